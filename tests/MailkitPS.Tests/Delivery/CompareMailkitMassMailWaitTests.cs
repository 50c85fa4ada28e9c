using System.Diagnostics;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>
/// Compare-MailkitMassMail -WaitForCompletion as a user runs it. What it waits for is in AccountedWaitTests, over virtual time; here one
/// poll is enough as a rule, so that nothing is waited for.
/// </summary>
[Collection(nameof(RealTime))]
public sealed class CompareMailkitMassMailWaitTests
{
    private const string Results = "mailkit.sendmail_mass.results";
    private const string Totals = "mailkit.report.message";
    private const string Recipients = "mailkit.report.message.recipients";
    private const string Wait = "-WaitForCompletion -SettleTimeSec 0 -StablePolls 1 -PollIntervalSec 1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json, "Recipients")]
    [InlineData(WireForm.XmlRpc, "Recipients")]
    [InlineData(WireForm.Json, "Raw")]
    public async Task Everybody_is_accounted_for_when_all_have_been_seen(WireForm form, string readFrom)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            $$"""
            {{Sent("ada", "error-6", "wait-99", "failed")}}
            $people | Compare-MailkitMassMail -Request $sends -ReadFrom {{readFrom}} {{Wait}} -SummaryVariable sum -Verbose
            $sum
            """).AssertNoErrors();
        Assert.Equal(["Sent", "Refused", "Waiting", "Failed"], OutcomesOf(run));
        PSObject summary = run.Output[^1];
        Assert.Equal(("Accounted", "True", "False"), (Text(summary, "State"), Text(summary, "IsAccounted"), Text(summary, "IsFinished")));
        Assert.Equal((readFrom, "61001", "9001"), (Text(summary, "Source"), Text(summary, "SendIds"), Text(summary, "RequestIds")));
        Assert.NotEmpty(Text(summary, "SourceReadAt"));
        Assert.Empty(run.Warnings);
        Assert.DoesNotContain(run.Verbose, line => line.Contains('@', StringComparison.Ordinal));
        Assert.Contains(run.Verbose, line => line.StartsWith("If this ends early, pipe the same input into: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_appears_late_is_waited_for_until_all_are_finished()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{Sent("late-3", "wait-4")}}
            $people | Compare-MailkitMassMail -Request $sends {{Wait}} -Until Finished -SummaryVariable sum
            $sum
            """);
        Assert.Equal(["Sent", "Sent"], OutcomesOf(run.AssertNoErrors()));
        Assert.Equal("Accounted", Text(run.Output[^1], "State"));
    }

    [Fact]
    public async Task A_time_out_writes_the_outcomes_as_they_are_and_says_how_to_go_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{Sent("ada", "never")}}
            $people | Compare-MailkitMassMail -Request $sends {{Wait}} -WaitTimeoutSec 1 -CaseSensitive -After 0 -EndEarly -Until Finished `
                -Outcome Missing, Sent -SummaryVariable sum -Verbose
            $sum
            """);
        ErrorRecord error = run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        Assert.Equal([9001L], Assert.IsType<long[]>(error.TargetObject));
        Assert.Equal(["Sent", "Missing"], OutcomesOf(run));
        Assert.Equal("TimedOut", Text(run.Output[^1], "State"));
        string text = error.Exception.Message;
        Assert.Contains("missing 1 of 2, waiting 0.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@", text, StringComparison.Ordinal);
        string resume = text[text.IndexOf("Compare-MailkitMassMail", StringComparison.Ordinal)..];
        Assert.Matches(
            "^Compare-MailkitMassMail -RequestId 9001 -CampaignId 7001 -SubmittedAt [^ ]*Z -After 0 -Outcome Missing, Sent -CaseSensitive "
            + "-WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1 -StablePolls 1 -WaitTimeoutSec 1 -EndEarly -Until Finished "
            + "-Connection '90000001'$",
            resume);
        Assert.Contains(run.Verbose, line => line.EndsWith(resume, StringComparison.Ordinal));
        Assert.Equal(["Sent", "Missing"], OutcomesOf(shell.Run($"$people | {resume} -ErrorAction Ignore; 0")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("-SubmittedAt 2026-03-14T09:00:00Z", "-SubmittedAt 2026-03-14T09:00:00.000Z ")]
    public async Task To_go_on_asks_for_the_same_again_and_makes_no_time_up(string typed, string resumed)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string command = $"Compare-MailkitMassMail -RequestId 8002 -SendId 60001 {typed} -WaitForCompletion -WaitTimeoutSec 1";
        for (int i = 0; i < 2; i++)
        {
            Run run = shell.Run($"'never@example.com' | {command} -Verbose -ErrorAction Ignore");
            string told = Assert.Single(run.Verbose, line => line.StartsWith("If this ends early", StringComparison.Ordinal));
            command = told[told.IndexOf("Compare-MailkitMassMail", StringComparison.Ordinal)..];
            Assert.StartsWith(
                $"Compare-MailkitMassMail -RequestId 8002 -SendId 60001 {resumed}-WaitForCompletion -WaitTimeoutSec 1 ",
                command,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task To_go_on_needs_the_same_map()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            "[pscustomobject]@{ Mail = 'never@example.com' } | Compare-MailkitMassMail -RequestId 8002 -SendId 60001 -WaitForCompletion "
            + "-WaitTimeoutSec 1 -FieldMap @{ Mail = 'Email' }");
        Assert.Contains(
            "pipe the same input, with the same -FieldMap, into: Compare-MailkitMassMail ",
            run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout).Exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-SubmittedAt 2026-03-14T09:00:00.000Z -WaitForCompletion -SettleTimeSec 2400 ")]
    [InlineData("-SubmittedAt 2026-03-14T08:00:00Z", "-SubmittedAt 2026-03-14T08:00:00.000Z -WaitForCompletion -SettleTimeSec 6000 ")]
    [InlineData("-SubmittedAt 2026-03-14T10:00:00Z", "-SubmittedAt 2026-03-14T10:00:00.000Z -WaitForCompletion -WaitTimeoutSec 1 ")]
    public async Task Requests_of_different_times_settle_with_the_latest(string typed, string resumed)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $requests = [pscustomobject]@{ RequestId = 8002; SubmittedAt = '2026-03-14T09:00:00Z'; CampaignId = 7001 },
                [pscustomobject]@{ RequestId = 8001; SubmittedAt = '2026-03-14T09:10:00Z'; CampaignId = 7001 }
            'ada@example.com' | Compare-MailkitMassMail -Request $requests {{typed}} -WaitForCompletion -WaitTimeoutSec 1 -Verbose
            """);
        Assert.Contains(run.Verbose, line => line.Contains(resumed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_early_end_does_not_wait_for_the_settle_time()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        long started = Stopwatch.GetTimestamp();
        Run run = shell.Run(
            $"{Sent("ada", "error-6")}\n$people | Compare-MailkitMassMail -Request $sends -WaitForCompletion -EndEarly -After 0");
        Assert.Equal(["Sent", "Refused"], run.AssertNoErrors().Output.Select(row => Text(row, "Outcome")));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 60);
    }

    [Theory]
    [InlineData("-SettleTimeSec 5")]
    [InlineData("-PollIntervalSec 5")]
    [InlineData("-StablePolls 5")]
    [InlineData("-WaitTimeoutSec 5")]
    [InlineData("-Until Finished")]
    [InlineData("-EndEarly")]
    public void What_belongs_to_a_wait_is_refused_without_it(string parameter)
    {
        using Shell shell = new();
        ErrorRecord error = shell.Run($"'ada@example.com' | Compare-MailkitMassMail -RequestId 8001 -SendId 60001 {parameter}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(parameter.Split(' ')[0], error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-WaitForCompletion", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-RequestId 8001 -SendId 60001 -EndEarly", "-After")]
    [InlineData("-RequestId 8001 -SendId 60001 -EndEarly -After $null", "-After")]
    [InlineData("-ErrorRow @() -SendId 60001", "-ErrorRow")]
    [InlineData("-RequestId 8001 -DeliveryRow ([pscustomobject]@{ Email = 'a@x.cz'; Status = 'sent'; SendMessageId = 1 })", "-DeliveryRow")]
    [InlineData("-Request ([pscustomobject]@{ RequestId = $null; SubmittedAt = '2026-03-14T09:00:00Z' }) -SendId 60001", "-RequestId")]
    public void A_wait_that_could_not_end_well_is_refused(string parameters, string named)
    {
        using Shell shell = new();
        ErrorRecord error = shell.Run($"'ada@example.com' | Compare-MailkitMassMail {parameters} -WaitForCompletion")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(named, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Results, "Unauthorized", "MailkitUnauthorized", "the result of 8001")]
    [InlineData(Totals, "Disallowed IP 192.0.2.1", "MailkitAddressNotAllowed", "the delivery 60001")]
    [InlineData(Recipients, "Invalid ID_send", "MailkitNotFound", "the recipients of the delivery 60001")]
    [InlineData(Results, "Something else", "MailkitApiError", "the result of 8001")]
    public async Task What_is_refused_during_the_wait_ends_it(string function, string says, string id, string named)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Results, Answers.Results());
        simulator.Play(Recipients, Answers.Json("[]"));
        simulator.Play(Totals, Answers.Recording(Totals, "success"));

        // Recipients are read once, in the first poll, and the others again in the second.
        Answer good = function == Results ? Answers.Results() : Answers.Recording(Totals, "success");
        simulator.Play(function, [.. function == Recipients ? Array.Empty<Answer>() : [good], Answers.Error(says)]);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            "'ada@example.com' | Compare-MailkitMassMail -RequestId 8001 -SendId 60001 -WaitForCompletion -PollIntervalSec 1 "
            + "-SummaryVariable sum");
        ErrorRecord error = Assert.Single(run.AllErrors);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.StartsWith($"Nobody was compared, because {named} could not be read.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal("Failed", Text(shell.Run("$sum").Single, "State"));
    }

    [Theory]
    [InlineData("'ada'", "Accounted", 0)]
    [InlineData("'ada', 'eva', 'ida'", "TimedOut", 2)]
    public async Task A_request_that_is_refused_is_told_and_the_others_go_on(string people, string state, int missing)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Totals, Answers.Recording(Totals, "success"));
        simulator.Play(Recipients, Answers.Json("""[{"ID_EMAIL":1,"EMAIL":"ada@example.com","STATUS":"sent","ID_SEND_MESSAGE":5}]"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{people}} | ForEach-Object { "$_@example.com" } |
                Compare-MailkitMassMail -RequestId 7, 8002 -SendId 60001 {{Wait}} -WaitTimeoutSec 2 -SummaryVariable sum
            $sum
            """);
        Assert.Equal(["Sent", .. Enumerable.Repeat("Missing", missing)], OutcomesOf(run));
        ErrorRecord error = run.Errors[0];
        Assert.Equal("MailkitApiError", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(7L, error.TargetObject);
        Assert.StartsWith(
            "Whom the request refused is not known, because the result of 7 could not be read.",
            error.Exception.Message,
            StringComparison.Ordinal);
        PSObject summary = run.Output[^1];
        Assert.Equal(
            (state, $"{missing}", $"{missing == 0}"),
            (Text(summary, "State"), Text(summary, "MissingCount"), Text(summary, "IsAccounted")));
        const string Caveat = "Results that could not be read: 7. Whomever these requests refused is Missing.";
        Assert.Contains(Caveat, Text(summary, "Caveats"), StringComparison.Ordinal);
        Assert.Equal([Caveat], run.Warnings);
    }

    [Fact]
    public async Task A_request_that_is_refused_after_the_deadline_takes_nothing_from_the_others()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Totals, Answers.Recording(Totals, "success"));
        simulator.Play(Recipients, Answers.Json("""[{"ID_EMAIL":1,"EMAIL":"ada@example.com","STATUS":"sent","ID_SEND_MESSAGE":5}]"""));
        simulator.Play(Results, async (context, call) =>
        {
            bool isRefused = call.RequestId == 8001;
            await Task.Delay(TimeSpan.FromSeconds(isRefused ? 3 : 0), context.RequestAborted);
            await (isRefused ? Answers.Error("Invalid request_id") : Answers.Json("[]"))(context, call);
        });
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"""
            'ada@example.com', 'eva@example.com' |
                Compare-MailkitMassMail -RequestId 8001, 8002 -SendId 60001 {Wait} -WaitTimeoutSec 2 -SummaryVariable sum
            $sum
            """);
        Assert.Equal(["Sent", "Missing"], OutcomesOf(run));
        Assert.Equal(["MailkitApiError", "MailkitWaitTimeout"], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("To go on with it", run.Errors[1].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("TimedOut", Text(run.Output[^1], "State"));
    }

    [Fact]
    public async Task A_result_that_was_never_read_is_told()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Results, Answers.Status(503));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"'nobody@example.com' | Compare-MailkitMassMail -RequestId 8002 -SendId 60001 {Wait} -WaitTimeoutSec 1; 0");
        run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        Assert.Equal(["Missing"], OutcomesOf(run));
        Assert.Contains(run.Warnings, warning => warning.StartsWith("Results that could not be read: 8002.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_until_the_deadline_leaves_nothing_to_compare()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Recipients, Answers.Status(503));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"'ada@example.com' | Compare-MailkitMassMail -RequestId 8002 -SendId 60001 {Wait} -WaitTimeoutSec 1 -SummaryVariable sum");
        ErrorRecord error = run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        Assert.StartsWith("Nobody was compared, because the messages had not been read", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("503", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Contains("Polling the deliveries fails", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Equal("TimedOut", Text(shell.Run("$sum").Single, "State"));
    }

    [Fact]
    public async Task Stopping_takes_effect_at_once_and_the_summary_tells_what_was_known()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        using PowerShell pipeline = shell.Prepare(
            $"{Sent("ada", "never")}\n$people | Compare-MailkitMassMail -Request $sends -WaitForCompletion -SummaryVariable sum");
        PSDataCollection<PSObject> output = [];
        IAsyncResult running = pipeline.BeginInvoke<PSObject, PSObject>(null, output);
        await Eventually.HoldsAsync(() => pipeline.Streams.Progress.Any(
            record => record.StatusDescription.StartsWith("Missing 1 of 2; next poll in", StringComparison.Ordinal)));
        long started = Stopwatch.GetTimestamp();
        pipeline.Stop();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 0.5);
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        Assert.Empty(output);
        PSObject summary = shell.Run("$sum").Single;
        Assert.Equal(("Waiting", "1"), (Text(summary, "State"), Text(summary, "MissingCount")));
    }

    [Fact]
    public async Task Downstream_may_end_it()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{Sent("ada", "grace")}}
            foreach ($once in 1) { $people | Compare-MailkitMassMail -Request $sends {{Wait}} | ForEach-Object { $_; break } }
            """);
        Assert.Equal("1", Text(run.Single, "Position"));
    }

    [Fact]
    public async Task Nobody_is_not_waited_for()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("@() | Compare-MailkitMassMail -RequestId 8001 -SendId 60001 -WaitForCompletion").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(simulator.Calls);
    }

    private static string Sent(params string[] names) =>
        $"$people = '{string.Join("', '", names)}' | ForEach-Object {{ [pscustomobject]@{{ Email = \"$_@example.com\" }} }}\n"
        + "$sends = $people | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false";

    /// <summary>All but the last object, which is the summary.</summary>
    private static IEnumerable<string> OutcomesOf(Run run) => run.Output.SkipLast(1).Select(row => Text(row, "Outcome"));

    private static string Text(PSObject row, string property) => $"{row.Properties[property].Value}";
}
