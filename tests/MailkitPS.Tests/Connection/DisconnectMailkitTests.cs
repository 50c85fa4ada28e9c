using System.Management.Automation;

namespace MailkitPS.Tests.Connection;

/// <summary>Disconnect-Mailkit, as a user runs it.</summary>
public sealed class DisconnectMailkitTests
{
    private const string ConnectTwo =
        "param($credential) 'one', 'two' | ForEach-Object { Connect-Mailkit $credential -Name $_ -SkipVerification }";

    [Theory]
    [InlineData("Disconnect-Mailkit", "one")]
    [InlineData("Disconnect-Mailkit one", "two")]
    [InlineData("Disconnect-Mailkit -Connection ONE", "two")]
    [InlineData("Disconnect-Mailkit -Name ONE", "two")]
    [InlineData("Get-MailkitConnection two | Disconnect-Mailkit", "one")]
    [InlineData("'one', 'two' | Disconnect-Mailkit", "")]
    [InlineData("Get-MailkitConnection | Disconnect-Mailkit", "")]
    [InlineData("Disconnect-Mailkit -All", "")]
    [InlineData("Disconnect-Mailkit -All; Disconnect-Mailkit; Disconnect-Mailkit -All", "")]
    public void What_is_named_is_forgotten(string script, string left)
    {
        using Shell shell = new();
        shell.Run(ConnectTwo, Shell.Credential()).AssertNoErrors();
        Assert.Empty(shell.Run(script).AssertNoErrors().Output);
        Assert.Equal(left, string.Join(' ', shell.Run("(Get-MailkitConnection).Name").AssertNoErrors().Output));
    }

    [Fact]
    public void PassThru_returns_what_was_forgotten()
    {
        using Shell shell = new();
        shell.Run(ConnectTwo, Shell.Credential()).AssertNoErrors();
        Assert.Equal("two", shell.Run("(Disconnect-Mailkit -PassThru).Name").Single.ToString());
    }

    [Fact]
    public void Without_a_default_the_next_call_needs_a_name()
    {
        using Shell shell = new();
        shell.Run(ConnectTwo, Shell.Credential()).AssertNoErrors();
        ErrorRecord error = shell.Run("Disconnect-Mailkit; Get-MailkitSendMassResult 1")
            .AssertError("MailkitNotConnected", ErrorCategory.InvalidOperation);
        Assert.Contains("There are: one.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Select-MailkitConnection", error.Exception.Message, StringComparison.Ordinal);
        error = shell.Run("Disconnect-Mailkit -All; Get-MailkitSendMassResult 1")
            .AssertError("MailkitNotConnected", ErrorCategory.InvalidOperation);
        Assert.Contains("Connect-Mailkit", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Select-MailkitConnection", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_an_error()
    {
        using Shell shell = new();
        shell.Run(ConnectTwo, Shell.Credential()).AssertNoErrors();
        ErrorRecord error = shell.Run("Disconnect-Mailkit prdo").AssertError("MailkitConnectionNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("There are: two, one.", error.Exception.Message, StringComparison.Ordinal);
    }
}
