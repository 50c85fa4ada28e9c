using System.Text;

namespace MailkitPS.Core.Tests;

/// <summary>A beginning and then the same bytes over and over, generated while they are read.</summary>
internal sealed class EndlessStream(string start, byte[] again, long length = long.MaxValue / 2) : MemoryStream
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
    private long _position;

    public long BytesRead => _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = (int)Math.Min(buffer.Length, _start.Length + length - _position);
        for (int i = 0; i < count; i++)
        {
            long at = _position + i;
            buffer.Span[i] = at < _start.Length ? _start[at] : again[(at - _start.Length) % again.Length];
        }

        _position += count;
        return ValueTask.FromResult(count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
