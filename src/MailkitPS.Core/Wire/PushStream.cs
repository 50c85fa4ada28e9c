using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Runs a parser that reads its bytes synchronously on bytes that are pushed. The parser has a thread of its own, but runs only while
/// <see cref="Push"/> waits, and sleeps when it needs more bytes than there are.
/// </summary>
/// <remarks>Without it, a row whose last byte has come would stay in the parser until more bytes come, perhaps much later.</remarks>
/// <param name="parse">The parser.</param>
/// <param name="maxTokenSize">How many bytes it may read without progress.</param>
internal sealed class PushStream(Action<Stream> parse, int maxTokenSize) : ReadOnlyStream
{
    // AutoResetEvent, because the Slim events spin first and starve the other thread.
    private readonly AutoResetEvent _awake = new(false);
    private readonly AutoResetEvent _asleep = new(false);
    private Task? _parser;
    private ArraySegment<byte> _bytes;
    private bool _isLast;
    private bool _endsWithSpace;
    private long _seenProgress;
    private long _bytesSinceProgress;
    private volatile bool _hasEnded;
    private volatile bool _isDisposed;

    /// <summary>Raised by the parser at each step. A token that needs ever more bytes is stopped before memory is full.</summary>
    public long Progress { get; set; }

    /// <summary>Set by the parser where white space means nothing: however long it is, one byte of it is read.</summary>
    public bool CutsSpace { get; set; }

    /// <summary>Returns when the parser has used up the bytes; no bytes mean that there are no more.</summary>
    /// <remarks>An exception of the parser is thrown here.</remarks>
    public void Push(ArraySegment<byte> bytes)
    {
        if (_hasEnded || _isDisposed)
        {
            return;
        }

        _bytes = bytes;
        _isLast = bytes.Count == 0;
        if (_parser is null)
        {
            _parser = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        else
        {
            _awake.Set();
        }

        _asleep.WaitOne();
        if (_hasEnded)
        {
            _parser.GetAwaiter().GetResult();
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        do
        {
            WaitForBytes();
            if (CutsSpace && _endsWithSpace)
            {
                SkipSpace();
            }
        }
        while (_bytes.Count == 0 && !_isLast);

        CheckProgress();
        int read = Math.Min(count, CutsSpace ? LengthToSpace() : _bytes.Count);
        Buffer.BlockCopy(_bytes.Array, _bytes.Offset, buffer, offset, read);
        _endsWithSpace = read > 0 && IsSpace(buffer[offset + read - 1]);
        Advance(read);
        _bytesSinceProgress += read;
        return read;
    }

    private static bool IsSpace(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private void WaitForBytes()
    {
        if (_bytes.Count == 0 && !_isLast)
        {
            _asleep.Set();
            _awake.WaitOne();
            if (_isDisposed)
            {
                throw new ObjectDisposedException(nameof(PushStream));
            }
        }
    }

    private void CheckProgress()
    {
        if (_seenProgress != Progress)
        {
            _seenProgress = Progress;
            _bytesSinceProgress = 0;
        }
        else if (_bytesSinceProgress > maxTokenSize)
        {
            throw MailkitException.ValueTooLarge();
        }
    }

    /// <summary>Up to the first byte of white space and with it; what follows of the space is then skipped.</summary>
    private int LengthToSpace()
    {
        int length = 0;
        while (length < _bytes.Count && !IsSpace(_bytes.Array[_bytes.Offset + length]))
        {
            length++;
        }

        return Math.Min(length + 1, _bytes.Count);
    }

    private void SkipSpace()
    {
        int length = 0;
        while (length < _bytes.Count && IsSpace(_bytes.Array[_bytes.Offset + length]))
        {
            length++;
        }

        Advance(length);
    }

    private void Advance(int bytes) => _bytes = new ArraySegment<byte>(_bytes.Array, _bytes.Offset + bytes, _bytes.Count - bytes);

    /// <summary>Ends the parser, which would otherwise sleep for ever.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _awake.Set();
        }

        base.Dispose(disposing);
    }

    private void Run()
    {
        try
        {
            parse(this);
        }
        catch (ObjectDisposedException) when (_isDisposed)
        {
            // Disposed: nobody waits for the parser.
        }
        finally
        {
            _hasEnded = true;
            _asleep.Set();
        }
    }
}
