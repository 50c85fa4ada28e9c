namespace MailkitPS.Core.Tests;

/// <summary>A Mailkit in virtual time: what a poll gets depends on its request, its time and the number of polls before it.</summary>
internal sealed class TimelineServer(TestClient client, FakeClock clock, Func<long, int, TimelineAnswer> answer) : HttpMessageHandler
{
    private readonly Dictionary<long, int> _polls = [];
    private int _open;

    /// <summary>When each poll of a request began.</summary>
    public List<(long RequestId, TimeSpan At, TimelineAnswer Answer)> Polls { get; } = [];

    public int MostOpen { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        long requestId = client.RequestIdOf(body);
        int poll = _polls[requestId] = _polls.GetValueOrDefault(requestId) + 1;
        TimelineAnswer given = answer(requestId, poll);
        Polls.Add((requestId, clock.Elapsed, given));
        MostOpen = Math.Max(MostOpen, ++_open);
        bool ended = false;
        try
        {
            await clock.DelayAsync(given.Latency, cancellationToken).ConfigureAwait(false);
            return given.Respond(client, clock, End);
        }
        catch
        {
            End();
            throw;
        }

        void End()
        {
            _open -= ended ? 0 : 1;
            ended = true;
        }
    }
}
