using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Calls the functions of Mailkit's API for one account. Safe to use from several threads at once.</summary>
/// <remarks>Every request body carries the login (documented), so no body is ever logged, shown or kept.</remarks>
public sealed partial class MailkitClient : IDisposable
{
    private const int MostConnections = 8;
    private const int LargestErrorBody = 64 * 1024;

    private static readonly ProductInfoHeaderValue UserAgent = new(
        "MailkitPS",
        typeof(MailkitClient).Assembly.GetName().Version.ToString(3));

    private readonly ClientLogin _login;
    private readonly IWireFormat _format;
    private readonly HttpClient _http;
    private readonly Uri _endpoint;
    private readonly IClock _clock;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="clientId">The client ID of the account, from Profile / Integration.</param>
    /// <param name="clientMd5">The MD5 code from the same page.</param>
    /// <param name="options">How to call; none means the defaults.</param>
    public MailkitClient(long clientId, string clientMd5, MailkitClientOptions? options = null)
        : this(clientId, clientMd5, options ?? new MailkitClientOptions(), null, SystemClock.Instance, NextRandom)
    {
    }

    internal MailkitClient(
        long clientId,
        string clientMd5,
        MailkitClientOptions options,
        HttpMessageHandler? handler,
        IClock clock,
        Func<double> random)
    {
        _login = new ClientLogin(clientId, clientMd5);
        _format = FormatOf(options.Protocol);
        _endpoint = EndpointOf(options.ApiUri, _format);
        SilenceLimit = options.Timeout;
        _clock = clock;
        Random = random;
        Retry = new RetryPolicy(options.MaximumRetryCount, options.RetryInterval, random);
        NoRetry = new RetryPolicy(0, options.RetryInterval, random);
        _http = new HttpClient(handler ?? CreateHandler(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(UserAgent);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(_format.MediaType));
        _http.DefaultRequestHeaders.ExpectContinue = false;

        // Polls are minutes apart: each would meet a connection that the server has closed meanwhile.
        _http.DefaultRequestHeaders.ConnectionClose = true;
    }

    /// <summary>The address that is called.</summary>
    internal Uri Endpoint => _endpoint;

    internal IClock Clock => _clock;

    internal RetryPolicy Retry { get; }

    internal RetryPolicy NoRetry { get; }

    internal Func<double> Random { get; }

    internal TimeSpan SilenceLimit { get; }

    /// <summary>Lets go of the connections to the server; calls in flight fail.</summary>
    public void Dispose() => _http.Dispose();

    internal AnswerReader<TRow> Read<TRow>(Answer answer, RowSchema<TRow> schema)
        where TRow : class => _format.ReadAnswer(answer.Body, schema);

    /// <summary>The failure that an answer's envelope tells, its text free of the secret.</summary>
    internal MailkitException? FailureOf(Envelope envelope)
    {
        if (envelope.Error is not null)
        {
            envelope.Error = _login.Redact(envelope.Error);
        }

        return envelope.Failure();
    }

    /// <summary>One attempt, up to the headers of a good answer.</summary>
    /// <exception cref="MailkitException">No answer, or one with a bad HTTP status.</exception>
    internal async Task<Answer> OpenAsync(MailkitCall call, CancellationToken token)
    {
        SilenceTimer silence = new(SilenceLimit, _clock);
        HttpResponseMessage? response = null;
        try
        {
            response = await SendAsync(call, silence, token).ConfigureAwait(false);
            Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            AnswerStream body = new(response, stream, silence);
            if (response.IsSuccessStatusCode)
            {
                return new Answer(response, body);
            }

            throw await FailureOfStatusAsync(response, body, token).ConfigureAwait(false);
        }
        catch
        {
            response?.Dispose();
            silence.Dispose();
            throw;
        }
    }

    private static IWireFormat FormatOf(MailkitProtocol protocol) => protocol switch
    {
        MailkitProtocol.Json => new JsonFormat(),
        MailkitProtocol.XmlRpc => new XmlRpcFormat(),
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    private static Uri EndpointOf(Uri apiUri, IWireFormat format)
    {
        UriBuilder address = new(apiUri);
        address.Path = address.Path.TrimEnd('/') + "/" + format.Endpoint;
        return address.Uri;
    }

    private static HttpClientHandler CreateHandler(MailkitClientOptions options)
    {
        HttpClientHandler handler = new()
        {
            // A followed redirect would post the body, secret included, to whatever host is named.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MostConnections,

            // The system's proxy must not see what is meant for this machine only, as plain http.
            UseProxy = !options.NoProxy && (options.Proxy is not null || !options.ApiUri.IsLoopback),
        };
        if (options.Proxy is not null)
        {
            handler.Proxy = new WebProxy(options.Proxy) { Credentials = options.ProxyCredential };
        }
        else
        {
            handler.DefaultProxyCredentials = CredentialCache.DefaultCredentials;
        }

        return handler;
    }

    private static double NextRandom()
    {
        byte[] bytes = new byte[sizeof(uint)];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes, 0) / (double)uint.MaxValue;
    }

    private async Task<HttpResponseMessage> SendAsync(MailkitCall call, SilenceTimer silence, CancellationToken token)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, _endpoint);
        request.Content = new ByteArrayContent(_format.WriteCall(call, _login));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(_format.MediaType);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(token, silence.Token);
        silence.Listen();
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException(token);
        }
        catch (Exception e) when (silence.HasElapsed)
        {
            throw silence.TimedOut(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            throw new MailkitException(
                MailkitErrorKind.ConnectionFailed,
                $"No connection to {_endpoint.GetLeftPart(UriPartial.Authority)}: {e.GetBaseException().Message}",
                e)
            {
                IsTransient = true,
            };
        }
        finally
        {
            silence.Rest();
        }
    }

    private async Task<MailkitException> FailureOfStatusAsync(HttpResponseMessage response, AnswerStream body, CancellationToken token)
    {
        int status = (int)response.StatusCode;
        string? error = status >= 400 ? await ReadErrorTextAsync(body, token).ConfigureAwait(false) : null;
        if (error is not null)
        {
            MailkitException refusal = Envelope.FailureOf(_login.Redact(error));
            refusal.StatusCode = status;
            return refusal;
        }

        string text = FormattableString.Invariant($"Mailkit answered with HTTP status {status} ({_login.Redact(response.ReasonPhrase ?? string.Empty)}).");
        if (status is >= 300 and < 400)
        {
            string target = response.Headers.Location is { IsAbsoluteUri: true } location ? location.Authority : "another address of the same host";
            text += $" It redirects to {target}, and redirects are never followed, because they would carry the MD5 code along. Check -ApiUri.";
        }

        bool isTransient = status is 408 or 429 or >= 500;
        TimeSpan? retryAfter = null;
        if (isTransient && response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? asked))
        {
            retryAfter = RetryAfterOf(response.Headers.RetryAfter);
            isTransient = retryAfter is not null;
            text += retryAfter is TimeSpan wait
                ? FormattableString.Invariant($" It asks to come again after {Math.Ceiling(wait.TotalSeconds)} s.")
                : $" It asks to come again after '{_login.Redact(asked.First())}', which cannot be read.";
        }

        return new MailkitException(MailkitErrorKind.HttpError, text)
        {
            StatusCode = status,
            IsTransient = isTransient,
            RetryAfter = retryAfter,
        };
    }

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
    {
        TimeSpan? wait = header?.Delta ?? (header?.Date - _clock.UtcNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The <c>error</c> text of a body that comes with a bad HTTP status, where it is in the wire format.</summary>
    private async Task<string?> ReadErrorTextAsync(AnswerStream body, CancellationToken token)
    {
        try
        {
            byte[] start = new byte[LargestErrorBody];
            int length = 0;
            int read;
            while (length < start.Length && (read = await body.ReadAsync(start, length, start.Length - length, token).ConfigureAwait(false)) > 0)
            {
                length += read;
            }

            using MemoryStream copy = new(start, 0, length);
            using AnswerReader<object> reader = _format.ReadAnswer(copy, AnyAnswerSchema.Instance);
            List<object> rows = [];
            while (await reader.ReadAsync(rows, token).ConfigureAwait(false))
            {
                rows.Clear();
            }

            return reader.Envelope.Error;
        }
        catch (MailkitException)
        {
            // Whatever the body is, the status is known and is what counts.
            return null;
        }
    }
}
