using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>Who waits for a server that says nothing is told after two seconds what is going on.</summary>
[Collection(nameof(RealTime))]
public sealed class ProgressLineTests
{
    private const string Mass = "Send-MailkitMassMail a@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false";

    /// <summary>All at the same time, because each takes as long as its server is silent, and nothing else.</summary>
    private static readonly Lazy<(Task Told, Task Silenced, Task Counted)> Waits = new(() => (
        Task.WhenAll(
            IsToldAsync("Get-MailkitSendMassResult 1", "mailkit.sendmail_mass.results", "attempt 1 of 2, at most "),
            IsToldAsync("Test-MailkitConnection", "mailkit.mailinglist.list", "attempt 1 of 2, at most "),
            IsToldAsync("Invoke-MailkitFunction mailkit.mailinglist.list", "mailkit.mailinglist.list", "attempt 1 of 2, at most "),
            IsToldAsync(Mass, "mailkit.sendmail_mass", "attempt 1 of 1, at most ")),
        Task.WhenAll(IsSilencedAsync("SilentlyContinue"), IsSilencedAsync("Ignore"), IsSilencedAsync("Stop")),
        SlowRowsAreCountedAsync()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_silent_server_is_told_after_two_seconds_and_the_line_is_closed() => Waits.Value.Told;

    [Fact]
    public Task Nothing_is_shown_where_progress_is_silenced_and_the_call_goes_on_where_it_stops() => Waits.Value.Silenced;

    [Fact]
    public async Task A_call_that_is_answered_at_once_shows_none()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.DoesNotContain(
            shell.Run("1..20 | ForEach-Object { Get-MailkitSendMassResult 8001 }").AssertNoErrors().Progress,
            line => line.Contains("mailkit.", StringComparison.Ordinal));
    }

    [Fact]
    public Task Rows_that_come_slowly_are_counted() => Waits.Value.Counted;

    private static async Task SlowRowsAreCountedAsync()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        Body body = Body.Results(new SimulatedRow(1, "ada@example.com", "a"), new SimulatedRow(2, "bob@example.com", "b"));
        simulator.Play(
            "mailkit.sendmail_mass.results",
            Answers.HoldBack(body, Position.AfterRow(1), Task.Delay(TimeSpan.FromSeconds(3.5), Token)));
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 10);
        Run run = await Task.Run(() => shell.Run("Get-MailkitSendMassResult 1").AssertNoErrors(), Token);
        Assert.Contains(run.Progress, line => line.Contains("1 row so far", StringComparison.Ordinal));
        Assert.Equal(2, run.Output.Count);
    }

    private static async Task IsToldAsync(string script, string function, string status)
    {
        await using MailkitSimulator simulator = await SilentAsync();
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 4, retries: 1);
        using PowerShell pipeline = shell.Prepare(script);
        List<(ProgressRecord Record, double At)> lines = Watch(pipeline);
        pipeline.AddCommand("Out-Null");
        await Task.Run(() => pipeline.Invoke(), Token);
        List<(ProgressRecord Record, double At)> shown = [.. lines.Where(line => line.Record.RecordType == ProgressRecordType.Processing)];
        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Equal(function, line.Record.Activity));
        Assert.StartsWith(status, shown[0].Record.StatusDescription, StringComparison.Ordinal);
        Assert.InRange(shown[0].At, 1.9, 4);
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.InRange(pair.Second.At - pair.First.At, 0.9, double.MaxValue));
        Assert.Equal(ProgressRecordType.Completed, lines[^1].Record.RecordType);
        Assert.Single(lines, line => line.Record.RecordType == ProgressRecordType.Completed);

        // Both attempts of four seconds, and at most one second between them.
        Assert.InRange(shown[0].Record.SecondsRemaining, 1, 9);
    }

    private static async Task IsSilencedAsync(string preference)
    {
        await using MailkitSimulator simulator = await SilentAsync();
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 3);
        Run run = await Task.Run(
            () => shell.Run($"$ProgressPreference = '{preference}'; Get-MailkitSendMassResult 1; {Mass}"), Token);
        Assert.DoesNotContain(run.Progress, line => line.Contains("mailkit.", StringComparison.Ordinal));
        Assert.Equal(
            ["MailkitTimeout", "MailkitSendIncomplete"],
            run.AllErrors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    private static async Task<MailkitSimulator> SilentAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        foreach (string function in (string[])["mailkit.sendmail_mass.results", "mailkit.mailinglist.list", "mailkit.sendmail_mass"])
        {
            simulator.Play(function, Answers.Silence());
        }

        return simulator;
    }

    /// <summary>The lines of the module and when they came, in seconds since now.</summary>
    private static List<(ProgressRecord Record, double At)> Watch(PowerShell pipeline)
    {
        List<(ProgressRecord Record, double At)> lines = [];
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        pipeline.Streams.Progress.DataAdded += (_, added) =>
        {
            ProgressRecord record = pipeline.Streams.Progress[added.Index];
            if (record.Activity.StartsWith("mailkit.", StringComparison.Ordinal))
            {
                lines.Add((record, System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds));
            }
        };
        return lines;
    }
}
