namespace MailkitPS.Core.Tests;

/// <summary>A Mailkit in virtual time: what a poll gets depends on its request, its time and the number of polls before it.</summary>
internal sealed class TimelineServer(TestClient client, FakeClock clock, Func<long, int, TimelineAnswer> answer)
    : VirtualServer(client, clock)
{
    private readonly Dictionary<long, int> _polls = [];

    /// <summary>When each poll of a request began.</summary>
    public List<(long RequestId, TimeSpan At, TimelineAnswer Answer)> Polls { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        long requestId = Client.RequestIdOf(body);
        int poll = _polls[requestId] = _polls.GetValueOrDefault(requestId) + 1;
        TimelineAnswer given = answer(requestId, poll);
        Polls.Add((requestId, Clock.Elapsed, given));
        return await RespondAsync(given, cancellationToken).ConfigureAwait(false);
    }
}
