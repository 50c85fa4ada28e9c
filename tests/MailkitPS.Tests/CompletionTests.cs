using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>What Tab offers, all of it known without asking anybody.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Get-MailkitSendMassResult 1 | Where-Object Error -eq Uns", "Unsubscribed")]
    [InlineData("Get-MailkitSendMassResult 1 | Where-Object Error -in Inv", "InvalidEmail", "InvalidMailingList", "InvalidCampaign", "InvalidTemplate")]
    [InlineData("Get-MailkitSendMassResult 1 | Where-Object { $_.Error -eq 'Mis", "'MissingEmail'", "'MissingSender'")]
    [InlineData("Send-MailkitMail a@x | Where-Object Status -eq Fa", "Failed")]
    [InlineData("Send-MailkitMail a@x -Connection sh", "shop")]
    [InlineData("Disconnect-Mailkit sh", "shop")]
    [InlineData("Connect-Mailkit -Protocol X", "XmlRpc")]
    [InlineData("Invoke-MailkitFunction sendmail_mass.", "mailkit.sendmail_mass.results")]
    [InlineData("Invoke-MailkitFunction mailkit.profile.q", "mailkit.profile.queries.list")]
    public async Task Tab_offers_what_is_known(string line, params string[] expected)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("param($credential, $uri) Connect-Mailkit $credential -ApiUri $uri -Name shop -SkipVerification", Shell.Credential(), simulator.ApiUri).AssertNoErrors();
        CommandCompletion completion = (CommandCompletion)shell.Run("param($line) TabExpansion2 $line $line.Length", line).Single.BaseObject;
        Assert.Equal(expected.Order(), completion.CompletionMatches.Select(match => match.CompletionText).Order());
        Assert.Empty(simulator.Calls);
    }
}
