namespace MailkitPS.Core.Tests;

/// <summary>Returns few bytes per read, as a slow network does, and then ends, fails or stays silent forever.</summary>
internal sealed class ChunkedStream(byte[] content, int chunk, Exception? failure = null, bool silent = false) : ReadOnlyStream
{
    private int _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Math.Min(Math.Min(buffer.Length, chunk), content.Length - _position);
        if (count == 0 && silent)
        {
            await Silence.UntilAsync(cancellationToken).ConfigureAwait(false);
        }

        if (count == 0 && failure is not null)
        {
            throw failure;
        }

        content.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Core reads asynchronously.");
}
