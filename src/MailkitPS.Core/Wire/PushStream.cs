using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Lets a parser that pulls its bytes by blocking reads work on bytes that are pushed: it has a thread of its own, but runs
/// only while <see cref="Push"/> lasts, and sleeps when it asks for more than there is.
/// </summary>
/// <remarks>Otherwise a row whose last byte is here would wait inside the parser for bytes that come much later.</remarks>
/// <param name="parse">The parser.</param>
/// <param name="maxTokenSize">How many bytes it may pull without getting on.</param>
internal sealed class PushStream(Action<Stream> parse, int maxTokenSize) : ReadOnlyStream
{
    // Not of a kind that spins before it sleeps: the other thread wants the processor.
    private readonly AutoResetEvent _awake = new(false);
    private readonly AutoResetEvent _asleep = new(false);
    private Task? _parser;
    private ArraySegment<byte> _bytes;
    private bool _isLast;
    private long _seenProgress;
    private long _bytesSinceProgress;
    private volatile bool _hasEnded;
    private volatile bool _isDisposed;

    /// <summary>Raised whenever the parser gets on: one that needs ever more bytes for one token is stopped before memory is full.</summary>
    public long Progress { get; set; }

    /// <summary>Returns when the parser has used up the bytes; no bytes mean that there are no more.</summary>
    /// <remarks>Whatever the parser throws is thrown here.</remarks>
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
        if (_bytes.Count == 0 && !_isLast)
        {
            _asleep.Set();
            _awake.WaitOne();
            if (_isDisposed)
            {
                throw new ObjectDisposedException(nameof(PushStream));
            }
        }

        if (_seenProgress != Progress)
        {
            _seenProgress = Progress;
            _bytesSinceProgress = 0;
        }
        else if (_bytesSinceProgress > maxTokenSize)
        {
            throw MailkitException.ValueTooLarge();
        }

        int read = Math.Min(count, _bytes.Count);
        Buffer.BlockCopy(_bytes.Array, _bytes.Offset, buffer, offset, read);
        _bytes = new ArraySegment<byte>(_bytes.Array, _bytes.Offset + read, _bytes.Count - read);
        _bytesSinceProgress += read;
        return read;
    }

    /// <summary>Ends the parser, which otherwise would sleep for ever.</summary>
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
            // Nobody waits for what the parser would say.
        }
        finally
        {
            _hasEnded = true;
            _asleep.Set();
        }
    }
}
