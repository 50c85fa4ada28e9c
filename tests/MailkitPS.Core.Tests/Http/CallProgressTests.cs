namespace MailkitPS.Core.Tests.Http;

/// <summary>When somebody who waits for a call is told how it stands, and what.</summary>
public sealed class CallProgressTests
{
    private const string Function = "mailkit.sendmail_mass.results";
    private static readonly TestClient Client = new(MailkitProtocol.Json);

    [Fact]
    public void Nothing_for_two_seconds_and_then_once_a_second_at_most()
    {
        FakeClock clock = new();
        CallProgress progress = new(clock);
        List<double> lines = [];
        for (; clock.Elapsed < TimeSpan.FromSeconds(6); clock.Advance(TimeSpan.FromSeconds(0.1)))
        {
            if (progress.TakeDue())
            {
                lines.Add(Math.Round(clock.Elapsed.TotalSeconds, 1));
            }
        }

        Assert.Equal([2, 3, 4, 5], lines);
    }

    [Fact]
    public void Who_waits_knows_how_long_to_the_next_line()
    {
        FakeClock clock = new();
        CallProgress progress = new(clock);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5), progress.UntilDue);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, progress.UntilDue);
        Assert.True(progress.TakeDue());
        Assert.Equal(TimeSpan.FromSeconds(1), progress.UntilDue);
    }

    [Fact]
    public void A_silent_server_is_told_with_the_attempt_and_the_longest_time()
    {
        FakeClock clock = new();
        using MailkitRowReader<SendMassResult> reader = Client.Create(
            new FakeServer(FakeServer.Silent()), clock, retries: 3, silence: TimeSpan.FromSeconds(100)).GetSendMassResults(1);
        Task<IReadOnlyList<SendMassResult>?> read = reader.ReadNextAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(2));

        // 98 s of this attempt, three more of 100 s, and pauses of up to 1, 2 and 4 s.
        Assert.Equal("attempt 1 of 4, at most 405 s more", $"{reader.State}");
        Assert.Equal((Function, 405), (reader.State.Function, reader.State.SecondsRemaining));
        clock.Run(read);
        Assert.Equal("attempt 2 of 4 in 1 s, at most 307 s more", $"{reader.State}");
        read = reader.ReadNextAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(90.5));
        Assert.Equal("attempt 2 of 4, at most 216 s more", $"{reader.State}");
        Assert.False(read.IsCompleted);
    }

    [Fact]
    public async Task Rows_are_counted_and_only_silence_ends_the_call_then()
    {
        FakeClock clock = TestClient.Clock();
        ChunkedStream body = new(Client.ThreeRows[..^20], 100, silent: true);
        using MailkitRowReader<SendMassResult> reader = Client.Create(
            new FakeServer(FakeServer.Body(body)), clock, retries: 3).GetSendMassResults(1);
        while (reader.RowCount < 3)
        {
            Assert.NotNull(await reader.ReadNextAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal("attempt 1 of 4, 3 rows so far, 1000 s of silence would end it", $"{reader.State}");
    }

    [Fact]
    public void Who_waits_for_a_connection_is_told_so()
    {
        using MailkitClient client = Client.Create(new FakeServer(FakeServer.Silent()), new FakeClock(), retries: 1);
        List<MailkitRowReader<SendMassResult>> readers = [.. Enumerable.Range(1, 9).Select(request => client.GetSendMassResults(request))];
        List<Task> reads = [.. readers.Select(reader => reader.ReadNextAsync(TestContext.Current.CancellationToken))];
        Assert.Equal("waiting for a connection to be free", $"{readers[8].State}");
        Assert.All(readers.Take(8), reader => Assert.StartsWith("attempt 1 of 2", $"{reader.State}", StringComparison.Ordinal));
        Assert.DoesNotContain(reads, read => read.IsCompleted);
    }
}
