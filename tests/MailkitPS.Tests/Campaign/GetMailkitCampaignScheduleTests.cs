using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>What holds for every cmdlet that reads what belongs to an optional ID, shown with Get-MailkitCampaignSchedule.</summary>
public sealed class GetMailkitCampaignScheduleTests
{
    private const string Function = "mailkit.campaigns.schedule.list";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitCampaignSchedule", "")]
    [InlineData("Get-MailkitCampaignSchedule 7001", "7001")]
    [InlineData("Get-MailkitCampaignSchedule -ID_message '7001'", "7001")]
    [InlineData("7001, '7002', 7001 | Get-MailkitCampaignSchedule", "7001 7002")]
    [InlineData("[pscustomobject]@{ campaign_id = '7001' } | Get-MailkitCampaignSchedule", "7001")]
    [InlineData("Get-MailkitCampaign | Get-MailkitCampaignSchedule", "7001 7002")]
    public async Task Each_campaign_is_asked_for_once(string script, string asked)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        simulator.Play("mailkit.campaigns.list", Answers.Recording("mailkit.campaigns.list", "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(script).AssertNoErrors();
        Assert.Equal(asked, Asked(simulator));
        Assert.Equal(asked, string.Join(' ', run.Output.Select(row => row.Properties["CampaignId"].Value).Distinct()));
        Assert.Equal(simulator.Calls.Count(call => call.Function == Function) * 2, run.Output.Count);
    }

    [Theory]
    [InlineData("7001, $null, 7002 | Get-MailkitCampaignSchedule", "There is no ID of a campaign.")]
    [InlineData("7001, '', 7002 | Get-MailkitCampaignSchedule", "There is no ID of a campaign.")]
    [InlineData("7001, 'x', 7002 | Get-MailkitCampaignSchedule", "'x'")]
    [InlineData(
        "7001, '', 7002 | ForEach-Object { [pscustomobject]@{ CampaignId = $_ } } | Get-MailkitCampaignSchedule",
        "There is no ID of a campaign.")]
    public async Task An_input_without_an_id_is_an_error_and_does_not_ask_for_all(string script, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.StartsWith("Input 2 is left out.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("7001 7002", Asked(simulator));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("x")]
    public async Task A_typed_id_that_is_none_ends_the_command(string id)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitCampaignSchedule -CampaignId {id}; 'not reached'");
        run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task An_empty_pipeline_asks_for_nothing()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run("@() | Get-MailkitCampaignSchedule").AssertNoErrors().Output);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Nothing_pending_writes_nothing_and_a_campaign_that_is_not_there_is_an_error()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success-none-pending"), Answers.Error("Invalid ID_message"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("7001, 7009 | Get-MailkitCampaignSchedule");
        Assert.Empty(run.Output);
        ErrorRecord error = run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(7009L, error.TargetObject);
        Assert.Contains("Invalid ID_message", error.Exception.Message, StringComparison.Ordinal);
    }

    private static string Asked(MailkitSimulator simulator) => string.Join(
        ' ',
        simulator.Calls.Where(call => call.Function == Function).Select(call => AskedIn(call.Body)));

    private static long? AskedIn(string body) =>
        JsonDocument.Parse(body).RootElement.TryGetProperty("parameters", out JsonElement parameters)
            ? parameters.GetProperty("ID_message").GetInt64()
            : null;
}
