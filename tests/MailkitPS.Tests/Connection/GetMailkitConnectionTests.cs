using System.Management.Automation;

namespace MailkitPS.Tests.Connection;

/// <summary>Get-MailkitConnection and the completion of names, as a user sees them.</summary>
public sealed class GetMailkitConnectionTests
{
    private const string ConnectThree =
        "param($credential) 'prod', 'preview', \"Ada's\" | ForEach-Object { Connect-Mailkit $credential -Name $_ -SkipVerification }";

    [Theory]
    [InlineData("Get-MailkitConnection", "Ada's prod preview")]
    [InlineData("Get-MailkitConnection pr*", "prod preview")]
    [InlineData("Get-MailkitConnection preview, PROD", "preview prod")]
    [InlineData("Get-MailkitConnection -Default", "Ada's")]
    [InlineData("Get-MailkitConnection pr* -Default", "")]
    [InlineData("Get-MailkitConnection x*", "")]
    public void Connections_are_listed_the_default_first(string script, string names)
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        Assert.Equal(names, string.Join(' ', shell.Run($"({script}).Name").AssertNoErrors().Output));
    }

    [Fact]
    public void A_name_that_is_not_there_is_an_error()
    {
        using Shell shell = new();
        shell.Run("Get-MailkitConnection prdo").AssertError("MailkitConnectionNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void Without_connections_there_is_no_output_and_no_error()
    {
        using Shell shell = new();
        Assert.Empty(shell.Run("Get-MailkitConnection").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("Get-MailkitConnection pr", "prod preview")]
    [InlineData("Get-MailkitSendMassResult 1 -Connection ", "'Ada''s' prod preview")]
    [InlineData("Connect-Mailkit -Name pre", "preview")]
    [InlineData("Disconnect-Mailkit 'A", "'Ada''s'")]
    [InlineData("Test-MailkitConnection -Connection PRO", "prod")]
    public void Names_are_completed(string line, string names)
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        using PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = shell.Runspace;
        CommandCompletion completion = CommandCompletion.CompleteInput(line, line.Length, null, pipeline);
        Assert.Equal(names, string.Join(' ', completion.CompletionMatches.Select(match => match.CompletionText)));
    }
}
