using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>How the requests of one client get to the server: connections, their number, and the proxy.</summary>
internal sealed class Transport : IDisposable
{
    private const int MaxConnections = 8;

    private static readonly ProductInfoHeaderValue UserAgent = new(
        "MailkitPS",
        typeof(Transport).Assembly.GetName().Version.ToString(3));

    private readonly MailkitClientOptions _options;
    private readonly HttpMessageHandler? _handler;
    private readonly HttpClient _http;

    /// <summary>
    /// One for each connection of <see cref="_http"/>. A request that had to wait inside .NET would look like one that the server
    /// leaves without an answer.
    /// </summary>
    private readonly SemaphoreSlim _places = new(MaxConnections);

    /// <param name="options">Where to, and through which proxy.</param>
    /// <param name="handler">Answers in place of the network; null for the network.</param>
    public Transport(MailkitClientOptions options, HttpMessageHandler? handler)
    {
        _options = options;
        _handler = handler;
        _http = NewHttp();
    }

    /// <summary>The system's proxy must not see what is meant for this machine only, as plain http.</summary>
    private bool UsesProxy => !_options.NoProxy && (_options.Proxy is not null || !_options.ApiUri.IsLoopback);

    public void Dispose() => _http.Dispose();

    /// <summary>A way out through one of the common connections; waits until one is free.</summary>
    public async Task<Route> ShareAsync(CancellationToken token)
    {
        await _places.WaitAsync(token).ConfigureAwait(false);
        return new Route(_http, () => _places.Release());
    }

    /// <summary>
    /// A way out of its own. A server may keep a connection open although the request asks to close it, .NET would use it again, and might
    /// find it closed: no call that is never repeated may meet such a connection.
    /// </summary>
    public Route NewRoute()
    {
        HttpClient http = NewHttp();
        return new Route(http, http.Dispose);
    }

    /// <summary>The proxy that a request goes through, in words and without its login; null where there is none.</summary>
    public string? DescribeProxy(Uri endpoint)
    {
        IWebProxy? proxy = !UsesProxy ? null : _options.Proxy is null ? WebRequest.DefaultWebProxy : GivenProxy();
        if (proxy is null || proxy.IsBypassed(endpoint) || proxy.GetProxy(endpoint) is not Uri address || address == endpoint)
        {
            return null;
        }

        string shown = AddressOf(address);
        return _options.Proxy is null ? $"the proxy {shown} of this system or its environment (HTTPS_PROXY)" : $"the proxy {shown}";
    }

    /// <summary>Scheme, host and port: never a login.</summary>
    public static string AddressOf(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private WebProxy GivenProxy() => new(_options.Proxy) { Credentials = _options.ProxyCredential };

    private HttpClient NewHttp()
    {
        HttpClient http = _handler is null
            ? new HttpClient(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan }
            : new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(UserAgent);
        http.DefaultRequestHeaders.ExpectContinue = false;

        // Polls are minutes apart: the server would have closed the connection meanwhile.
        http.DefaultRequestHeaders.ConnectionClose = true;
        return http;
    }

    private HttpClientHandler NewHandler()
    {
        HttpClientHandler handler = new()
        {
            // A followed redirect would post the body, secret included, to whatever host is named.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MaxConnections,
            UseProxy = UsesProxy,
        };
        if (_options.Proxy is null)
        {
            handler.DefaultProxyCredentials = CredentialCache.DefaultCredentials;
        }
        else
        {
            handler.Proxy = GivenProxy();
        }

        return handler;
    }
}
