using System.Text;

namespace MailkitPS.Core.Tests;

/// <summary>A beginning and then the same bytes over and over, generated while they are read.</summary>
internal sealed class EndlessStream(string start, byte[] again, long length = long.MaxValue / 2) : MemoryStream
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes(start);

    // As often as makes a good piece, because this copies pieces: byte by byte, 300 MB take seconds.
    private readonly byte[] _again = [.. Enumerable.Repeat(again, Math.Max(1, 65_536 / again.Length)).SelectMany(bytes => bytes)];
    private long _position;

    public long BytesRead => _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = (int)Math.Min(buffer.Length, _start.Length + length - _position);
        Span<byte> rest = buffer.Span[..count];
        for (long at = _position; !rest.IsEmpty; at = _position + count - rest.Length)
        {
            ReadOnlySpan<byte> piece = at < _start.Length
                ? _start.AsSpan((int)at)
                : _again.AsSpan((int)((at - _start.Length) % _again.Length));
            piece = piece[..Math.Min(piece.Length, rest.Length)];
            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        _position += count;
        return new(count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
