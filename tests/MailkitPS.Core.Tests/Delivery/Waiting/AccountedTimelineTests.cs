using System.Diagnostics;
using System.Globalization;
using CsCheck;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>
/// Whatever the server does over time, nobody is called accounted for who has not been seen: messages and errors appear late, change their
/// state or date and vanish, recipients are equal, deliveries appear late, totals prove nothing, and calls fail before, during and after
/// their answers.
/// </summary>
public abstract class AccountedTimelineTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Results = "sendmail_mass.results";
    private const string Totals = "report.message";
    private const string Recipients = "report.message.recipients";
    private const int DeliveryCount = 2;
    private const long FirstSendId = 60001;
    private const long FirstRequestId = 8001;

    private static readonly int[] PassingStatuses = [408, 429, 500, 503];
    private static readonly string[] Words = ["sent", "failed", "wait", "wait_ab", "new word"];

    private static readonly Gen<TimelineAnswer> AnyFault = Gen.Frequency(
        (20, Gen.Const(new TimelineAnswer())),
        (1, Gen.Const(new TimelineAnswer { CutAfter = 0 })),
        (2, Gen.Int[1, 300].Select(seconds => new TimelineAnswer { Latency = TimeSpan.FromSeconds(seconds) })),
        (1, Gen.Const(new TimelineAnswer { Refused = true })),
        (1, Gen.Int[0, 3].Select(status => new TimelineAnswer { Status = PassingStatuses[status] })),
        (1, Gen.Int[0, 500].Select(seconds =>
            new TimelineAnswer { Status = 503, RetryAfter = seconds.ToString(CultureInfo.InvariantCulture) })),
        (1, Gen.Const(new TimelineAnswer { Body = "<html>" })));

    /// <summary>A message or an error of a recipient: since when, and until when.</summary>
    private static readonly Gen<Event> AnyEvent =
        from person in Gen.Int[1, 4]
        from second in Gen.Frequency((3, Gen.Int[0, 900]), (1, Gen.Int[900, 2500]))
        from end in Gen.Frequency((5, Gen.Const(int.MaxValue)), (1, Gen.Int[0, 2500]))
        from isError in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        from place in Gen.Int[0, 1]
        from word in Gen.Int[0, 4]
        from settled in Gen.Int[0, 2500]
        select new Event(person, second, end, isError, place, Words[word], settled);

    private static readonly Gen<Case> AnyCase =
        from people in Gen.Int[1, 4]
        from events in AnyEvent.Array[0, 12]
        from faults in AnyFault.Array[0, 40]
        from lateDelivery in Gen.Int[0, 2500]
        from flags in Gen.Int[0, 63]
        from times in Gen.Int[1, 600].Array[4]
        from stable in Gen.Int[1, 3]
        from timeout in Gen.Int[1, 3000]
        from random in Gen.Double[0, 1]
        select new Case(people, events, faults, lateDelivery, flags, times, stable, timeout, random);

    [Fact]
    public void Nobody_is_accounted_for_who_has_not_been_seen()
    {
        int timelines = (Report.IsFull ? 100_000 : 100) / (Client.Protocol == MailkitProtocol.Json ? 1 : 10);
        int accounted = 0;
        long started = Stopwatch.GetTimestamp();
        AnyCase.Sample(given => accounted += Check(given) ? 1 : 0, iter: timelines, threads: 1);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Assert.InRange(accounted, timelines / 20, timelines);
        Report.Write(
            $"21-accounted-{Client.Protocol}",
            string.Create(CultureInfo.InvariantCulture, $"| {Client.Protocol} | {timelines} | {accounted} | {seconds:0} |"));
    }

    private bool Check(Case given)
    {
        FakeClock clock = new();
        int calls = 0;
        MassMailServer server = new(Client, clock, (function, id, _) => given.Answer(function, id, clock.Elapsed, calls++));
        SendMassWaitOptions options = given.Options;
        MassMailDeliveries deliveries = given.FindsDeliveries
            ? new([], [7001], clock.UtcNow)
            : new([.. Enumerable.Range(0, DeliveryCount).Select(place => FirstSendId + place)], [], null);
        ComparisonWaiting waiting = new(
            Client, server, clock, options, given.People, deliveries, given.Until, given.EndsEarly, given.Age, given.Random);
        waiting.Run(Enumerable.Range(0, given.RequestCount).Select(place => FirstRequestId + place));
        TimeSpan ended = clock.Elapsed;
        bool isAccounted = waiting.States.First() == SendMassState.Accounted;
        if (isAccounted)
        {
            CheckSeen(waiting, deliveries, given);
        }

        Assert.InRange(ended, TimeSpan.Zero, options.WaitTimeout!.Value + options.Grace);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.All(server.Calls, call => Assert.InRange(call.At, TimeSpan.Zero, ended));
        Assert.Empty(waiting.Failures);
        Assert.Equal([isAccounted ? SendMassState.Accounted : SendMassState.TimedOut], waiting.States.Distinct());
        return isAccounted;
    }

    /// <summary>Everybody is in the last answer of a delivery, or was in a result.</summary>
    private static void CheckSeen(ComparisonWaiting waiting, MassMailDeliveries deliveries, Case given)
    {
        List<(string Function, long Id, TimeSpan At, TimelineAnswer Answer)> calls = waiting.Server.Calls;
        List<string> refused = [.. calls.Where(call => call.Function == Results).GroupBy(call => call.Id).SelectMany(MostErrors)];
        List<(string Function, long Id, TimeSpan At, TimelineAnswer Answer)> reading =
        [
            .. deliveries.SendIds.Select(sendId => calls.FindLast(call => call.Function == Recipients && call.Id == sendId)),
        ];
        Assert.All(reading, call => Assert.True(call.Answer.Status == 200 && call.Answer is { Refused: false, CutAfter: null }));
        string[][] messages = [.. reading.SelectMany(call => call.Answer.Body!.Split('{').Skip(1)).Select(row => row.Split('"'))];
        foreach ((string person, int inputs) in given.People.CountBy(person => person))
        {
            string[][] own = [.. messages.Where(row => row.Contains(person))];
            Assert.True(own.Length + refused.Count(one => one == person) >= inputs, $"{person} has not been seen {inputs} times.");
            bool isDone = own.Count(row => row.Contains("sent")) >= inputs
                || own.All(row => row.Contains("sent") || row.Contains("failed"));
            Assert.True(given.Until == WaitUntil.Accounted || isDone, $"{person} waits.");
        }

        if (reading.Count > 0 && !(given.EndsEarly && waiting.Comparison.Summary is { IsFinished: true, AmbiguousCount: 0 }))
        {
            CheckStable(calls, reading.Min(call => call.At), waiting.Clock.Elapsed, given);
        }
    }

    /// <summary>The recipients of the errors of a request, each as often as one answer had it at most.</summary>
    private static IEnumerable<string> MostErrors(IEnumerable<(string Function, long Id, TimeSpan At, TimelineAnswer Answer)> polls) =>
        polls.SelectMany(poll => poll.Answer.Rows.Take(poll.Answer.DeliveredRows).Select(EmailOf).CountBy(email => email))
            .GroupBy(count => count.Key)
            .SelectMany(counts => Enumerable.Repeat(counts.Key, counts.Max(count => count.Value)));

    /// <summary>Before the last reading began, each request had been stable, and has been since.</summary>
    private static void CheckStable(
        List<(string Function, long Id, TimeSpan At, TimelineAnswer Answer)> calls, TimeSpan readAt, TimeSpan ended, Case given)
    {
        TimeSpan settlesAt = given.Options.SettleTime - given.Age;
        for (int place = 0; place < given.RequestCount; place++)
        {
            List<(TimeSpan At, TimelineAnswer Answer)> polls =
            [
                .. calls.Where(call => call.Function == Results && call.Id == FirstRequestId + place)
                    .Where(call => call.Answer.IsWhole && call.Answer.Latency < given.Options.Grace)
                    .Select(call => (call.At, call.Answer)),
            ];
            int before = polls.Count(poll => poll.At + poll.Answer.Latency <= readAt);
            Assert.True(before >= given.Options.StablePolls, "It was read too early.");
            List<(TimeSpan At, TimelineAnswer Answer)> last = polls[(before - given.Options.StablePolls)..];
            Assert.All(last.Take(given.Options.StablePolls), poll => Assert.True(poll.At >= settlesAt, "A poll before the settle moment."));
            Assert.All(
                last.Where(poll => poll.At + poll.Answer.Latency < ended),
                poll => Assert.Equal(last[0].Answer.Rows.Select(EmailOf).Order(), poll.Answer.Rows.Select(EmailOf).Order()));
        }
    }

    private static string EmailOf(string row) => row.Split("\"EMAIL\":\"")[1].Split('"')[0];

    /// <summary>A message or an error, which the server lists for some time. A message may get another state.</summary>
    private sealed record Event(int Person, int Second, int End, bool IsError, int Place, string Word, int SentAt)
    {
        public bool IsListed(double now) => now >= Second && now < End;

        public string Message(double now, int id) => AccountedWaitTests.Message(Person, now >= SentAt ? "sent" : Word, id);
    }

    private sealed record Case(
        int PeopleCount,
        Event[] Events,
        TimelineAnswer[] Faults,
        int LateDelivery,
        int Flags,
        int[] Times,
        int StablePolls,
        int TimeoutSec,
        double Random)
    {
        public IReadOnlyList<string> People { get; } =
        [
            .. Enumerable.Range(1, PeopleCount).Select(id => $"{id}@x"),
            .. Enumerable.Repeat("1@x", (Flags & 16) >> 4),
        ];

        public bool ChangesDates => (Flags & 32) > 0;

        public WaitUntil Until => (WaitUntil)(Flags & 1);

        public bool EndsEarly => (Flags & 2) > 0;

        public bool FindsDeliveries => (Flags & 4) > 0;

        public int RequestCount => 1 + ((Flags & 8) >> 3);

        public TimeSpan Age { get; } = TimeSpan.FromSeconds(Times[0]);

        public SendMassWaitOptions Options { get; } = new()
        {
            SettleTime = TimeSpan.FromSeconds(Times[1]),
            PollInterval = TimeSpan.FromSeconds(1 + (Times[2] / 3)),
            StablePolls = StablePolls,
            WaitTimeout = TimeSpan.FromSeconds(TimeoutSec),
            Grace = TimeSpan.FromSeconds(1 + (Times[3] / 6)),
        };

        /// <summary>What the server answers, or how it fails.</summary>
        public TimelineAnswer Answer(string function, long id, TimeSpan now, int call)
        {
            TimelineAnswer fault = call < Faults.Length ? Faults[call] : new();
            if (fault.Refused || fault.Status != 200 || fault.Body is not null)
            {
                return fault;
            }

            double second = now.TotalSeconds;
            string date = $"2026-01-01 00:00:{(ChangesDates ? call % 60 : 0):00}";
            IEnumerable<Event> listed = Events.Where(one => one.IsListed(second));
            return function switch
            {
                Results => fault with
                {
                    Rows =
                    [
                        .. listed.Where(one => one.IsError && FirstRequestId + (one.Place % RequestCount) == id)
                            .Select(one => SendMassWaitTests.Row(one.Person, date)),
                    ],
                },
                Recipients => fault with
                {
                    Body = Array(listed.Where(one => !one.IsError && FirstSendId + one.Place == id)
                        .Select(one => one.Message(second, 1 + System.Array.IndexOf(Events, one)))),
                },

                // Totals that never change: only what a decision reads can be right.
                Totals => AccountedWaitTests.Total(sent: 1) with { Latency = fault.Latency, CutAfter = fault.CutAfter },
                _ => fault with
                {
                    Body = Array(
                        Enumerable.Range(0, second >= LateDelivery ? DeliveryCount : 1)
                            .Select(place => $$"""{"ID_SEND":{{FirstSendId + place}}}""")),
                },
            };
        }

        private static string Array(IEnumerable<string> rows) => $"[{string.Join(',', rows)}]";
    }

    public sealed class Json() : AccountedTimelineTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : AccountedTimelineTests(MailkitProtocol.XmlRpc);
}
