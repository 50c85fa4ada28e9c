namespace MailkitPS.Core.Tests;

/// <summary>
/// Has the form of ReadAsync that streams of .NET Framework lack, so that the streams of the tests are the same everywhere.
/// </summary>
internal abstract class ReadOnlyStream : MailkitPS.ReadOnlyStream
{
    public virtual ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
