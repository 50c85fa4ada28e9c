using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>Get-MailkitCampaignHistory says where there may be more deliveries than it could read.</summary>
public sealed class GetMailkitCampaignHistoryTests
{
    private const string Function = "mailkit.campaigns.history";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitCampaignHistory", 50, null)]
    [InlineData("Get-MailkitCampaignHistory 7001 -Count 4", 4, null)]
    [InlineData("Get-MailkitCampaignHistory 7001 -Count 3", 3, "deliveries of the campaign 7001 as were asked for (3)")]
    [InlineData("Get-MailkitCampaignHistory -Count 3", 3, "deliveries as were asked for (3)")]
    public async Task As_many_as_were_asked_for_may_not_be_all(string script, int asked, string? warning)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(script).AssertNoErrors();
        Assert.Equal(3, run.Output.Count);
        JsonElement parameters = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("parameters");
        Assert.Equal(asked, parameters.GetProperty("list_count").GetInt32());
        if (warning is null)
        {
            Assert.Empty(run.Warnings);
        }
        else
        {
            Assert.Contains(warning, Assert.Single(run.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_broken_answer_is_an_error_and_no_warning()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Cut(Body.Recording(Function, "success"), Position.AfterRow(2)));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitCampaignHistory -Count 2");
        Assert.Equal(2, run.Output.Count);
        run.AssertError("MailkitInvalidAnswer", ErrorCategory.InvalidData);
        Assert.Empty(run.Warnings);
    }
}
