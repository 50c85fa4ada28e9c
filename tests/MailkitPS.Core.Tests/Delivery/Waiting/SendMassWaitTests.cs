using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>The wait, rule by rule, in virtual time.</summary>
public abstract class SendMassWaitTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimelineAnswer Ok = new();

    [Fact]
    public void Without_errors_it_settles_after_the_settle_time_and_two_equal_polls()
    {
        Waiting waiting = Wait((_, _) => Ok, out TimelineServer server);
        SendMassStatus status = Assert.Single(waiting.Statuses);
        Assert.Equal(SendMassState.Settled, status.State);
        Assert.Empty(waiting.Rows);
        Assert.Empty(waiting.Warnings);
        Assert.Equal(32 * Minute, waiting.Clock.Elapsed);
        Assert.Equal(30 * Minute, server.Polls[^2].At);
        Assert.Equal("2026-03-14T09:58:53.000Z", status.SettledAt);
        Assert.Equal(server.Polls.Count, status.PollCount);
    }

    [Fact]
    public void Rows_go_out_at_the_poll_that_finds_them_each_once()
    {
        Waiting waiting = Wait((_, poll) => new() { Rows = [.. Enumerable.Range(1, Math.Min(poll, 3)).Select(Row)] }, out _);
        Assert.Equal(["1@x", "2@x", "3@x"], waiting.Emails);
        Assert.Equal([TimeSpan.Zero, 2 * Minute, 4 * Minute], waiting.Rows.Select(row => row.At));
        Assert.Equal(3, Assert.Single(waiting.Statuses).RowCount);
    }

    [Fact]
    public void An_old_request_settles_with_its_second_poll()
    {
        Waiting waiting = Wait((_, _) => Ok, out TimelineServer server, age: 45 * Minute);
        Assert.Equal(2, server.Polls.Count);
        Assert.Equal(2 * Minute, waiting.Clock.Elapsed);
    }

    [Fact]
    public void Stability_begins_anew_with_each_difference()
    {
        // After 45 minutes every poll counts; the third one differs.
        Waiting waiting = Wait(
            (_, poll) => new() { Rows = poll == 3 ? [Row(1), Row(2)] : [Row(1)] },
            out TimelineServer server,
            new SendMassWaitOptions { StablePolls = 3 },
            45 * Minute);
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
        Assert.Equal(6, server.Polls.Count);
        Assert.Equal(["1@x", "2@x"], waiting.Emails);
    }

    [Fact]
    public void The_next_poll_is_jittered_and_never_skips_the_settle_moment()
    {
        SendMassWaitOptions options = new() { SettleTime = 5 * Minute, PollInterval = 2 * Minute };
        Assert.Equal(
            [0, 108, 216, 300, 408],
            PollSeconds(random: 0, options));
        Assert.Equal(
            [0, 132, 264, 300, 432],
            PollSeconds(random: 1, options));

        IEnumerable<double> PollSeconds(double random, SendMassWaitOptions options)
        {
            FakeClock clock = new();
            TimelineServer server = new(Client, clock, (_, _) => new TimelineAnswer());
            Waiting waiting = new(Client, server, clock, options, random);
            waiting.Add(1);
            waiting.Run();
            return server.Polls.Select(poll => poll.At.TotalSeconds);
        }
    }

    [Fact]
    public void A_failed_poll_neither_counts_nor_breaks_stability_and_is_told_once()
    {
        Waiting waiting = Wait(
            (_, poll) => poll is 2 or 3 ? new() { Status = 503 } : new() { Rows = [Row(1)] },
            out TimelineServer server,
            age: 45 * Minute);
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
        Assert.Equal(4, server.Polls.Count);
        Assert.Equal((2, 2), (waiting.Statuses[0].PollCount, waiting.Statuses[0].FailedPollCount));
        Assert.Equal(2, waiting.Warnings.Count);
        Assert.Contains("503", waiting.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("works again", waiting.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_poll_is_tried_again_after_what_the_server_asks_for()
    {
        Waiting waiting = Wait(
            (_, poll) => poll == 1 ? new() { Status = 429, RetryAfter = "300" } : Ok,
            out TimelineServer server,
            age: 45 * Minute);
        Assert.Equal(300, server.Polls[1].At.TotalSeconds);
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sat, 14 Mar 2020 09:27:03 GMT")]
    [InlineData(null)]
    public void A_server_that_asks_to_come_again_at_once_is_given_time(string? retryAfter)
    {
        Waiting waiting = Wait(
            (_, _) => new() { Status = 503, RetryAfter = retryAfter },
            out TimelineServer server,
            new SendMassWaitOptions { WaitTimeout = 10 * Minute },
            45 * Minute);
        Assert.Equal(SendMassState.TimedOut, waiting.Statuses[0].State);
        Assert.Equal([0, 1, 2, 4, 8, 16, 31, 46], server.Polls.Take(8).Select(poll => poll.At.TotalSeconds));
        Assert.InRange(server.Polls.Count, 40, 50);
    }

    [Fact]
    public void Rows_of_a_poll_that_broke_are_not_repeated()
    {
        Waiting waiting = Wait(
            (_, poll) => new() { Rows = [Row(1), Row(1), Row(2)], CutAfter = poll == 1 ? 2 : null },
            out _,
            age: 45 * Minute);
        Assert.Equal(["1@x", "1@x", "2@x"], waiting.Emails);
    }

    [Fact]
    public void Ok_after_rows_takes_nothing_back_and_is_told_once()
    {
        Waiting waiting = Wait((_, poll) => poll % 2 == 1 && poll < 6 ? new() { Rows = [Row(1)] } : Ok, out _, age: 45 * Minute);
        Assert.Equal(["1@x"], waiting.Emails);
        Assert.Contains("after it had listed errors", Assert.Single(waiting.Warnings), StringComparison.Ordinal);
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
    }

    [Fact]
    public void Ok_after_a_broken_poll_with_rows_is_told_too()
    {
        Waiting waiting = Wait((_, poll) => poll == 1 ? new() { Rows = [Row(1), Row(2)], CutAfter = 1 } : Ok, out _, age: 45 * Minute);
        Assert.Equal(["1@x"], waiting.Emails);
        Assert.Contains(waiting.Warnings, warning => warning.Contains("after it had listed errors", StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_that_changes_is_told_once_and_left_out()
    {
        Waiting waiting = Wait(
            (_, poll) => new() { Rows = [Row(1, $"2026-01-{poll:00} 00:00:00"), Row(2, $"2026-01-{poll:00} 00:00:00")] },
            out TimelineServer server,
            new SendMassWaitOptions { StablePolls = 4 },
            45 * Minute);
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
        Assert.Equal(4, server.Polls.Count);
        Assert.Contains("DATE", Assert.Single(waiting.Warnings), StringComparison.Ordinal);
        Assert.Equal(4, waiting.Rows.Count);
    }

    [Theory]
    [InlineData(200, """{"error_status":1,"error":"Invalid request_id"}""", MailkitErrorKind.ApiError)]
    [InlineData(404, "<html>", MailkitErrorKind.HttpError)]
    [InlineData(307, "", MailkitErrorKind.HttpError)]
    public void A_refusal_ends_its_own_request_only(int status, string body, MailkitErrorKind kind)
    {
        Waiting waiting = Wait((id, _) => id == 1 ? new() { Status = status, Body = body } : Ok, out _, age: 45 * Minute, requests: 2);
        (long requestId, MailkitException failure) = Assert.Single(waiting.Failures);
        Assert.Equal((1L, kind), (requestId, failure.Kind));
        Assert.Equal([SendMassState.Failed, SendMassState.Settled], waiting.Statuses.Select(request => request.State));
        Assert.Empty(waiting.Warnings);
    }

    [Theory]
    [InlineData("Unauthorized", MailkitErrorKind.Unauthorized)]
    [InlineData("Disallowed IP 192.0.2.1", MailkitErrorKind.AddressNotAllowed)]
    public void A_refused_login_ends_the_whole_wait_and_rows_stay(string error, MailkitErrorKind kind)
    {
        Waiting waiting = Wait(
            (id, poll) => poll == 2 ? new() { Body = $$"""{"error_status":1,"error":"{{error}}"}""" } : new() { Rows = [Row((int)id)] },
            out _,
            requests: 3);
        Assert.Equal(kind, Assert.Single(waiting.Failures).Failure.Kind);
        Assert.Equal(3, waiting.Rows.Count);
        Assert.All(waiting.Statuses, status => Assert.Equal(SendMassState.Failed, status.State));
    }

    [Fact]
    public void Each_request_that_ends_with_a_refused_login_is_told()
    {
        FakeClock clock = new();
        TimelineServer server = new(Client, clock, (_, _) => new() { Body = """{"error_status":1,"error":"Unauthorized"}""" });
        Waiting waiting = new(Client, server, clock, new SendMassWaitOptions()) { EndsWithRefusedLogin = false };
        for (int id = 1; id <= 8; id++)
        {
            waiting.Add(id);
        }

        waiting.Run();
        Assert.Equal(Enumerable.Range(1, 8).Select(id => (long)id), waiting.Failures.Select(failed => failed.RequestId));
        Assert.All(waiting.Failures, failed => Assert.Equal(MailkitErrorKind.Unauthorized, failed.Failure.Kind));

        // Whoever writes one completes its message.
        Assert.Equal(8, waiting.Failures.Select(failed => failed.Failure).Distinct().Count());
    }

    [Fact]
    public void A_server_that_is_gone_times_out_with_its_last_error()
    {
        Waiting waiting = Wait((_, _) => new() { Refused = true }, out _, new SendMassWaitOptions { WaitTimeout = 10 * Minute });
        MailkitException failure = Assert.Single(waiting.TimeOuts).Failure!;
        Assert.Equal(MailkitErrorKind.ConnectionFailed, failure.Kind);
        Assert.Equal(SendMassState.TimedOut, waiting.Statuses[0].State);
        Assert.Equal(10 * Minute, waiting.Clock.Elapsed);
        Assert.Contains("cannot settle before the wait ends", waiting.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(2, waiting.Warnings.Count);
    }

    [Fact]
    public void Every_request_gets_a_last_poll_at_the_deadline()
    {
        Waiting waiting = Wait(
            (id, _) => new() { Rows = [Row((int)id)], Latency = 10 * Second },
            out TimelineServer server,
            new SendMassWaitOptions { WaitTimeout = 5 * Minute, PollInterval = 60 * Minute },
            requests: 15);
        Assert.Equal(15, waiting.TimeOuts.Count);
        Assert.All(server.Polls.GroupBy(poll => poll.RequestId), polls => Assert.Equal(2, polls.Count()));
        Assert.Equal(6, server.MostOpen);
        Assert.InRange(waiting.Clock.Elapsed, 5 * Minute, (5 * Minute) + (30 * Second));
    }

    [Fact]
    public void What_the_last_poll_brings_goes_out_and_may_settle_the_result()
    {
        Waiting waiting = Wait(
            (_, poll) => new() { Rows = poll == 1 ? [] : [Row(1)] },
            out _,
            new SendMassWaitOptions { WaitTimeout = 3 * Minute, PollInterval = 2 * Minute },
            45 * Minute);
        Assert.Equal(["1@x"], waiting.Emails);
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
        Assert.Equal(3 * Minute, waiting.Clock.Elapsed);
    }

    [Fact]
    public void A_stalled_server_is_left_one_time_out_after_the_deadline()
    {
        Waiting waiting = Wait(
            (id, _) => id <= 10 ? new() { Latency = TimeSpan.FromDays(1) } : Ok,
            out TimelineServer server,
            new SendMassWaitOptions { WaitTimeout = 10 * Minute, Grace = 100 * Second },
            requests: 20);
        Assert.Equal(20, waiting.TimeOuts.Count);
        Assert.InRange(waiting.Clock.Elapsed, 10 * Minute, (10 * Minute) + (100 * Second));
        Assert.InRange(server.MostOpen, 6, 24);
    }

    [Fact]
    public void A_stalled_request_does_not_hold_up_the_others()
    {
        Waiting waiting = Wait(
            (id, _) => id == 1 ? new() { Latency = TimeSpan.FromDays(1) } : Ok,
            out _,
            new SendMassWaitOptions { WaitTimeout = 60 * Minute },
            requests: 20);
        Assert.Equal(
            [SendMassState.TimedOut, .. Enumerable.Repeat(SendMassState.Settled, 19)],
            waiting.Statuses.Select(status => status.State));
        Assert.All(waiting.Statuses.Skip(1), status => Assert.Equal("2026-03-14T09:58:53.000Z", status.SettledAt));
    }

    [Theory]
    [InlineData(1, 2, 8)]
    [InlineData(7, 2, 21)]
    [InlineData(120, 1, 8)]
    public void Answers_that_drip_hold_up_no_other_request(int intervalSec, int stablePolls, int timeoutSec)
    {
        SendMassWaitOptions options = new()
        {
            PollInterval = intervalSec * Second,
            StablePolls = stablePolls,
            WaitTimeout = timeoutSec * Second,
        };
        Waiting waiting = Wait(
            (id, _) => id <= 6 ? new() { Rows = [Row((int)id)], Drip = 10 * Second } : Ok, out _, options, 45 * Minute, requests: 10);
        Assert.Equal(
            [.. Enumerable.Repeat(SendMassState.TimedOut, 6), .. Enumerable.Repeat(SendMassState.Settled, 4)],
            waiting.Statuses.Select(status => status.State));
        Assert.All(waiting.Statuses.Take(6), status => Assert.Equal((0, 0), (status.PollCount, status.FailedPollCount)));
        Assert.Equal(options.WaitTimeout + options.Grace, waiting.Clock.Elapsed);
    }

    [Fact]
    public void A_poll_that_gave_up_its_place_is_read_to_its_end()
    {
        Waiting waiting = Wait(
            (id, _) => id <= 6 ? new() { Rows = [Row((int)id)], Latency = Minute } : Ok,
            out TimelineServer server,
            new SendMassWaitOptions { PollInterval = 10 * Second },
            45 * Minute,
            requests: 12);
        Assert.All(waiting.Statuses, status => Assert.Equal((SendMassState.Settled, 2), (status.State, status.PollCount)));
        Assert.Equal(["1@x", "2@x", "3@x", "4@x", "5@x", "6@x"], waiting.Emails.Order());
        Assert.Equal(12, server.MostOpen);
        Assert.InRange(waiting.Clock.Elapsed, 2 * Minute, 3 * Minute);
    }

    [Fact]
    public void No_more_than_twenty_four_polls_are_ever_open()
    {
        Waiting waiting = Wait(
            (id, _) => new() { Rows = [Row((int)id)], Drip = 10 * Second },
            out TimelineServer server,
            new SendMassWaitOptions { PollInterval = Second, WaitTimeout = 10 * Minute },
            45 * Minute,
            requests: 100);
        Assert.Equal(24, server.MostOpen);
        Assert.Equal(100, waiting.TimeOuts.Count);
        Assert.Equal((10 * Minute) + (100 * Second), waiting.Clock.Elapsed);
    }

    [Fact]
    public void Last_polls_go_to_the_oldest_first_as_far_as_the_grace_reaches()
    {
        Waiting waiting = Wait(
            (_, poll) => new() { Latency = (poll == 1 ? 1 : 4) * Second },
            out TimelineServer server,
            new SendMassWaitOptions { PollInterval = 60 * Minute, WaitTimeout = 5 * Minute, Grace = 10 * Second },
            requests: 60);
        Assert.Equal(60, waiting.TimeOuts.Count);
        Assert.Equal((5 * Minute) + (10 * Second), waiting.Clock.Elapsed);
        Assert.Equal(Enumerable.Range(1, 60).Select(id => (long)id), server.Polls.Take(60).Select(poll => poll.RequestId));
        Assert.Equal(Enumerable.Range(1, 60).Select(id => (long)id), server.Polls.Skip(60).Select(poll => poll.RequestId));
        Assert.Equal(24, server.MostOpen);
    }

    [Theory]
    [InlineData(1, 30, 30)]
    [InlineData(5, 30, 30)]
    [InlineData(100, 30, 30)]
    [InlineData(5, 1000, 48)]
    public void A_short_grace_lets_as_many_have_their_turn_as_a_long_one(int graceSec, int requests, int turns)
    {
        TimeSpan latency = graceSec * 0.6 * Second;
        Waiting waiting = Wait(
            (_, poll) => new() { Latency = poll == 1 ? TimeSpan.Zero : latency },
            out TimelineServer server,
            new SendMassWaitOptions { PollInterval = 60 * Minute, WaitTimeout = 5 * Minute, Grace = graceSec * Second },
            requests: requests);
        Assert.Equal(turns, server.Polls.Count - requests);
        Assert.InRange(server.MostOpen, 6, 24);
        Assert.Equal((5 * Minute) + (graceSec * Second), waiting.Clock.Elapsed);
    }

    [Fact]
    public void What_a_request_costs_does_not_depend_on_how_many_there_are()
    {
        // A sorted set compares a logarithm's worth of requests for each poll; whoever looks at all of them compares eight times as many.
        // Eight times as many are enough to see that; a poll over XML-RPC starts a thread, so there they are fewer.
        int few = Client.Protocol == MailkitProtocol.Json || Report.IsFull ? 1_000 : 400;
        Assert.InRange(ComparisonsOfPoll(8 * few) / ComparisonsOfPoll(few), 1, 2);

        double ComparisonsOfPoll(int requests)
        {
            long comparisons = 0;
            FakeClock clock = new();
            TimelineServer server = new(Client, clock, (_, _) => new() { Latency = Second });
            TimeSpan timeout = requests / 10 * Second;
            SendMassWaitOptions options = new() { PollInterval = Minute, WaitTimeout = timeout };
            Waiting waiting = new(Client, server, clock, options, order: Comparer<PolledSource>.Create((left, right) =>
            {
                comparisons++;
                return PolledSource.ByNextPoll.Compare(left, right);
            }));
            for (int id = 1; id <= requests; id++)
            {
                waiting.Add(id);
            }

            waiting.Run();
            Assert.InRange(clock.Elapsed, timeout, timeout + (100 * Second));
            Assert.Equal(requests, waiting.TimeOuts.Count);
            return comparisons / (double)server.Polls.Count;
        }
    }

    [Fact]
    public void A_warning_about_many_requests_names_a_few_of_them()
    {
        Waiting waiting = Wait((_, _) => Ok, out _, new SendMassWaitOptions { WaitTimeout = Minute }, requests: 50);
        Assert.StartsWith(
            "The result of 1, 2, 3, 4, 5 and 45 more cannot settle", Assert.Single(waiting.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_requests_take_as_long_as_one()
    {
        TimeSpan one = Wait((_, _) => new() { Latency = Second }, out _).Clock.Elapsed;
        TimeSpan twenty = Wait((_, _) => new() { Latency = Second }, out _, requests: 20).Clock.Elapsed;
        Assert.InRange(twenty / one, 1, 1.1);
    }

    [Fact]
    public void The_same_request_twice_is_one()
    {
        FakeClock clock = new();
        TimelineServer server = new(Client, clock, (_, _) => new() { Rows = [Row(1)] });
        Waiting waiting = new(Client, server, clock, new SendMassWaitOptions());
        waiting.Add(1, 45 * Minute);
        waiting.Add(1, 45 * Minute);
        waiting.Run();
        Assert.Single(waiting.Statuses);
        Assert.Single(waiting.Rows);
    }

    [Fact]
    public void Without_a_limit_it_waits_as_long_as_it_takes()
    {
        Waiting waiting = Wait(
            (_, poll) => new() { Rows = [Row(Math.Min(poll, 500))] },
            out _,
            new SendMassWaitOptions { WaitTimeout = null });
        Assert.Equal(SendMassState.Settled, waiting.Statuses[0].State);
        Assert.Equal(500, waiting.Rows.Count);
        Assert.Empty(waiting.Warnings);
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(12)]
    public void A_wall_clock_that_jumps_changes_nothing(int hours)
    {
        FakeClock clock = new();
        TimelineServer server = new(Client, clock, (_, poll) =>
        {
            clock.WallClockError = poll > 1 ? TimeSpan.FromHours(hours) : TimeSpan.Zero;
            return new TimelineAnswer();
        });
        Waiting waiting = new(Client, server, clock, new SendMassWaitOptions());
        waiting.Add(1);
        waiting.Run();
        Assert.Equal(32 * Minute, clock.Elapsed);
    }

    [Fact]
    public void A_submission_in_the_near_future_counts_as_now()
    {
        Waiting waiting = Wait((_, _) => Ok, out _, age: -4 * Minute);
        Assert.Equal(32 * Minute, waiting.Clock.Elapsed);
    }

    [Fact]
    public void A_deadline_before_the_settle_moment_is_told_with_what_would_be_enough()
    {
        Waiting waiting = Wait((_, _) => Ok, out _, new SendMassWaitOptions { WaitTimeout = 20 * Minute });
        string warning = Assert.Single(waiting.Warnings);
        Assert.Contains("2026-03-14T09:56:53.000Z", warning, StringComparison.Ordinal);
        Assert.Contains("2026-03-14T09:46:53.000Z", warning, StringComparison.Ordinal);
        Waiting longer = Wait((_, _) => Ok, out _, new SendMassWaitOptions { WaitTimeout = waiting.EnoughSeconds * Second });
        Assert.Equal(SendMassState.Settled, longer.Statuses[0].State);
    }

    [Theory]
    [InlineData(int.MaxValue, 2, int.MaxValue)]
    [InlineData(1, int.MaxValue, 10)]
    [InlineData(int.MaxValue, int.MaxValue, 10)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void No_number_is_too_large(int intervalSec, int stablePolls, int timeoutSec)
    {
        SendMassWaitOptions options = new()
        {
            SettleTime = TimeSpan.FromSeconds(int.MaxValue),
            PollInterval = TimeSpan.FromSeconds(intervalSec),
            StablePolls = stablePolls,
            WaitTimeout = TimeSpan.FromSeconds(timeoutSec),
            Grace = TimeSpan.FromSeconds(2_147_483),
        };
        Waiting waiting = Wait((_, poll) => poll == 2 ? new() { Status = 503, RetryAfter = "2147483647" } : Ok, out _, options);
        Assert.Equal(SendMassState.TimedOut, Assert.Single(waiting.Statuses).State);
        Assert.Equal(timeoutSec == 10, waiting.EnoughSeconds > int.MaxValue);
    }

    internal static string Row(int id) => Row(id, "2026-01-01 00:00:00");

    internal static string Row(int id, string date) =>
        $$"""{"ERROR_CODE":6,"EMAIL":"{{id}}@x","INFO":"x","DATE":"{{date}}","ID_EMAIL":0,"ID_SEND":0,"ID_SEND_MESSAGE":0}""";

    private Waiting Wait(
        Func<long, int, TimelineAnswer> answer,
        out TimelineServer server,
        SendMassWaitOptions? options = null,
        TimeSpan age = default,
        int requests = 1)
    {
        FakeClock clock = new();
        server = new TimelineServer(Client, clock, answer);
        Waiting waiting = new(Client, server, clock, options ?? new SendMassWaitOptions());
        for (int id = 1; id <= requests; id++)
        {
            waiting.Add(id, age);
        }

        return waiting.Run();
    }

    public sealed class Json() : SendMassWaitTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : SendMassWaitTests(MailkitProtocol.XmlRpc);
}
