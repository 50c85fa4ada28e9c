using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using MailkitPS.Simulator;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Reliability;

/// <summary>
/// Damaged answers by the hundred thousand: a parser finishes within a second, with rows or with a MailkitException, and every
/// row that was complete before the damage comes out unchanged.
/// </summary>
public abstract class FuzzTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string RowsOnly = "rows only";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // An XML-RPC answer takes its parser ten times as long: it starts a thread, and most damage is an exception twice.
    private readonly int _bodies = Report.IsFull ? 500_000 : protocol == MailkitProtocol.Json ? 6_000 : 2_000;
    private readonly ConcurrentDictionary<string, int> _outcomes = [];
    private readonly Lock _slowestLock = new();
    private double _slowest;
    private long _rows;

    private static Gen<(int Seed, Mutator.Change[] Changes, int Chunk)> AnyCase { get; } =
        from seed in Gen.Int[0, int.MaxValue]
        from changes in Mutator.Changes
        from chunk in Gen.Frequency((3, Gen.Int[1, 50]), (1, Gen.Const(int.MaxValue)))
        select (seed, changes, chunk);

    [Fact]
    public async Task Damage_is_a_typed_error_and_rows_before_it_stay()
    {
        List<Sample> samples = await MakeSamplesAsync();
        await AnyCase.SampleAsync(given => CheckAsync(samples[given.Seed % samples.Count], given.Changes, given.Chunk), iter: _bodies);
        int read = _outcomes.GetValueOrDefault(RowsOnly);
        int failed = _outcomes.Where(outcome => outcome.Key != RowsOnly).Sum(outcome => outcome.Value);
        Report.Write(
            $"30-fuzz-{Client.Protocol}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {Client.Protocol} | {_bodies} | {read} | {failed} | {_rows} | {_slowest:0.0} |"));
    }

    [Fact]
    public async Task Damage_is_a_typed_error_for_an_answer_of_any_shape_too()
    {
        List<Sample> samples = await MakeSamplesAsync();
        await AnyCase.SampleAsync(
            async given =>
            {
                (byte[] body, _) = Mutator.Apply(samples[given.Seed % samples.Count].Body, given.Changes);
                foreach (bool asText in (bool[])[false, true])
                {
                    try
                    {
                        MailkitClient client = Client.Create(new FakeServer(FakeServer.Body(body, given.Chunk)));
                        using MailkitRowReader<object> reader = client.Invoke(new MailkitCall("mailkit.new"), asText);
                        while (await reader.ReadNextAsync(CancellationToken.None) is not null)
                        {
                            // Any value may come.
                        }
                    }
                    catch (MailkitException)
                    {
                        // The only exception that is allowed.
                    }
                }
            },
            iter: _bodies / 4);
    }

    private static async Task<(string Outcome, List<string> Rows)> ReadAsync(TestClient client, byte[] body, int chunk = int.MaxValue)
    {
        List<string> rows = [];
        try
        {
            FakeServer server = new(FakeServer.Body(body, chunk));
            using MailkitRowReader<SendMassResult> reader = client.Create(server).GetSendMassResults(8001);
            while (await reader.ReadNextAsync(CancellationToken.None) is { } read)
            {
                rows.AddRange(read.Select(Show));
            }

            return (RowsOnly, rows);
        }
        catch (MailkitException e)
        {
            return (e.Kind.ToString(), rows);
        }
    }

    private async Task CheckAsync(Sample sample, Mutator.Change[] changes, int chunk)
    {
        (byte[] body, int firstDamage) = Mutator.Apply(sample.Body, changes);
        (string outcome, List<string> rows) = (string.Empty, []);
        TimeSpan took = TimeSpan.MaxValue;

        // A real hang happens again; a delay on a busy machine does not.
        for (int attempt = 0; attempt < 3 && took > Longest; attempt++)
        {
            long started = Stopwatch.GetTimestamp();
            (outcome, rows) = await ReadAsync(Client, body, chunk);
            took = Stopwatch.GetElapsedTime(started);
        }

        Assert.True(took < Longest, $"{took} for {Encoding.UTF8.GetString(body)}");
        int whole = sample.RowEnds.Count(end => end <= firstDamage);
        Assert.Equal(sample.Rows.Take(whole), rows.Take(whole));
        _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
        Interlocked.Add(ref _rows, whole);
        lock (_slowestLock)
        {
            _slowest = Math.Max(_slowest, took.TotalMilliseconds);
        }
    }

    private static string Show(SendMassResult row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.ErrorCode} {row.Info} {row.Date:O} {row.Email} {row.EmailId} {row.SendId} {row.SendMessageId}");

    private async Task<List<Sample>> MakeSamplesAsync()
    {
        WireForm form = Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc;
        const string NewRow = """{"ERROR_CODE":6,"INFO":"ž🐎\u0007","EMAIL":"a@example.com","NEW":[{"x":[]}]}""";
        const string OddRow = """{"error_code":"2","DATE":null}""";
        const string SpeltRow = """{"ERROR_CODE":2.0,"DATE":"2025-02-03T04:05","INFO":"\u017e\ud83d\udc0e","ID_EMAIL":"7.0"}""";
        (byte[] Body, int Rows)[] answers =
        [
            (Body.Recording("mailkit.sendmail_mass.results", "documented-errors").In(form), form == WireForm.Json ? 3 : 1),
            (Body.Recording("mailkit.sendmail_mass.results", "success-with-recipient-errors").In(form), 3),
            (Body.Recording("mailkit.sendmail_mass.results", "documented-ok").In(form), 0),
            (Body.Recording("_common", "error-unauthorized").In(form), 0),
            (Client.Encode($$"""{"results":[{{NewRow}},{{OddRow}}],"status":"ERROR","error_status":1}"""), 2),
            (Client.Encode($$"""{"results":[{{SpeltRow}},{{SpeltRow}}],"status":"ERROR","error_status":1}"""), 2),
        ];
        List<Sample> samples = [];
        foreach ((byte[] body, int rows) in answers)
        {
            samples.Add(await Sample.OfAsync(Client, body, rows));
        }

        return samples;
    }

    private sealed record Sample(byte[] Body, int[] RowEnds, string[] Rows)
    {
        /// <summary>Finds where each row ends by asking the parser, because rows may hold structs of their own.</summary>
        public static async Task<Sample> OfAsync(TestClient client, byte[] body, int rows)
        {
            (_, List<string> read) = await ReadAsync(client, body);
            Assert.Equal(rows, read.Count);
            int[] ends = new int[rows];
            for (int row = 0; row < rows; row++)
            {
                // More bytes are never fewer rows, so halving finds the end of a row in a few reads.
                (int tooFew, int enough) = (0, body.Length);
                while (enough - tooFew > 1)
                {
                    int length = (tooFew + enough) / 2;
                    bool isRead = (await ReadAsync(client, body[..length])).Rows.Count > row;
                    (tooFew, enough) = isRead ? (tooFew, length) : (length, enough);
                }

                ends[row] = enough;
            }

            return new Sample(body, ends, [.. read]);
        }
    }

    public sealed class Json() : FuzzTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : FuzzTests(MailkitProtocol.XmlRpc);
}
