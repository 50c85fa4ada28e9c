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
    private const int MaxConnections = 8;
    private const int MaxErrorBodySize = 64 * 1024;

    private static readonly ProductInfoHeaderValue UserAgent = new(
        "MailkitPS",
        typeof(MailkitClient).Assembly.GetName().Version.ToString(3));

    private static readonly IWireFormat JsonFormat = new JsonFormat();
    private static readonly IWireFormat XmlRpcFormat = new XmlRpcFormat();

    private readonly ClientLogin _login;
    private readonly Uri _apiUri;
    private readonly MailkitProtocol _protocol;
    private readonly MailkitClientOptions _options;
    private readonly HttpMessageHandler? _handler;
    private readonly HttpClient _http;
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
        _apiUri = options.ApiUri;
        _protocol = options.Protocol;
        SilenceLimit = options.Timeout;
        _clock = clock;
        Random = random;
        Retry = new RetryPolicy(options.MaximumRetryCount, options.RetryInterval, random);
        NoRetry = new RetryPolicy(0, options.RetryInterval, random);
        _options = options;
        _handler = handler;
        _http = NewHttp();
    }

    internal IClock Clock => _clock;

    internal RetryPolicy Retry { get; }

    internal RetryPolicy NoRetry { get; }

    internal Func<double> Random { get; }

    internal TimeSpan SilenceLimit { get; }

    /// <summary>Closes the connections to the server; calls in flight fail.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>The address that a call goes to.</summary>
    internal Uri EndpointOf(MailkitCall call)
    {
        UriBuilder address = new(_apiUri);
        address.Path = address.Path.TrimEnd('/') + "/" + FormatOf(call).Endpoint;
        return address.Uri;
    }

    /// <summary>The form in which a call is made and answered.</summary>
    internal IWireFormat FormatOf(MailkitCall call) => FormatOf(
        call.Protocol ?? (FunctionCatalog.Get(call.Function).IsXmlRpcOnly ? MailkitProtocol.XmlRpc : _protocol));

    /// <summary>Checks that a call can be written, before anybody is asked to confirm it.</summary>
    /// <exception cref="MailkitException">It cannot.</exception>
    internal void Check(MailkitCall call) => FormatOf(call).WriteCall(call, _login);

    /// <summary>The client ID and the MD5 code; readers need them to keep the code out of every text.</summary>
    internal ClientLogin Login => _login;

    /// <summary>A text without the MD5 code, which a server may have echoed.</summary>
    internal string Redact(string text) => _login.Redact(text);

    /// <summary>One attempt, up to the headers of a good answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="own">
    /// The HTTP client for this call only, disposed with its answer; null for the common one. A call that is never repeated has its own:
    /// a server may keep a connection open although the request asks to close it, .NET would use it again, and might find it closed.
    /// </param>
    /// <param name="token">Cancels it.</param>
    /// <exception cref="MailkitException">No answer, or one with a bad HTTP status.</exception>
    internal async Task<Answer> OpenAsync(MailkitCall call, HttpClient? own, CancellationToken token)
    {
        SilenceTimer silence = new(SilenceLimit, _clock);
        HttpResponseMessage? response = null;
        try
        {
            response = await SendAsync(own ?? _http, call, silence, token).ConfigureAwait(false);
            Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            AnswerStream body = new(response, stream, silence);
            if (response.IsSuccessStatusCode)
            {
                return new Answer(response, body, own);
            }

            throw await FailureOfStatusAsync(response, body, call, token).ConfigureAwait(false);
        }
        catch
        {
            response?.Dispose();
            own?.Dispose();
            silence.Dispose();
            throw;
        }
    }

    /// <summary>Makes a call that reads: it is repeated after a transient failure, and its rows are handed out as they come.</summary>
    /// <param name="call">The call.</param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <param name="retry">How often it is repeated; the client's options decide unless given.</param>
    private MailkitRowReader<TRow> Read<TRow>(MailkitCall call, Func<TRow> newRow, RetryPolicy? retry = null)
        where TRow : class => new(this, call, new RowShape<TRow>(FunctionCatalog.Get(call.Function), newRow), retry ?? Retry);

    /// <summary>Makes a call that changes something: it is never repeated. The answer is one row.</summary>
    /// <param name="call">The call.</param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <exception cref="MailkitException">A value of the call cannot be written.</exception>
    private MailkitRowReader<TRow> Change<TRow>(MailkitCall call, Func<TRow> newRow)
        where TRow : class => Change(call, new RowShape<TRow>(FunctionCatalog.Get(call.Function), newRow, isRow: true));

    private MailkitRowReader<TRow> Change<TRow>(MailkitCall call, AnswerShape<TRow> shape)
        where TRow : class
    {
        Check(call);
        return new(this, call, shape, NoRetry);
    }

    private static IWireFormat FormatOf(MailkitProtocol protocol) => protocol switch
    {
        MailkitProtocol.Json => JsonFormat,
        MailkitProtocol.XmlRpc => XmlRpcFormat,
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    private static HttpClientHandler CreateHandler(MailkitClientOptions options)
    {
        HttpClientHandler handler = new()
        {
            // A followed redirect would post the body, secret included, to whatever host is named.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MaxConnections,

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

    /// <summary>An HTTP client with connections of its own.</summary>
    internal HttpClient NewHttp()
    {
        HttpClient http = _handler is null
            ? new HttpClient(CreateHandler(_options)) { Timeout = Timeout.InfiniteTimeSpan }
            : new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(UserAgent);
        http.DefaultRequestHeaders.ExpectContinue = false;

        // Polls are minutes apart: the server would have closed the connection meanwhile.
        http.DefaultRequestHeaders.ConnectionClose = true;
        return http;
    }

    private static double NextRandom()
    {
        byte[] bytes = new byte[sizeof(uint)];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes, 0) / (double)uint.MaxValue;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient http, MailkitCall call, SilenceTimer silence, CancellationToken token)
    {
        IWireFormat format = FormatOf(call);
        using HttpRequestMessage request = new(HttpMethod.Post, EndpointOf(call));
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(token, silence.Token);
        RequestBody body = new(format, format.WriteCall(call, _login), silence.Listen, either.Token);
        request.Content = body;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(format.MediaType));
        silence.Listen();
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException(token);
        }
        catch (Exception e) when (silence.HasElapsed)
        {
            MailkitException timedOut = silence.TimedOut(e);
            timedOut.RequestIsIncomplete = !body.IsComplete;
            throw timedOut;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            throw new MailkitException(
                MailkitErrorKind.ConnectionFailed,
                $"No connection to {_apiUri.GetLeftPart(UriPartial.Authority)}: {e.GetBaseException().Message}",
                e)
            {
                IsTransient = true,
                RequestIsIncomplete = !body.IsComplete,
            };
        }
        finally
        {
            silence.Rest();
        }
    }

    private async Task<MailkitException> FailureOfStatusAsync(
        HttpResponseMessage response, AnswerStream body, MailkitCall call, CancellationToken token)
    {
        int status = (int)response.StatusCode;
        string? error = status >= 400 ? await ReadErrorTextAsync(body, call, token).ConfigureAwait(false) : null;
        if (error is not null)
        {
            MailkitException refusal = Envelope.FailureOf(error);
            refusal.StatusCode = status;
            return refusal;
        }

        string text = FormattableString.Invariant($"Mailkit answered with HTTP status {status} ({response.ReasonPhrase}).");
        if (status is >= 300 and < 400)
        {
            string target = response.Headers.Location is { IsAbsoluteUri: true } location
                ? location.Authority
                : "another address of the same host";
            text += $" It redirects to {target}, and redirects are never followed, because they would carry the MD5 code along.";
        }

        bool isTransient = status is 408 or 429 or >= 500;
        TimeSpan? retryAfter = null;
        if (isTransient && response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? asked))
        {
            retryAfter = RetryAfterOf(response.Headers.RetryAfter);
            isTransient = retryAfter is not null;
            text += retryAfter is TimeSpan wait
                ? FormattableString.Invariant($" It asks to come again after {Math.Ceiling(wait.TotalSeconds)} s.")
                : $" It asks to come again after '{asked.First()}', which cannot be read.";
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
    private async Task<string?> ReadErrorTextAsync(AnswerStream body, MailkitCall call, CancellationToken token)
    {
        try
        {
            byte[] start = new byte[MaxErrorBodySize];
            int length = 0;
            int read;
            do
            {
                read = await body.ReadAsync(start, length, start.Length - length, token).ConfigureAwait(false);
                length += read;
            }
            while (read > 0 && length < start.Length);

            using MemoryStream copy = new(start, 0, length);
            EnvelopeBuilder builder = new(FunctionCatalog.Get(call.Function));
            using AnswerReader reader = FormatOf(call).ReadAnswer(copy, builder, _login);
            while (await reader.ReadAsync(token).ConfigureAwait(false))
            {
                // Only what it says of success and failure counts.
            }

            return builder.Envelope.Error;
        }
        catch (MailkitException)
        {
            // The body is something else: the HTTP status tells enough.
            return null;
        }
    }
}
