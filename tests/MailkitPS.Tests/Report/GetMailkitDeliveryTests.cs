using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reports;

/// <summary>Get-MailkitDelivery: which of two IDs counts, and each of them once.</summary>
public sealed class GetMailkitDeliveryTests
{
    private const string OfCampaign = "mailkit.report.campaign";
    private const string OfDelivery = "mailkit.report.message";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-CampaignId 7001", OfCampaign, "7001 60001; 7001 60002")]
    [InlineData("7001 -From 2026-03-01", OfCampaign, "7001 60001; 7001 60002")]
    [InlineData("-SendId 60001", OfDelivery, " 60001")]
    [InlineData("-ID_send '60001' -CampaignId 7001", OfDelivery, "7001 60001")]
    public async Task The_delivery_counts_and_the_campaign_is_kept(string arguments, string function, string rows)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(rows, Show(shell.Run($"Get-MailkitDelivery {arguments}").AssertNoErrors()));
        Assert.Equal(function, Assert.Single(simulator.Calls).Function);
    }

    [Fact]
    public async Task The_deliveries_of_a_campaign_can_be_read_one_by_one()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitDelivery 7001 -From 2026-03-01 | Get-MailkitDelivery -From 2026-03-01").AssertNoErrors();
        Assert.Equal("7001 60001; 7001 60002", Show(run));
        Assert.Equal([OfCampaign, OfDelivery, OfDelivery], simulator.Calls.Select(call => call.Function));
        Assert.Equal([60001L, 60002L], simulator.Calls.Skip(1).Select(call => call.SendId!.Value));
    }

    [Fact]
    public async Task Each_id_is_read_once_and_none_stays_for_the_next_input()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            [pscustomobject]@{ SendId = 60001; CampaignId = 7001 },
            [pscustomobject]@{ CampaignId = 7002 },
            [pscustomobject]@{ SendId = '60001'; CampaignId = 7002 },
            [pscustomobject]@{ ID_message = '7002'; SendId = '' },
            [pscustomobject]@{ SendId = 7002 } | Get-MailkitDelivery
            """).AssertNoErrors();
        Assert.Equal("7001 60001; 7002 60001; 7002 60002;  7002", Show(run));
        Assert.Equal([OfDelivery, OfCampaign, OfDelivery], simulator.Calls.Select(call => call.Function));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ SendId = $null; CampaignId = '' }", "Input 2")]
    [InlineData("[pscustomobject]@{ SendId = 'abc'; CampaignId = 7001 }", "'abc'")]
    [InlineData("[pscustomobject]@{ CampaignId = 5.7 }", "'5.7'")]
    public async Task An_input_without_an_id_is_told_and_the_next_goes_on(string input, string told)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"[pscustomobject]@{{ SendId = 1 }}, ({input}), [pscustomobject]@{{ SendId = 3 }} | Get-MailkitDelivery");
        Assert.Equal(" 1;  3", Show(run));
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-CampaignId")]
    [InlineData("-CampaignId ''", "-CampaignId")]
    [InlineData("-SendId -5", "'-5'")]
    [InlineData("-SendId 60001 -From 2026-03-01", "-From")]
    [InlineData("-SendId 60001 -From 2026-03-01 -To 2026-03-02", "-From")]
    public async Task What_is_wrong_on_the_command_line_ends_it_before_any_call(string arguments, string told)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Get-MailkitDelivery {arguments}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("""{"error_status":1,"error":"Invalid ID_send"}""", "Invalid ID_send")]
    [InlineData("[]", "There is no delivery 8")]
    public async Task An_id_that_Mailkit_does_not_know_is_not_found(string answer, string told)
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(OfDelivery, Answers.Json(answer), Answers.Recording(OfDelivery, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("8, 9 | ForEach-Object { [pscustomobject]@{ SendId = $_ } } | Get-MailkitDelivery");
        Assert.Equal(" 9", Show(run));
        ErrorRecord error = run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(8L, error.TargetObject);
        Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A Mailkit that answers with the recordings, whatever the IDs are.</summary>
    private static async Task<MailkitSimulator> StartAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        foreach (string function in (string[])[OfCampaign, OfDelivery])
        {
            simulator.Play(function, Answers.Recording(function, "success"));
        }

        return simulator;
    }

    private static string Show(Run run) => string.Join(
        "; ",
        run.Output.Select(row => $"{row.Properties["CampaignId"].Value} {row.Properties["SendId"].Value}"));
}
