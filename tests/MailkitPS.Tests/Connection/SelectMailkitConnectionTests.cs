using System.Management.Automation;

namespace MailkitPS.Tests.Connection;

/// <summary>Select-MailkitConnection, as a user runs it.</summary>
public sealed class SelectMailkitConnectionTests
{
    private const string ConnectThree =
        "param($credential) 'shop', 'news', 90000001 | ForEach-Object { Connect-Mailkit $credential -Name $_ -SkipVerification }";

    [Theory]
    [InlineData("Select-MailkitConnection shop", "shop")]
    [InlineData("Select-MailkitConnection -Connection NEWS", "news")]
    [InlineData("Select-MailkitConnection -Name news", "news")]
    [InlineData("Get-MailkitConnection shop | Select-MailkitConnection", "shop")]
    [InlineData("'shop' | Select-MailkitConnection", "shop")]
    [InlineData("Select-MailkitConnection (Get-MailkitConnection news)", "news")]
    [InlineData("Disconnect-Mailkit; Select-MailkitConnection news", "news")]
    [InlineData("Select-MailkitConnection shop; Select-MailkitConnection 90000001", "90000001")]
    public void What_is_selected_is_the_default(string script, string name)
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        Assert.Empty(shell.Run(script).AssertNoErrors().Output);
        Assert.Equal(name, shell.Run("(Get-MailkitConnection -Default).Name").Single.ToString());
        Assert.Equal(name, shell.Run("(Get-MailkitConnection)[0].Name").Single.ToString());
    }

    [Fact]
    public void PassThru_returns_it()
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        Assert.Equal(
            "shop True",
            shell.Run("Select-MailkitConnection shop -PassThru | ForEach-Object { $_.Name + ' ' + $_.IsDefault }").Single.ToString());
    }

    [Theory]
    [InlineData("Select-MailkitConnection shpo")]
    [InlineData("$gone = Disconnect-Mailkit news -PassThru; Select-MailkitConnection $gone")]
    public void What_this_runspace_does_not_have_is_an_error_and_the_default_stays(string script)
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        shell.Run(script).AssertError("MailkitConnectionNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("90000001", shell.Run("(Get-MailkitConnection -Default).Name").Single.ToString());
    }

    [Fact]
    public void What_is_no_connection_is_an_error()
    {
        using Shell shell = new();
        shell.Run("Select-MailkitConnection $ExecutionContext").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
    }
}
