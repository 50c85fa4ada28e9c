namespace MailkitPS.Core.Tests.Wire;

/// <summary>What acts on a console or a log, and is no letter, is seen as what it is.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain ASCII: {'a' = \"b\\c\"}", "plain ASCII: {'a' = \"b\\c\"}")]
    [InlineData("žluťoučký kůň", "žluťoučký kůň")]
    [InlineData("\u05e9\u05dc\u05d5\u05dd, \u4f60\u597d", "\u05e9\u05dc\u05d5\u05dd, \u4f60\u597d")]
    [InlineData("\ud83d\udc68\u200d\ud83d\udc69", "\ud83d\udc68\u200d\ud83d\udc69")]
    [InlineData("", "")]
    [InlineData("a\nVERBOSE: b", "a\\nVERBOSE: b")]
    [InlineData("a\r\n\tb", "a\\r\\n\\tb")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("nul\0", "nul\\u0000")]
    [InlineData("\u007f\u0085\u009b31m", "\\u007F\\u0085\\u009B31m")]
    [InlineData("\u202Eevil\u202C\u2066x\u2069\u200f\u061c", "\\u202Eevil\\u202C\\u2066x\\u2069\\u200F\\u061C")]
    [InlineData("a\u2028b\u2029c\ufeffd\u00ade", "a\\u2028b\\u2029c\\uFEFFd\\u00ADe")]
    [InlineData("a\U000E0041b\U0001D173c", "a\\uDB40\\uDC41b\\uD834\\uDD73c")]
    public void Controls_are_escaped_and_letters_stay(string text, string visible)
    {
        Assert.Equal(visible, VisibleText.Of(text));
        Assert.Equal(visible, VisibleText.Of(VisibleText.Of(text)));
    }

    [Fact]
    public void Half_a_character_is_one_that_cannot_be_seen() =>
        Assert.Equal("\\uD83D half \\uDC68", VisibleText.Of($"{(char)0xD83D} half {(char)0xDC68}"));
}
