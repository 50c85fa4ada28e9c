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
    /// <summary>How many bytes a request may have (documented).</summary>
    internal const long MaxRequestLength = 128L * 1024 * 1024;

    private const int MaxErrorBodySize = 64 * 1024;
    private const int ProxyLoginStatus = (int)HttpStatusCode.ProxyAuthenticationRequired;

    private static readonly IWireFormat JsonFormat = new JsonFormat();
    private static readonly IWireFormat XmlRpcFormat = new XmlRpcFormat();

    private readonly Uri _apiUri;
    private readonly MailkitProtocol _protocol;

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
        Login = new ClientLogin(clientId, clientMd5);
        _apiUri = options.ApiUri;
        _protocol = options.Protocol;
        SilenceLimit = options.Timeout;
        Clock = clock;
        Random = random;
        Retry = new RetryPolicy(options.MaximumRetryCount, options.RetryInterval, random);
        NoRetry = new RetryPolicy(0, options.RetryInterval, random);
        Transport = new Transport(options, handler);
    }

    /// <summary>The client ID and the MD5 code; readers need them to keep the code out of every text.</summary>
    internal ClientLogin Login { get; }

    internal IClock Clock { get; }

    internal Transport Transport { get; }

    internal RetryPolicy Retry { get; }

    internal RetryPolicy NoRetry { get; }

    internal Func<double> Random { get; }

    internal TimeSpan SilenceLimit { get; }

    /// <summary>Closes the connections to the server; calls in flight fail.</summary>
    public void Dispose() => Transport.Dispose();

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

    /// <summary>Who can be silent: the server, and a proxy on the way to it.</summary>
    internal string DescribeServer(Uri endpoint)
    {
        string server = $"Mailkit ({Transport.AddressOf(endpoint)})";
        return Transport.DescribeProxy(endpoint) is string proxy ? $"{server}, or {proxy} on the way to it," : server;
    }

    /// <summary>Checks that a call can be written, before anybody is asked to confirm it.</summary>
    /// <exception cref="MailkitException">It cannot.</exception>
    internal void Check(MailkitCall call)
    {
        if (FormatOf(call).WriteCall(call, Login).Length > MaxRequestLength)
        {
            throw new MailkitException(MailkitErrorKind.InvalidArgument, "It is larger than the 128 MB that a request may have");
        }
    }

    /// <summary>One attempt, up to the headers of a good answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="route">What it goes out through; disposed with the answer.</param>
    /// <param name="silence">Ends the attempt; disposed with the answer.</param>
    /// <param name="token">Cancels it.</param>
    /// <exception cref="MailkitException">No answer, or one with a bad HTTP status.</exception>
    internal async Task<Answer> OpenAsync(MailkitCall call, Route route, SilenceTimer silence, CancellationToken token)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await SendAsync(route.Http, call, silence, token).ConfigureAwait(false);
            Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            AnswerStream body = new(response, stream, silence);
            if (response.IsSuccessStatusCode)
            {
                return new Answer(response, body, route);
            }

            throw await FailureOfStatusAsync(response, body, call, token).ConfigureAwait(false);
        }
        catch
        {
            response?.Dispose();
            route.Dispose();
            silence.Dispose();
            throw;
        }
    }

    /// <summary>Makes a call that reads: it is repeated after a transient failure, and its rows are handed out as they come.</summary>
    /// <param name="call">The call.</param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <param name="retry">How often it is repeated; the client's options decide unless given.</param>
    private MailkitRowReader<TRow> Read<TRow>(MailkitCall call, Func<TRow> newRow, RetryPolicy? retry = null)
        where TRow : MailkitRow => new(this, call, new RowShape<TRow>(FunctionCatalog.Get(call.Function), newRow), retry ?? Retry);

    /// <summary>Makes the calls of a walk over pages, each when it is needed.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">
    /// The parameters of a page that starts with an ID, or with the first row of all, and has so many rows at most.
    /// </param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <param name="idOf">The ID of a row, by which the pages are cut.</param>
    /// <param name="usualPageSize">How many rows a page has, unless the options say so.</param>
    /// <param name="options">Where to begin.</param>
    private MailkitPager<TRow> Page<TRow>(
        string function,
        Func<long?, int, IReadOnlyList<MailkitParameter>> parameters,
        Func<TRow> newRow,
        Func<TRow, long> idOf,
        int usualPageSize,
        PagingOptions? options)
        where TRow : MailkitRow
    {
        options ??= new PagingOptions();
        int pageSize = options.PageSize ?? usualPageSize;
        RowShape<TRow> shape = new(FunctionCatalog.Get(function), newRow);
        return new(
            function,
            page => new MailkitRowReader<TRow>(
                this, new MailkitCall(function, parameters(page.Start, pageSize)), shape, Retry, page),
            idOf,
            pageSize,
            options,
            Retry,
            Clock);
    }

    /// <summary>Makes a call that changes something: it is never repeated. The answer is one row.</summary>
    /// <param name="call">The call.</param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <exception cref="MailkitException">A value of the call cannot be written.</exception>
    private MailkitRowReader<TRow> Change<TRow>(MailkitCall call, Func<TRow> newRow)
        where TRow : MailkitRow => Change(call, new RowShape<TRow>(FunctionCatalog.Get(call.Function), newRow, isRow: true));

    /// <summary>Makes a call that changes something.</summary>
    /// <param name="call">The call.</param>
    /// <param name="shape">What its answer looks like.</param>
    /// <param name="retry">How often it is repeated: never, unless it is given.</param>
    /// <exception cref="MailkitException">A value of the call cannot be written.</exception>
    private MailkitRowReader<TRow> Change<TRow>(MailkitCall call, AnswerShape<TRow> shape, RetryPolicy? retry = null)
        where TRow : class
    {
        Check(call);
        return new(this, call, shape, retry ?? NoRetry);
    }

    private static IWireFormat FormatOf(MailkitProtocol protocol) => protocol switch
    {
        MailkitProtocol.Json => JsonFormat,
        MailkitProtocol.XmlRpc => XmlRpcFormat,
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

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
        RequestBody body = new(format, format.WriteCall(call, Login), silence.Listen, either.Token);
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
        catch (Exception) when (silence.HasElapsed)
        {
            MailkitException timedOut = silence.TimedOut();
            timedOut.RequestIsIncomplete = !body.IsComplete;
            throw timedOut;
        }
        catch (Exception e) when (TransportFault.Is(e))
        {
            MailkitException failure = FailureOfConnection(request.RequestUri, e);
            failure.RequestIsIncomplete = !body.IsComplete;
            throw failure;
        }
        finally
        {
            silence.Rest();
        }
    }

    /// <summary>There was no connection; the proxy is named, where there is one, because it may be what is wrong.</summary>
    private MailkitException FailureOfConnection(Uri endpoint, Exception fault)
    {
        string? proxy = Transport.DescribeProxy(endpoint);
        if (proxy is not null && TransportFault.ProxyStatusOf(fault) is int status)
        {
            return FailureOfProxy(MailkitErrorKind.ConnectionFailed, proxy, endpoint, status);
        }

        string through = proxy is null ? string.Empty : $" through {proxy}";
        return new MailkitException(
            MailkitErrorKind.ConnectionFailed,
            $"No connection to {Transport.AddressOf(endpoint)}{through}: {TransportFault.Describe(fault)}")
        {
            IsTransient = true,
        };
    }

    /// <summary>A proxy answered instead of the server behind it.</summary>
    private static MailkitException FailureOfProxy(MailkitErrorKind kind, string proxy, Uri endpoint, int status) => new(
        kind,
        $"No connection to {Transport.AddressOf(endpoint)}: {proxy} "
        + (status == ProxyLoginStatus
            ? "asks for a login, or does not accept the one that it was given (HTTP status 407)"
            : FormattableString.Invariant($"refused it with HTTP status {status}")))
    {
        StatusCode = status,
        IsTransient = IsPassing(status),
    };

    private static bool IsPassing(int status) => status is 408 or 429 or >= 500;

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

        Uri endpoint = EndpointOf(call);
        if (status == ProxyLoginStatus)
        {
            string proxy = Transport.DescribeProxy(endpoint) ?? "a proxy between here and Mailkit";
            return FailureOfProxy(MailkitErrorKind.HttpError, proxy, endpoint, status);
        }

        string reason = string.IsNullOrEmpty(response.ReasonPhrase) ? string.Empty : $" ({Tell(response.ReasonPhrase)})";
        string text = FormattableString.Invariant($"{endpoint} answered {call.Function} with HTTP status {status}{reason}.");
        if (status is >= 300 and < 400)
        {
            text += DescribeRedirect(response);
        }

        bool isTransient = IsPassing(status);
        TimeSpan? retryAfter = null;
        if (isTransient && response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? asked))
        {
            retryAfter = RetryAfterOf(response.Headers.RetryAfter);
            isTransient = retryAfter is not null;
            text += retryAfter is TimeSpan wait
                ? FormattableString.Invariant($" It asks to come again after {Math.Ceiling(wait.TotalSeconds)} s.")
                : $" It asks to come again after '{Tell(asked.First())}', which cannot be read.";
        }

        return new MailkitException(MailkitErrorKind.HttpError, text)
        {
            StatusCode = status,
            IsTransient = isTransient,
            RetryAfter = retryAfter,
        };
    }

    /// <summary>Where an answer with a 3xx leads.</summary>
    private string DescribeRedirect(HttpResponseMessage response)
    {
        bool isNamed = response.Headers.TryGetValues("Location", out IEnumerable<string>? named)
            && named.Any(name => name.Trim().Length > 0);
        if (!isNamed && (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
        {
            return " That is no answer to a call: something between here and Mailkit, such as a cache, may have answered instead.";
        }

        string target = !isNamed ? "without naming an address"
            : response.Headers.Location is { IsAbsoluteUri: true } location ? $"to {Tell(location.Authority)}"
            : "to another address of the same host";
        return $" It redirects {target}, and redirects are never followed, because they would carry the MD5 code along.";
    }

    /// <summary>What a header says, as far as a message may show it.</summary>
    private string Tell(string header) => MessageText.Name(Login.Redact(header));

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
    {
        TimeSpan? wait = header?.Delta ?? (header?.Date - Clock.UtcNow);
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
            using AnswerReader reader = FormatOf(call).ReadAnswer(copy, builder, Login);
            while (await reader.ReadAsync(token).ConfigureAwait(false))
            {
                // Only what it says of success and failure counts.
            }

            return builder.Envelope.LoginRefusal ?? builder.Envelope.Error;
        }
        catch (MailkitException)
        {
            // The body is something else: the HTTP status tells enough.
            return null;
        }
    }
}
