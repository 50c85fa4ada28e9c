namespace MailkitPS.Core.Tests.Http;

/// <summary>The timeout limits how long the server may be silent, and nothing else.</summary>
public abstract class SilenceTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Fact]
    public void Silence_before_the_headers_ends_the_attempt()
    {
        FakeClock clock = TestClient.Clock();
        FakeServer server = new(FakeServer.Silent());
        Task<(MailkitException Failure, List<SendMassResult> Rows)> call = Client.Create(server, clock).FailAsync();
        MailkitException failure = clock.Run(call).Failure;
        Assert.Equal(MailkitErrorKind.Timeout, failure.Kind);
        Assert.StartsWith(
            "Mailkit (https://api.mailkit.eu) was silent for 1000 s while mailkit.sendmail_mass.results (request_id ",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_inside_the_body_ends_the_attempt_and_keeps_the_rows()
    {
        FakeClock clock = TestClient.Clock();
        byte[] answer = Client.ThreeRows;
        ChunkedStream body = new(answer[..^20], 100, silent: true);
        FakeServer server = new(FakeServer.Body(body));
        Task<(MailkitException Failure, List<SendMassResult> Rows)> call = Client.Create(server, clock).FailAsync();
        (MailkitException failure, List<SendMassResult> rows) = clock.Run(call);
        Assert.Equal(MailkitErrorKind.Timeout, failure.Kind);
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public void Every_attempt_has_the_whole_time()
    {
        FakeClock clock = TestClient.Clock();
        FakeServer server = new(FakeServer.Silent());
        Task<(MailkitException Failure, List<SendMassResult> Rows)> call = Client.Create(server, clock, retries: 2).FailAsync();
        clock.Run(call);
        Assert.Equal(3, server.Requests.Count);
        Assert.True(clock.Elapsed >= 3 * TestClient.Silence);
    }

    [Fact]
    public async Task A_slow_consumer_is_no_silent_server()
    {
        FakeClock clock = TestClient.Clock();
        byte[] answer = Client.ThreeRows;
        using MailkitRowReader<SendMassResult> reader = Client.Create(
            new FakeServer(FakeServer.Body(answer, chunk: 100)), clock).GetSendMassResults(1);
        List<SendMassResult> rows = [];
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken) is { } read)
        {
            rows.AddRange(read);
            clock.Advance(2 * TestClient.Silence);
        }

        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task The_token_ends_a_call_that_waits_for_headers()
    {
        using CancellationTokenSource stop = new();
        using MailkitRowReader<SendMassResult> reader = Client.Create(new FakeServer(FakeServer.Silent())).GetSendMassResults(1);
        Task<IReadOnlyList<SendMassResult>?> read = reader.ReadNextAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task The_token_ends_a_call_that_waits_for_the_body()
    {
        using CancellationTokenSource stop = new();
        ChunkedStream body = new([], 1, silent: true);
        using MailkitRowReader<SendMassResult> reader = Client.Create(new FakeServer(FakeServer.Body(body))).GetSendMassResults(1);
        Task<IReadOnlyList<SendMassResult>?> read = reader.ReadNextAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task A_reader_that_is_disposed_while_it_opens_lets_go_of_the_answer()
    {
        TaskCompletionSource<HttpResponseMessage> arrived = new();
        MemoryStream body = new(Client.ThreeRows);
        MailkitRowReader<SendMassResult> reader = Client.Create(new FakeServer(_ => arrived.Task)).GetSendMassResults(1);
        Task<IReadOnlyList<SendMassResult>?> read = reader.ReadNextAsync(TestContext.Current.CancellationToken);
        reader.Dispose();
        arrived.SetResult(new HttpResponseMessage { Content = new StreamContent(body) });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.False(body.CanRead);
    }

    public sealed class Json() : SilenceTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : SilenceTests(MailkitProtocol.XmlRpc);
}
