using System;
using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS.Simulator;

/// <summary>
/// Writes an answer in one of the two forms, member by member; what is written goes out in blocks, so that no answer is kept.
/// </summary>
internal abstract class WireWriter : IDisposable
{
    private const int BlockSize = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _block = new(BlockSize + (8 * 1024));
    private long _sent;

    /// <summary>How many bytes have been written so far.</summary>
    public long Length => _sent + _block.WrittenCount + Pending;

    /// <summary>Where the bytes go until they are sent.</summary>
    protected IBufferWriter<byte> Block => _block;

    /// <summary>Bytes that are not in the block yet.</summary>
    protected virtual int Pending => 0;

    /// <summary>A writer of a form.</summary>
    public static WireWriter Of(WireForm form) => form == WireForm.Json ? new JsonWireWriter() : new XmlWireWriter();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>What stands before the value of the answer.</summary>
    public virtual void StartAnswer()
    {
    }

    /// <summary>What stands behind the value of the answer.</summary>
    public virtual void EndAnswer()
    {
    }

    /// <summary>Starts an object; its name is null where it is an element of an array, or the answer.</summary>
    public abstract void StartObject(string? name = null);

    /// <summary>Ends an object.</summary>
    public abstract void EndObject();

    /// <summary>Starts an array; its name is null where it is the answer.</summary>
    public abstract void StartArray(string? name = null);

    /// <summary>Ends an array.</summary>
    public abstract void EndArray();

    /// <summary>A text.</summary>
    public abstract void Text(string? name, string value);

    /// <summary>A number that JSON has bare.</summary>
    public abstract void Number(string? name, long value);

    /// <summary>A number that JSON has in quotes and XML-RPC has not.</summary>
    public abstract void Quoted(string name, long value);

    /// <summary>An amount that JSON has in quotes and XML-RPC has as a double.</summary>
    public abstract void Amount(string name, decimal value);

    /// <summary>A real boolean, not a text.</summary>
    public abstract void Flag(string name, bool value);

    /// <summary>No value.</summary>
    public abstract void Null(string name);

    /// <summary>A member of JSON's envelope, which XML-RPC does not have.</summary>
    public abstract void ErrorStatus(int value, bool isQuoted = false);

    /// <summary>A date with its time.</summary>
    public void Date(string name, DateTime value) => Text(name, value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>Sends what has been written, if it is worth a block or nothing follows.</summary>
    public async ValueTask SendAsync(PipeWriter output, bool isLast, CancellationToken token)
    {
        if (!isLast && _block.WrittenCount + Pending < BlockSize)
        {
            return;
        }

        Complete();
        await output.WriteAsync(_block.WrittenMemory, token);
        _sent += _block.WrittenCount;
        _block.ResetWrittenCount();
    }

    /// <summary>Puts what is pending into the block.</summary>
    protected virtual void Complete()
    {
    }
}
