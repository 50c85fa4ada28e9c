using System.Diagnostics;
using System.Globalization;
using CsCheck;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>
/// What the wait promises, whatever the server does over time: rows appear, change their order, come twice, vanish, flap between
/// OK and ERROR or change their IDs, and polls fail before, during and after their answers.
/// </summary>
public abstract class WaitTimelineTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static readonly int[] PassingStatuses = [408, 429, 500, 503];

    private static readonly Gen<Fault> AnyFault = Gen.Frequency(
        (12, Gen.Const(new Fault(FaultKind.None, 0))),
        (1, Gen.Int[0, 3].Select(after => new Fault(FaultKind.Cut, after))),
        (1, Gen.Int[0, 3].Select(after => new Fault(FaultKind.SilenceInBody, after))),
        (1, Gen.Int[1, 300].Select(seconds => new Fault(FaultKind.Latency, seconds))),
        (1, Gen.Const(new Fault(FaultKind.Refused, 0))),
        (1, Gen.Int[0, 3].Select(status => new Fault(FaultKind.Status, PassingStatuses[status]))),
        (1, Gen.Int[0, 500].Select(seconds => new Fault(FaultKind.RetryAfter, seconds))),
        (1, Gen.Const(new Fault(FaultKind.Html, 0))),
        (1, Gen.Const(new Fault(FaultKind.UnknownShape, 0))));

    /// <summary>One change on the server: at which second, which row, and what happens to it.</summary>
    private static readonly Gen<Change> AnyChange =
        from second in Gen.Int[0, 1500]
        from row in Gen.Int[1, 5]
        from kind in Gen.Frequency(
            (8, Gen.Const(ChangeKind.Appear)),
            (1, Gen.Const(ChangeKind.Vanish)),
            (1, Gen.Const(ChangeKind.NewId)),
            (1, Gen.Const(ChangeKind.Clear)))
        select new Change(second, row, kind);

    private static readonly Gen<Timeline> AnyTimeline =
        from isCumulative in Gen.Bool
        from changes in AnyChange.Array[0, 12]
        from faults in AnyFault.Array[0, 12]
        from shuffle in Gen.Int
        from age in Gen.Int[0, 700]
        select new Timeline(isCumulative, changes, faults, shuffle, age);

    private static readonly Gen<Case> AnyCase =
        from timelines in AnyTimeline.Array[1, 8]
        from settle in Gen.Int[0, 600]
        from interval in Gen.Int[1, 200]
        from stable in Gen.Int[1, 4]
        from timeout in Gen.Int[1, 2000]
        from grace in Gen.Int[1, 100]
        from random in Gen.Double[0, 1]
        select new Case(timelines, settle, interval, stable, timeout, grace, random);

    private enum FaultKind
    {
        None,
        Cut,
        SilenceInBody,
        Latency,
        Refused,
        Status,
        RetryAfter,
        Html,
        UnknownShape,
    }

    private enum ChangeKind
    {
        Appear,
        Vanish,
        NewId,
        Clear,
    }

    [Fact]
    public void Nothing_is_lost_nothing_comes_twice_and_every_wait_ends()
    {
        // XML-RPC is slower, because its parser starts a thread for every poll.
        int timelines = (Report.IsFull ? 100_000 : 1_000) / (Client.Protocol == MailkitProtocol.Json ? 1 : 10);
        long started = Stopwatch.GetTimestamp();
        AnyCase.Sample(Check, iter: timelines, threads: 1);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Report.Write(
            $"20-timelines-{Client.Protocol}",
            string.Create(CultureInfo.InvariantCulture, $"| {Client.Protocol} | {timelines} | {seconds:0} |"));
    }

    private void Check(Case given)
    {
        FakeClock clock = new();
        TimelineServer server = new(Client, clock, (id, poll) => given.Timelines[id - 1].Answer(poll, clock.Elapsed));
        SendMassWaitOptions options = new()
        {
            SettleTime = TimeSpan.FromSeconds(given.SettleSec),
            PollInterval = TimeSpan.FromSeconds(given.IntervalSec),
            StablePolls = given.StablePolls,
            WaitTimeout = TimeSpan.FromSeconds(given.TimeoutSec),
            Grace = TimeSpan.FromSeconds(given.GraceSec),
        };
        Waiting waiting = new(Client, server, clock, options, given.Random);
        for (int i = 0; i < given.Timelines.Length; i++)
        {
            waiting.Add(i + 1, TimeSpan.FromSeconds(given.Timelines[i].AgeSec));
        }

        waiting.Run();
        TimeSpan ended = clock.Elapsed;
        Assert.InRange(ended, TimeSpan.Zero, options.WaitTimeout.Value + options.Grace);
        Assert.InRange(server.MostOpen, 1, 24);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.All(server.Polls, poll => Assert.InRange(poll.At, TimeSpan.Zero, ended));
        for (int i = 0; i < given.Timelines.Length; i++)
        {
            CheckRequest(waiting, server, i + 1, options, given.Timelines[i]);
        }
    }

    private static void CheckRequest(Waiting waiting, TimelineServer server, long requestId, SendMassWaitOptions options, Timeline timeline)
    {
        SendMassStatus status = waiting.Statuses.Single(request => request.RequestId == requestId);
        List<(TimeSpan At, TimelineAnswer Answer)> polls =
        [
            .. server.Polls.Where(poll => poll.RequestId == requestId).Select(poll => (poll.At, poll.Answer)),
        ];
        List<(TimeSpan At, TimelineAnswer Answer)> good = [.. polls.Where(poll => Timeline.WasGood(poll.Answer, options.Grace))];
        Dictionary<string, int> emitted = waiting.Rows
            .Where(row => row.Row.RequestId == requestId)
            .GroupBy(row => row.Row.Email!)
            .ToDictionary(rows => rows.Key, rows => rows.Count());

        Assert.Contains(status.State, (SendMassState[])[SendMassState.Settled, SendMassState.TimedOut]);
        Assert.Equal(emitted.Values.Sum(), status.RowCount);
        CheckRows(polls, good.Take(status.PollCount), emitted);
        if (status.State == SendMassState.Settled)
        {
            Assert.Equal(good.Count, status.PollCount);
            CheckSettled(good, options, timeline);
        }
        else
        {
            Assert.Single(waiting.TimeOuts, timeOut => timeOut.RequestId == requestId);
        }
    }

    /// <summary>Each row was written as often as in the poll that had it most often: no fewer times (lost), no more (duplicated).</summary>
    private static void CheckRows(
        List<(TimeSpan At, TimelineAnswer Answer)> polls,
        IEnumerable<(TimeSpan At, TimelineAnswer Answer)> good,
        Dictionary<string, int> emitted)
    {
        Dictionary<string, int> whole = MostOften(good.Select(poll => poll.Answer.Rows));
        Dictionary<string, int> delivered = MostOften(
            polls.Select(poll => (IReadOnlyList<string>)[.. poll.Answer.Rows.Take(poll.Answer.DeliveredRows)]));
        foreach ((string row, int count) in whole)
        {
            Assert.True(emitted.GetValueOrDefault(row) >= count, $"{row} was lost.");
        }

        foreach ((string row, int count) in emitted)
        {
            Assert.True(count <= delivered.GetValueOrDefault(row), $"{row} was written {count} times.");
        }
    }

    /// <summary>The last polls began after the settle time and all returned the same.</summary>
    private static void CheckSettled(List<(TimeSpan At, TimelineAnswer Answer)> good, SendMassWaitOptions options, Timeline timeline)
    {
        Assert.True(good.Count >= options.StablePolls);
        List<(TimeSpan At, TimelineAnswer Answer)> last = good[^options.StablePolls..];
        TimeSpan settlesAt = options.SettleTime - TimeSpan.FromSeconds(timeline.AgeSec);
        Assert.All(last, poll => Assert.True(poll.At >= settlesAt, "A poll before the settle moment was counted."));
        Assert.All(last, poll => Assert.Equal(last[0].Answer.Rows.Order(), poll.Answer.Rows.Order()));
    }

    private static Dictionary<string, int> MostOften(IEnumerable<IReadOnlyList<string>> answers) => answers
        .SelectMany(rows => rows.GroupBy(row => row).Select(same => (Email: EmailOf(same.Key), Count: same.Count())))
        .GroupBy(row => row.Email)
        .ToDictionary(row => row.Key, row => row.Max(same => same.Count));

    private static string EmailOf(string row) => row.Split("\"EMAIL\":\"")[1].Split('"')[0];

    private sealed record Fault(FaultKind Kind, int Amount);

    private sealed record Change(int Second, int Row, ChangeKind Kind);

    private sealed record Case(
        Timeline[] Timelines,
        int SettleSec,
        int IntervalSec,
        int StablePolls,
        int TimeoutSec,
        int GraceSec,
        double Random);

    /// <summary>What the server knows about one mass send, and how its answers fail.</summary>
    private sealed record Timeline(bool IsCumulative, Change[] Changes, Fault[] Faults, int Shuffle, int AgeSec)
    {
        public TimelineAnswer Answer(int poll, TimeSpan now)
        {
            IReadOnlyList<string> rows = Rows(now, new Random(Shuffle + poll));
            Fault fault = poll <= Faults.Length ? Faults[poll - 1] : new Fault(FaultKind.None, 0);
            return fault.Kind switch
            {
                FaultKind.Cut => new() { Rows = rows, CutAfter = fault.Amount },
                FaultKind.SilenceInBody => new() { Rows = rows, CutAfter = fault.Amount, Silence = TimeSpan.FromDays(2) },
                FaultKind.Latency => new() { Rows = rows, Latency = TimeSpan.FromSeconds(fault.Amount) },
                FaultKind.Refused => new() { Refused = true },
                FaultKind.Status => new() { Status = fault.Amount },
                FaultKind.RetryAfter => new() { Status = 503, RetryAfter = fault.Amount.ToString(CultureInfo.InvariantCulture) },
                FaultKind.Html => new() { Body = "<html>" },
                FaultKind.UnknownShape => new() { Body = "{}" },
                _ => new() { Rows = rows },
            };
        }

        /// <summary>Whether a poll with this answer can have been read to its end.</summary>
        public static bool WasGood(TimelineAnswer answer, TimeSpan timeout) =>
            answer.IsWhole && answer.Latency < timeout;

        private List<string> Rows(TimeSpan now, Random random)
        {
            List<int> rows = [];
            foreach (Change change in Changes.Where(change => change.Second <= now.TotalSeconds).OrderBy(change => change.Second))
            {
                switch (IsCumulative ? ChangeKind.Appear : change.Kind)
                {
                    case ChangeKind.Vanish:
                        rows.Remove(change.Row);
                        break;
                    case ChangeKind.NewId when rows.Remove(change.Row):
                        rows.Add(change.Row + 100);
                        break;
                    case ChangeKind.Clear:
                        rows.Clear();
                        break;
                    default:
                        rows.Add(change.Row);
                        break;
                }
            }

            string[] written = [.. rows.Select(SendMassWaitTests.Row)];
            random.Shuffle(written);
            return [.. written];
        }
    }

    public sealed class Json() : WaitTimelineTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : WaitTimelineTests(MailkitProtocol.XmlRpc);
}
