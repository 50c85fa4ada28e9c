namespace MailkitPS.Core.Tests.Http;

/// <summary>The MD5 code is removed from a text, whatever the code and the text are.</summary>
public sealed class ClientLoginTests
{
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", "a 0123456789ABCDEF0123456789abcdef, 0123456789abcdef0123456789abcdef", "a ***, ***")]
    [InlineData("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcde")]
    [InlineData("*", "a*b**", "a***b******")]
    [InlineData("**", "*** *", "**** *")]
    [InlineData("***", "***", "***")]
    [InlineData("aa", "aaa", "***a")]
    [InlineData("", "text", "text")]
    public void A_scan_goes_forward_and_ends(string code, string text, string expected) =>
        Assert.Equal(expected, new ClientLogin(1, code).Redact(text));
}
