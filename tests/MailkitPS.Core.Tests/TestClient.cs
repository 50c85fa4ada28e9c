namespace MailkitPS.Core.Tests;

/// <summary>A client whose server, clock and dice belong to the test.</summary>
internal static class TestClient
{
    public const string Md5 = "0123456789abcdef0123456789abcdef";

    /// <summary>Longer than any pause between attempts, so that a clock can tell silence from a pause.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(1000);

    /// <summary>A clock on which pauses between attempts are over at once and silence is not.</summary>
    public static FakeClock Clock() => new() { PassesAtOnce = duration => duration < Silence };

    public static MailkitClient Create(FakeServer server, FakeClock? clock = null, int retries = 0, double random = 0.5, TimeSpan? interval = null) => new(
        90000001,
        Md5,
        new MailkitClientOptions
        {
            MaximumRetryCount = retries,
            Timeout = Silence,
            RetryInterval = interval ?? TimeSpan.FromSeconds(1),
        },
        new JsonFormat(),
        server,
        clock ?? Clock(),
        () => random);

    /// <summary>Reads to the end. Rows that came before a failure are in <paramref name="rows"/>.</summary>
    public static async Task ReadAllAsync(this MailkitRowReader<SendMassResult> reader, List<SendMassResult> rows)
    {
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false) is { } read)
        {
            rows.AddRange(read);
        }
    }

    public static async Task<List<SendMassResult>> ReadAllAsync(this MailkitRowReader<SendMassResult> reader)
    {
        List<SendMassResult> rows = [];
        await reader.ReadAllAsync(rows);
        return rows;
    }

    public static async Task<List<SendMassResult>> ReadAsync(string body) =>
        await Create(FakeServer.Answering(body)).GetSendMassResults(8001).ReadAllAsync();

    /// <summary>The failure of a call and the rows that came before it.</summary>
    public static async Task<(MailkitException Failure, List<SendMassResult> Rows)> FailAsync(MailkitClient client)
    {
        List<SendMassResult> rows = [];
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => client.GetSendMassResults(8001).ReadAllAsync(rows));
        return (failure, rows);
    }

    public static async Task<MailkitException> FailAsync(string body) => (await FailAsync(Create(FakeServer.Answering(body)))).Failure;
}
