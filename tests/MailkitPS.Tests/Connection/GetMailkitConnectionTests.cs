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

    [Theory]
    [InlineData("Get-MailkitConnection '['")]
    [InlineData("Get-MailkitConnection prod, 'pr[a-'")]
    [InlineData("Get-MailkitConnection -Name '[' -Default")]
    [InlineData("Get-MailkitMailingList '['")]
    [InlineData("Get-MailkitMailingList -Name news, 'pr[a-'")]
    public void A_name_that_is_no_pattern_is_an_error(string script)
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        ErrorRecord error = shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-Name", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_looks_like_a_pattern_is_found_as_it_is_written()
    {
        using Shell shell = new();
        shell.Run("param($credential) Connect-Mailkit $credential -Name 'shop[1]' -SkipVerification", Shell.Credential()).AssertNoErrors();
        Assert.Equal("shop[1]", shell.Run("(Get-MailkitConnection 'shop[1]').Name").Single.ToString());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("pr[a-")]
    public void A_name_that_is_no_pattern_is_found_as_it_is_written(string name)
    {
        using Shell shell = new();
        shell.Run("param($credential, $name) Connect-Mailkit $credential -Name $name -SkipVerification", Shell.Credential(), name)
            .AssertNoErrors();
        Assert.Equal(name, shell.Run("param($name) (Get-MailkitConnection $name).Name", name).Single.ToString());
    }

    [Theory]
    [InlineData("Get-MailkitConnection \"a`e`n\"")]
    [InlineData("Get-MailkitSendMassResult 1 -Connection \"a`e`n\"")]
    [InlineData("Get-MailkitConnection \"a`e`n[\"")]
    [InlineData("Get-MailkitMailingList \"a`e`n[\"")]
    [InlineData("Disconnect-Mailkit; Get-MailkitMailingList")]
    public void A_name_in_an_error_is_shown_with_what_is_invisible(string script)
    {
        using Shell shell = new();
        shell.Run("param($credential) Connect-Mailkit $credential -Name \"a`e`nb\" -SkipVerification", Shell.Credential())
            .AssertNoErrors();
        shell.Run("param($credential) Connect-Mailkit $credential -Name other -SkipVerification", Shell.Credential())
            .AssertNoErrors();
        string message = Assert.Single(shell.Run(script).AllErrors).Exception.Message;
        Assert.Contains(@"a\u001B\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.DoesNotContain("wildcard character", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_tells_which_one_is_the_default_now()
    {
        using Shell shell = new();
        shell.Run(ConnectThree, Shell.Credential()).AssertNoErrors();
        const string Shown =
            "\"Ada's\", 'preview', 'prod' | ForEach-Object { Get-MailkitConnection $_ } | ForEach-Object { $_.Name + ' ' + $_.IsDefault }";
        Assert.Equal("Ada's True, preview False, prod False", string.Join(", ", shell.Run(Shown).AssertNoErrors().Output));
        PSObject kept = shell.Run("Get-MailkitConnection -Default").Single;
        shell.Run("Select-MailkitConnection prod").AssertNoErrors();
        Assert.Equal("Ada's False, preview False, prod True", string.Join(", ", shell.Run(Shown).AssertNoErrors().Output));

        // An object that was read before tells it, too, and another runspace has a default of its own.
        Assert.False((bool)shell.Run("$args[0].IsDefault", kept).Single.BaseObject);
        PSObject prod = shell.Run("Get-MailkitConnection prod").Single;
        using Shell other = new();
        Assert.False((bool)other.Run("$args[0].IsDefault", prod).Single.BaseObject);
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
