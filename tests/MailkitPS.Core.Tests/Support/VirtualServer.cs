namespace MailkitPS.Core.Tests;

/// <summary>A Mailkit in virtual time, whose answers take as long as they say; it counts how many are open at once.</summary>
internal abstract class VirtualServer(TestClient client, FakeClock clock) : HttpMessageHandler
{
    private int _open;

    public int MostOpen { get; private set; }

    protected TestClient Client => client;

    protected FakeClock Clock => clock;

    protected async Task<HttpResponseMessage> RespondAsync(TimelineAnswer given, CancellationToken cancellationToken)
    {
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
