using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>The body of one answer. Reads obey the token and the silence timer; failures are <see cref="MailkitException"/>s.</summary>
internal sealed class AnswerStream : ReadOnlyStream
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _body;
    private readonly SilenceTimer _silence;
    private CancellationToken _stop;
    private CancellationTokenSource? _either;
    private volatile bool _isReading;

    public AnswerStream(HttpResponseMessage response, Stream body, SilenceTimer silence)
    {
        _response = response;
        _body = body;
        _silence = silence;
    }

    /// <summary>How many bytes have been read, after decompression.</summary>
    public long BytesRead { get; private set; }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        _silence.Listen();
        _isReading = true;
        try
        {
            int read = await _body.ReadAsync(buffer, offset, count, EndOfRead(cancellationToken)).ConfigureAwait(false);
            BytesRead += read;
            return read;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (_silence.HasElapsed)
        {
            throw _silence.TimedOut();
        }
        catch (InvalidDataException)
        {
            throw MailkitException.NotTheWireFormat(
                "The answer cannot be unpacked: its header Content-Encoding says that it is compressed, and it is not, or it is damaged. "
                + "Something between here and Mailkit may have changed it");
        }
        catch (Exception e) when (TransportFault.Is(e))
        {
            throw MailkitException.NotTheWireFormat($"The answer broke off: {TransportFault.Describe(e)}");
        }
        finally
        {
            _isReading = false;
            _silence.Rest();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _either?.Dispose();
            _silence.Dispose();
            _response.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// What ends a read. As a rule all reads have the same token, which is linked once: made for each of them, the links would be in each
    /// other's way.
    /// </summary>
    private CancellationToken EndOfRead(CancellationToken stop)
    {
        if (_either is null || stop != _stop)
        {
            _either?.Dispose();
            _stop = stop;
            _either = CancellationTokenSource.CreateLinkedTokenSource(stop, _silence.Token);
            _either.Token.Register(AbortRead);
        }

        return _either.Token;
    }

    /// <summary>The reads of .NET Framework ignore the token; they end when the response is gone.</summary>
    private void AbortRead()
    {
        // Whoever gave the token for one read may cancel it when that has ended, and go on with another one.
        if (_isReading)
        {
            _response.Dispose();
        }
    }
}
