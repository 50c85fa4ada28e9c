using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>Get-MailkitCampaign asks for one campaign where one is wanted, and for the whole list where several are.</summary>
public sealed class GetMailkitCampaignTests
{
    private const string Function = "mailkit.campaigns.list";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitCampaign", null, "7001 7002")]
    [InlineData("Get-MailkitCampaign spring*", null, "7001")]
    [InlineData("Get-MailkitCampaign -CampaignId 7002", 7002L, "7002")]
    [InlineData("Get-MailkitCampaign -CampaignId 7002, 7002", 7002L, "7002")]
    [InlineData("Get-MailkitCampaign -CampaignId 7002, 7001", null, "7001 7002")]
    [InlineData("Get-MailkitCampaign -Name Spring* -ID_message '7001'", 7001L, "7001")]
    [InlineData("[pscustomobject]@{ campaign_id = '7002' } | Get-MailkitCampaign", null, "7002")]
    [InlineData("7001, 7002 | ForEach-Object { [pscustomobject]@{ CampaignId = $_ } } | Get-MailkitCampaign", null, "7001 7002")]
    public async Task One_call_asks_for_what_is_wanted(string script, long? asked, string expected)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(expected, Ids(shell.Run(script).AssertNoErrors()));
        JsonElement call = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement;
        Assert.Equal(asked, call.TryGetProperty("ID_message", out JsonElement id) ? id.GetInt64() : null);
    }

    [Theory]
    [InlineData("-CampaignId 7009", "[]", "", "7009")]
    [InlineData("-CampaignId 7009", "{}", "", "7009")]
    [InlineData("-CampaignId 7009", """[{"ID_MESSAGE":7001,"NAME":"Spring news"}]""", "", "7009")]
    [InlineData("-Name Reminder -CampaignId 7001", """[{"ID_MESSAGE":7001,"NAME":"Spring news"}]""", "", "7001 Reminder")]
    [InlineData("-CampaignId 7001, 7009", """[{"ID_MESSAGE":7001,"NAME":"Spring news"}]""", "7001", "7009")]
    public async Task A_campaign_that_does_not_come_is_an_error(string arguments, string answer, string found, string missing)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitCampaign {arguments}");
        Assert.Equal(found, Ids(run));
        Assert.Equal(missing, string.Join(' ', run.Errors.Select(error => error.TargetObject)));
        Assert.All(
            run.Errors,
            error => Assert.Equal("MailkitNotFound,MailkitPS.GetMailkitCampaignCommand", error.FullyQualifiedErrorId));
    }

    private static string Ids(Run run) => string.Join(' ', run.Output.Select(campaign => campaign.Properties["CampaignId"].Value));
}
