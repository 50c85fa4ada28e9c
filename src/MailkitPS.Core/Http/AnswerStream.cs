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
    private readonly CancellationTokenRegistration _abortOnSilence;

    public AnswerStream(HttpResponseMessage response, Stream body, SilenceTimer silence)
    {
        _response = response;
        _body = body;
        _silence = silence;
        _abortOnSilence = silence.Token.Register(Abort);
    }

    /// <summary>How many bytes have been read, after decompression.</summary>
    public long BytesRead { get; private set; }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration abortOnStop = cancellationToken.Register(Abort);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _silence.Token);
        _silence.Listen();
        try
        {
            int read = await _body.ReadAsync(buffer, offset, count, either.Token).ConfigureAwait(false);
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
            _silence.Rest();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _abortOnSilence.Dispose();
            _silence.Dispose();
            Abort();
        }

        base.Dispose(disposing);
    }

    /// <summary>The reads of .NET Framework ignore the token; they end when the response is gone.</summary>
    private void Abort() => _response.Dispose();
}
