using System.Globalization;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>The wait until everybody has been seen, rule by rule, in virtual time.</summary>
public abstract class AccountedWaitTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Results = "sendmail_mass.results";
    private const string Totals = "report.message";
    private const string Recipients = "report.message.recipients";
    private const string Deliveries = "report.campaign";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = 45 * Minute;

    [Fact]
    public void It_is_accounted_when_the_results_have_settled_and_nobody_is_missing()
    {
        ComparisonWaiting waiting = Wait(2, (function, _, _) => Answer(function, Sent(1), Sent(2))).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal("SS", waiting.Outcomes);
        Assert.Equal(32 * Minute, waiting.Clock.Elapsed);
        Assert.Empty(waiting.Warnings);
        Assert.Empty(waiting.Failures);
    }

    [Fact]
    public void Messages_are_read_whole_only_when_totals_or_results_change_at_the_settle_moment_and_before_a_decision()
    {
        // The totals change at the third poll, an error comes with the fifth.
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => function switch
            {
                Totals => Total(sent: call < 3 ? 1 : 2),
                Results => call < 5 ? new() : new() { Rows = [SendMassWaitTests.Row(2)] },
                _ => Answer(function, Sent(1)),
            }).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal("SR", waiting.Outcomes);
        Assert.Equal([0, 4, 8, 30, 32], waiting.Server.SecondsOf(Recipients).Select(second => second / 60));
        Assert.Equal(18, waiting.Server.SecondsOf(Totals).Count());
    }

    [Fact]
    public void While_somebody_is_missing_each_poll_reads_all_because_totals_prove_nothing()
    {
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => function == Recipients && call < 4 ? Answer(function, Sent(1)) : Answer(function, Sent(1), Sent(2)),
            age: Long).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal([0, 2, 4, 6], waiting.Server.SecondsOf(Recipients).Select(second => second / 60));
        Assert.Equal("SS", waiting.Outcomes);
    }

    [Fact]
    public void Somebody_who_is_missing_keeps_the_wait_from_ending_until_its_deadline()
    {
        ComparisonWaiting waiting = Wait(3, (function, _, _) => Answer(function, Sent(1)), age: Long).Run(8001, 8002);
        Assert.Equal([SendMassState.TimedOut, SendMassState.TimedOut], waiting.States);
        Assert.Equal("SMM", waiting.Outcomes);
        Assert.Equal(2, waiting.Comparison.Summary.MissingCount);
        Assert.Equal(120 * Minute, waiting.Clock.Elapsed);
        Assert.Equal(7200, waiting.Server.SecondsOf(Recipients).Last());
    }

    [Theory]
    [InlineData(WaitUntil.Accounted, SendMassState.Accounted)]
    [InlineData(WaitUntil.Finished, SendMassState.TimedOut)]
    public void Who_waits_is_accounted_for_and_not_finished(WaitUntil until, SendMassState expected)
    {
        ComparisonWaiting waiting = Wait(
            2, (function, _, _) => Answer(function, Sent(1), Message(2, "wait")), age: Long, until: until).Run(8001);
        Assert.Equal([expected], waiting.States);
        Assert.Equal("SW", waiting.Outcomes);
    }

    [Fact]
    public void It_is_finished_when_nobody_waits_any_more()
    {
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => Answer(function, Sent(1), Message(2, call < 5 ? "wait" : "failed")),
            age: Long,
            until: WaitUntil.Finished).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal("SF", waiting.Outcomes);
        Assert.Equal(8 * Minute, waiting.Clock.Elapsed);
    }

    [Fact]
    public void Who_is_sent_and_no_longer_listed_is_missing_again()
    {
        ComparisonWaiting waiting = Wait(
            1, (function, _, call) => function == Recipients && call > 2 ? Answer(function) : Answer(function, Sent(1))).Run(8001);
        Assert.Equal([SendMassState.TimedOut], waiting.States);
        Assert.Equal("M", waiting.Outcomes);
    }

    [Fact]
    public void All_requests_have_to_be_stable()
    {
        // The second one changes with each of its first ten polls.
        ComparisonWaiting waiting = Wait(
            1,
            (function, id, call) => function != Results ? Answer(function, Sent(1))
                : new() { Rows = id == 8002 ? [SendMassWaitTests.Row(Math.Min(call, 10))] : [] },
            age: Long).Run(8001, 8002);
        Assert.Equal([SendMassState.Accounted, SendMassState.Accounted], waiting.States);
        Assert.Equal(20 * Minute, waiting.Clock.Elapsed);
        Assert.Equal(1200, waiting.Server.SecondsOf(Recipients).Last());
    }

    [Theory]
    [InlineData("2026-01-01 00:00:00")]
    [InlineData("\"x\"")]
    public void An_error_that_changes_from_poll_to_poll_is_one_error(string changing)
    {
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => function != Results ? Answer(function)
                : new() { Rows = [SendMassWaitTests.Row(1).Replace(changing, Changed(changing, call), StringComparison.Ordinal)] },
            age: Long,
            areEqual: true).Run(8001);
        Assert.Equal([SendMassState.TimedOut], waiting.States);
        Assert.Equal("RM", waiting.Outcomes);
        Assert.DoesNotContain(waiting.Warnings, warning => warning.Contains("twice", StringComparison.Ordinal));

        static string Changed(string text, int call) =>
            text.Replace("x", $"x{Math.Min(call, 5)}", StringComparison.Ordinal)
                .Replace("00:00:00", $"00:00:{10 + (call % 50)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Two_errors_of_one_answer_are_two()
    {
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, _) => function != Results ? Answer(function)
                : new() { Rows = [SendMassWaitTests.Row(1), SendMassWaitTests.Row(1)] },
            age: Long,
            areEqual: true).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal("RR", waiting.Outcomes);
    }

    [Fact]
    public void A_decision_is_read_for_when_the_reading_before_it_had_begun_too_early()
    {
        // The reading at minute 30 takes 150 seconds, so that the requests become stable while it is under way.
        ComparisonWaiting waiting = Wait(
            1,
            (function, _, call) => Answer(function, Sent(1)) with
            {
                Latency = TimeSpan.FromSeconds(function == Recipients && call == 2 ? 90 + 60 : 0),
            },
            new SendMassWaitOptions { Grace = 10 * Minute }).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal([0, 1800, 1950], waiting.Server.SecondsOf(Recipients));
    }

    [Fact]
    public void An_early_end_needs_everybody_done_and_no_doubt()
    {
        Assert.Equal(4 * Minute, EndOf(endsEarly: true, Row(2)));
        Assert.Equal(32 * Minute, EndOf(endsEarly: false, Row(2)));

        // Somebody with a message and an error is ambiguous.
        Assert.Equal(32 * Minute, EndOf(endsEarly: true, Row(2), Row(1)));

        TimeSpan EndOf(bool endsEarly, params string[] rows)
        {
            ComparisonWaiting waiting = Wait(
                2,
                (function, _, call) => function == Results ? new() { Rows = call < 2 ? [] : rows }
                    : Answer(function, Message(1, call < 3 ? "wait" : "sent")),
                endsEarly: endsEarly,
                changesTotals: true).Run(8001);
            Assert.Equal([SendMassState.Accounted], waiting.States);
            return waiting.Clock.Elapsed;
        }

        static string Row(int id) => SendMassWaitTests.Row(id);
    }

    [Fact]
    public void A_delivery_that_appears_late_is_found_by_the_campaign_and_by_the_errors()
    {
        ComparisonWaiting waiting = Wait(
            3,
            (function, id, call) => function switch
            {
                Deliveries => new() { Body = call < 3 ? "[]" : """[{"ID_SEND":60001}]""" },
                Results => new() { Rows = call < 4 ? [] : [SendMassWaitTests.Row(3).Replace("\"ID_SEND\":0", "\"ID_SEND\":60002")] },
                _ => Answer(function, Sent(id == 60001 ? 1 : 2)),
            },
            deliveries: new MassMailDeliveries([], [7001], null)).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal("SSR", waiting.Outcomes);
        Assert.Equal(2, waiting.Server.Calls.Where(call => call.Function == Recipients).Select(call => call.Id).Distinct().Count());
    }

    [Fact]
    public void A_reading_that_breaks_off_is_tried_again_and_makes_nobody_missing()
    {
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => function == Recipients && call > 1 ? new() { Status = 503 } : Answer(function, Sent(1), Sent(2)),
            new SendMassWaitOptions { WaitTimeout = 40 * Minute }).Run(8001);
        Assert.Equal([SendMassState.TimedOut], waiting.States);
        Assert.True(waiting.HasRead);
        Assert.Equal("SS", waiting.Outcomes);
        Assert.Contains("Polling the deliveries fails and is tried again", Assert.Single(waiting.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Results, "Invalid request_id", typeof(WaitingRequest))]
    [InlineData(Totals, "Invalid ID_send", typeof(MassMailReading))]
    public void What_Mailkit_refuses_is_known_at_once(string refused, string error, Type source)
    {
        ComparisonWaiting waiting = Wait(
            1, (function, _, _) => function == refused ? Refused(error) : Answer(function, Sent(1))).Run(8001);
        (PolledSource failed, MailkitException? failure) = Assert.Single(waiting.Failures);
        Assert.Equal((source, MailkitErrorKind.ApiError), (failed.GetType(), failure!.Kind));
        Assert.False(failed.IsWaiting);
        Assert.Equal(TimeSpan.Zero, waiting.Clock.Elapsed);
    }

    [Theory]
    [InlineData(2, false, SendMassState.Accounted, "SS", 32)]
    [InlineData(2, true, SendMassState.Accounted, "SS", 4)]
    [InlineData(3, false, SendMassState.TimedOut, "SSM", 120)]
    public void A_request_that_Mailkit_refuses_ends_no_other(
        int people, bool endsEarly, SendMassState expected, string outcomes, int minutes)
    {
        ComparisonWaiting waiting = Wait(
            people,
            (function, id, call) => id == 8001 && call == 2 ? Refused("Invalid request_id")
                : call < 3 ? Answer(function, Sent(1))
                : Answer(function, Sent(1), Sent(2)),
            endsEarly: endsEarly,
            changesTotals: true).Run(8001, 8002);
        Assert.Equal("8001", Assert.Single(waiting.Failures).Source.Name);
        Assert.Equal([SendMassState.Failed, expected], waiting.States);
        Assert.Equal(outcomes, waiting.Outcomes);
        Assert.Equal(minutes * Minute, waiting.Clock.Elapsed);
        Assert.Equal(2, waiting.Server.Calls.Count(call => call.Id == 8001));
    }

    [Fact]
    public void The_last_request_that_is_refused_ends_the_wait()
    {
        ComparisonWaiting waiting = Wait(
            1,
            (function, id, call) => function == Results && (id == 8001 || call == 2) ? Refused("No") : Answer(function, Sent(1)))
            .Run(8001, 8002);
        Assert.Equal(["8001", "8002"], waiting.Failures.Select(failure => failure.Source.Name));
        Assert.Equal([SendMassState.Failed, SendMassState.Failed], waiting.States);
        Assert.Equal(2 * Minute, waiting.Clock.Elapsed);
    }

    [Fact]
    public void A_poll_in_flight_at_the_deadline_reads_the_messages_because_it_is_the_last()
    {
        // The totals never change. The last poll begins at second 480, and has them at second 575.
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => Answer(function, call > 1 ? [Sent(1), Sent(2)] : [Sent(1)]) with
            {
                Latency = TimeSpan.FromSeconds(function == Totals && call == 5 ? 95 : 0),
            },
            new SendMassWaitOptions { WaitTimeout = TimeSpan.FromSeconds(570) }).Run(8001);
        Assert.Equal([SendMassState.TimedOut], waiting.States);
        Assert.Equal("SS", waiting.Outcomes);
        Assert.Equal([0, 575], waiting.Server.SecondsOf(Recipients));
    }

    [Fact]
    public void A_login_that_is_refused_later_ends_the_wait()
    {
        ComparisonWaiting waiting = Wait(
            1, (function, _, call) => function == Totals && call == 3 ? Refused("Unauthorized") : Answer(function, Sent(1))).Run(8001);
        Assert.Equal([SendMassState.Failed], waiting.States);
        Assert.Equal(MailkitErrorKind.Unauthorized, Assert.Single(waiting.Failures).Failure!.Kind);
        Assert.Equal(4 * Minute, waiting.Clock.Elapsed);
    }

    [Fact]
    public void A_stalled_report_overruns_the_deadline_by_one_grace_at_most()
    {
        SendMassWaitOptions options = new() { WaitTimeout = 10 * Minute };
        ComparisonWaiting waiting = Wait(
            1, (function, _, _) => Answer(function, Sent(1)) with { Latency = function == Recipients ? Long : default }, options).Run(8001);
        Assert.Equal([SendMassState.TimedOut], waiting.States);
        Assert.False(waiting.HasRead);
        Assert.InRange(waiting.Clock.Elapsed, 10 * Minute, (10 * Minute) + options.Grace);
    }

    [Fact]
    public void The_raw_report_is_read_as_well()
    {
        ComparisonWaiting waiting = Wait(
            2,
            (function, _, call) => function == "report.raw.messages"
                ? new() { Body = call % 2 == 1 ? $"[{Raw(1)},{Raw(2)}]" : "[]" }
                : Answer(function),
            age: Long,
            deliveries: new MassMailDeliveries([60001], [], null) { AreReadRaw = true }).Run(8001);
        Assert.Equal([SendMassState.Accounted], waiting.States);
        Assert.Equal("SS", waiting.Outcomes);

        static string Raw(int id) =>
            $$"""{"ID_send":60001,"ID_send_message":{{id}},"ID_email":{{id}},"email":"{{id}}@x","message_status":"sent"}""";
    }

    internal static string Message(int id, string status, int? messageId = null) =>
        $$"""{"ID_EMAIL":{{id}},"EMAIL":"{{id}}@x","STATUS":"{{status}}","DATE":"2026-03-14 10:00:00","ID_SEND_MESSAGE":"""
        + $$"""{{messageId ?? id}}}""";

    internal static TimelineAnswer Total(int sent) => new()
    {
        Body = string.Create(CultureInfo.InvariantCulture, $$"""{"SEND_COUNT":{{sent}},"DELIVERED_COUNT":0}"""),
    };

    private static string Sent(int id) => Message(id, "sent");

    private static TimelineAnswer Refused(string error) => new() { Body = $$"""{"error_status":1,"error":"{{error}}"}""" };

    /// <summary>Results without errors, totals that are always the same, and these messages.</summary>
    private static TimelineAnswer Answer(string function, params string[] messages) => function switch
    {
        Results => new(),
        Totals => Total(sent: 1),
        _ => new() { Body = $"[{string.Join(',', messages)}]" },
    };

    private ComparisonWaiting Wait(
        int people,
        Func<string, long, int, TimelineAnswer> answer,
        SendMassWaitOptions? options = null,
        TimeSpan age = default,
        WaitUntil until = WaitUntil.Accounted,
        bool endsEarly = false,
        bool changesTotals = false,
        MassMailDeliveries? deliveries = null,
        bool areEqual = false)
    {
        FakeClock clock = new();
        MassMailServer server = new(
            Client,
            clock,
            (function, id, call) => changesTotals && function == Totals ? Total(sent: call) : answer(function, id, call));
        return new(
            Client,
            server,
            clock,
            options ?? new SendMassWaitOptions(),
            Enumerable.Range(1, people).Select(id => areEqual ? "1@x" : $"{id}@x"),
            deliveries ?? new MassMailDeliveries([60001], [], null),
            until,
            endsEarly,
            age);
    }

    public sealed class Json() : AccountedWaitTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : AccountedWaitTests(MailkitProtocol.XmlRpc);
}
