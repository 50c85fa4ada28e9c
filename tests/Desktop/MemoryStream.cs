namespace MailkitPS.Core.Tests;

/// <summary>
/// Has the form of ReadAsync that streams of .NET Framework lack, so that the streams of the tests are the same everywhere.
/// </summary>
internal class MemoryStream : System.IO.MemoryStream
{
    public MemoryStream()
    {
    }

    public MemoryStream(byte[] bytes)
        : base(bytes)
    {
    }

    public virtual ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        byte[] bytes = new byte[buffer.Length];
        int count = Read(bytes, 0, bytes.Length);
        bytes.AsMemory(0, count).CopyTo(buffer);
        return new(count);
    }
}
