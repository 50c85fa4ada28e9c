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

    private bool _ended;

    /// <summary>Reads once from the network and tells what has come with it; false when the answer has ended.</summary>
    /// <exception cref="MailkitException">The answer broke off or is not in the wire format. What came before has been told.</exception>
    public async Task<bool> ReadAsync(CancellationToken token)
    {
        if (_ended)
        {
            return false;
        }

        ArraySegment<byte> room = MakeRoom();
        int read = await body.ReadAsync(room.Array, room.Offset, room.Count, token).ConfigureAwait(false);
        _ended = read == 0;
        Parse(read);
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

    /// <summary>Where the next bytes go.</summary>
    protected abstract ArraySegment<byte> MakeRoom();

    /// <summary>Understands what has come so far; no bytes mean that the answer has ended.</summary>
    protected abstract void Parse(int bytes);
}
