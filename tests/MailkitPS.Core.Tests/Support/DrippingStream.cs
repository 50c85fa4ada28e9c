namespace MailkitPS.Core.Tests;

/// <summary>Bytes that come one by one, with a pause in virtual time before each.</summary>
internal sealed class DrippingStream(FakeClock clock, byte[] bytes, TimeSpan pause, Action ended) : MemoryStream
{
    private int _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == bytes.Length)
        {
            ended();
            return 0;
        }

        await clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
        buffer.Span[0] = bytes[_read++];
        return 1;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        ended();
        base.Dispose(disposing);
    }
}
