using System.Collections.Concurrent;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Http;

/// <summary>A client has so many connections to the server; to wait for one of them is no silence of the server.</summary>
public sealed class ConnectionPlaceTests
{
    private const int Places = 8;
    private static readonly TestClient Client = new(MailkitProtocol.Json);

    [Fact]
    public async Task Reads_beyond_the_places_wait_without_a_limit()
    {
        FakeClock clock = new();
        ConcurrentQueue<TaskCompletionSource<HttpResponseMessage>> asked = new();
        FakeServer server = new(_ =>
        {
            TaskCompletionSource<HttpResponseMessage> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            asked.Enqueue(answer);
            return answer.Task;
        });
        using MailkitClient client = Client.Create(server, clock, retries: 1);
        List<Task<List<SendMassResult>>> reads =
            [.. Enumerable.Range(1, 20).Select(request => client.GetSendMassResults(request).ReadAllAsync())];
        for (int answered = 0; answered < reads.Count;)
        {
            int open = Math.Min(Places, reads.Count - answered);
            await Eventually.HoldsAsync(() => asked.Count == open);
            clock.Advance(0.9 * TestClient.Silence);
            while (asked.TryDequeue(out TaskCompletionSource<HttpResponseMessage>? answer))
            {
                answered++;
                answer.SetResult(new HttpResponseMessage { Content = new ByteArrayContent(Client.ThreeRows) });
            }
        }

        Assert.All(await Task.WhenAll(reads), rows => Assert.Equal(3, rows.Count));
        Assert.Equal(reads.Count, server.Requests.Count);
    }

    [Fact]
    public async Task A_failed_attempt_and_a_reader_that_is_let_go_give_their_places_back()
    {
        FakeServer server = new(
            [.. Enumerable.Repeat(FakeServer.Status(404), 10), .. Enumerable.Repeat(FakeServer.Body(Client.ThreeRows, chunk: 10), 30)]);
        using MailkitClient client = Client.Create(server, retries: 1);
        for (int request = 0; request < 10; request++)
        {
            await Assert.ThrowsAsync<MailkitException>(() => client.GetSendMassResults(request).ReadAllAsync());
        }

        for (int request = 0; request < 30; request++)
        {
            using MailkitRowReader<SendMassResult> reader = client.GetSendMassResults(request);
            Assert.NotNull(await reader.ReadNextAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(40, server.Requests.Count);
    }

    [Fact]
    public async Task Who_waits_for_a_place_can_be_stopped()
    {
        using CancellationTokenSource stop = new();
        using MailkitClient client = Client.Create(new FakeServer(FakeServer.Silent()), new FakeClock(), retries: 1);
        List<Task> reads = [.. Enumerable.Range(0, Places).Select(request => client.GetSendMassResults(request).ReadNextAsync(stop.Token))];
        Task<IReadOnlyList<SendMassResult>?> waiting = client.GetSendMassResults(9).ReadNextAsync(stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(Places, reads.Count);
    }
}
