namespace MailkitPS.Core.Tests;

/// <summary>Some bytes, then virtual silence, then the rest.</summary>
internal sealed class TimelineStream(FakeClock clock, byte[] first, byte[] rest, TimeSpan silence, Action ended) : MemoryStream
{
    private int _reads;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        switch (_reads++)
        {
            case 0:
                first.CopyTo(buffer);
                return first.Length;
            case 1 when rest.Length > 0:
                await clock.DelayAsync(silence, cancellationToken).ConfigureAwait(false);
                rest.CopyTo(buffer);
                return rest.Length;
            default:
                ended();
                return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        ended();
        base.Dispose(disposing);
    }
}
