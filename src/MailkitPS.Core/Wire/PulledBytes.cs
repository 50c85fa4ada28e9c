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
internal sealed class PulledBytes(Action<Stream> parse) : Stream
{
    private readonly SemaphoreSlim _awake = new(0);
    private readonly SemaphoreSlim _asleep = new(0);
    private Task? _parser;
    private ArraySegment<byte> _bytes;
    private bool _isLast;
    private volatile bool _hasEnded;
    private volatile bool _isDisposed;

    /// <summary>How many bytes the parser has pulled.</summary>
    public long BytesRead { get; private set; }

    /// <summary>How many it may pull: a parser that needs ever more for one token is stopped before memory is full.</summary>
    public long Limit { get; set; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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
            _awake.Release();
        }

        _asleep.Wait();
        if (_hasEnded)
        {
            _parser.GetAwaiter().GetResult();
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_bytes.Count == 0 && !_isLast)
        {
            _asleep.Release();
            _awake.Wait();
            if (_isDisposed)
            {
                throw new ObjectDisposedException(nameof(PulledBytes));
            }
        }

        if (BytesRead > Limit)
        {
            throw MailkitException.ValueTooLarge();
        }

        int read = Math.Min(count, _bytes.Count);
        Buffer.BlockCopy(_bytes.Array, _bytes.Offset, buffer, offset, read);
        _bytes = new ArraySegment<byte>(_bytes.Array, _bytes.Offset + read, _bytes.Count - read);
        BytesRead += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Ends the parser, which otherwise would sleep for ever.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _awake.Release();
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
            _asleep.Release();
        }
    }
}
