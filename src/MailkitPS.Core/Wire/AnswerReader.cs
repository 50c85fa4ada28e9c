using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Reads an answer while it comes in, and tells a sink of its parts. A derived class knows the syntax of one format.</summary>
internal abstract class AnswerReader(Stream body) : IDisposable
{
    /// <summary>A single value longer than this is refused: bytes, or characters where the format decodes first.</summary>
    protected const int MaxValueSize = 1024 * 1024;

    /// <summary>How deep objects and arrays may lie in each other.</summary>
    protected const int MaxNesting = 64;

    // Most answers are short.
    private const int FirstSize = 8 * 1024;

    // A long answer is read in large pieces, because each costs a thread switch and a call of the system, whatever its size. Only a
    // single long value makes the buffer larger.
    private const int UsualSize = 512 * 1024;

    // By large steps, so that few buffers are thrown away.
    private const int Growth = 8;

    // Not pooled: a cancelled read may still write into it.
    private byte[] _bytes = new byte[FirstSize];

    /// <summary>The last read took all the room that it had, so that more is likely to wait.</summary>
    private bool _wasFilled;

    /// <summary>What has come and has not been dropped stands at the start of it.</summary>
    protected byte[] Bytes => _bytes;

    /// <summary>How many bytes have come and have not been dropped.</summary>
    protected int ByteCount { get; private set; }

    /// <summary>How many bytes of the answer have been dropped.</summary>
    protected long DroppedCount { get; private set; }

    /// <summary>No more bytes will come.</summary>
    protected bool HasEnded { get; private set; }

    /// <summary>Reads once from the network and tells what has come with it; false when the answer has ended.</summary>
    /// <exception cref="MailkitException">The answer broke off or is not in the wire format. What came before has been told.</exception>
    public async Task<bool> ReadAsync(CancellationToken token)
    {
        if (HasEnded)
        {
            return false;
        }

        MakeRoom();
        int read = await body.ReadAsync(_bytes, ByteCount, _bytes.Length - ByteCount, token).ConfigureAwait(false);
        ByteCount += read;
        _wasFilled = ByteCount == _bytes.Length;
        HasEnded = read == 0;
        Parse();
        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected static MailkitException NestedTooDeep() =>
        MailkitException.InvalidAnswer(FormattableString.Invariant($"The answer is nested more than {MaxNesting} levels deep."));

    /// <summary>Understands what has come, as far as that can be, and drops it.</summary>
    protected abstract void Parse();

    /// <summary>Drops the first bytes; the others move to the start.</summary>
    protected void Drop(int count)
    {
        DroppedCount += count;
        ByteCount -= count;
        Buffer.BlockCopy(_bytes, count, _bytes, 0, ByteCount);
    }

    private void MakeRoom()
    {
        bool isFull = ByteCount == _bytes.Length;
        if (isFull && ByteCount >= MaxValueSize)
        {
            throw MailkitException.ValueTooLarge();
        }

        if (isFull || (_wasFilled && _bytes.Length < UsualSize))
        {
            Array.Resize(ref _bytes, Math.Min(Growth * _bytes.Length, MaxValueSize));
        }
    }
}
