using System.Net;
using System.Net.Sockets;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Http;

/// <summary>Faults of the network and of proxies, on real sockets: what is at fault is named, and nothing is quoted.</summary>
public sealed class NetworkFaultTests
{
    private const string Canaries = $"{TestClient.Md5} ada@example.com canary-word";
    private const string Behind = "https://api.mailkit.invalid/";
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    [Fact]
    public async Task A_server_that_speaks_plain_http_where_TLS_is_asked()
    {
        using PlainServer server = new($"HTTP/1.1 400 Bad Request\r\nX: {Canaries}\r\n\r\n");
        MailkitException failure = await FailAsync(new() { ApiUri = new Uri($"https://{server.Authority}/") });
        Assert.Equal(MailkitErrorKind.ConnectionFailed, failure.Kind);
        Assert.StartsWith(
            $"No connection to https://{server.Authority}: TLS could not be agreed on. What answers there may speak plain http",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Canaries}\r\n\r\n", MailkitErrorKind.ConnectionFailed, "does not speak HTTP")]
    [InlineData($"{Ok}{Canaries}\r\n\r\n", MailkitErrorKind.ConnectionFailed, "does not speak HTTP")]
    [InlineData("", MailkitErrorKind.ConnectionFailed, "closed too early")]
    [InlineData($"{Ok}Transfer-Encoding: chunked\r\n\r\n{Canaries}\r\n", MailkitErrorKind.InvalidAnswer, "does not speak HTTP")]
    [InlineData($"{Ok}Content-Length: 1000\r\n\r\n[\"{Canaries}\"", MailkitErrorKind.InvalidAnswer, "closed too early")]
    [InlineData(
        $"{Ok}Content-Encoding: gzip\r\nContent-Length: 80\r\n\r\n{Canaries}                          ",
        MailkitErrorKind.InvalidAnswer,
        "cannot be unpacked")]
    [InlineData($"HTTP/1.1 404 {Canaries}\r\nContent-Length: 0\r\n\r\n", MailkitErrorKind.HttpError, "404 ((with an e-mail address))")]
    [InlineData(
        $"HTTP/1.1 302 Found\r\nLocation: https://{TestClient.Md5}.example.com/\r\nContent-Length: 0\r\n\r\n",
        MailkitErrorKind.HttpError,
        "redirects to ***.example.com")]
    public async Task An_answer_that_is_none_is_not_quoted(string answer, MailkitErrorKind kind, string says)
    {
        using PlainServer server = new(answer);
        MailkitException failure = await FailAsync(new() { ApiUri = new Uri($"http://{server.Authority}/") });
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_named()
    {
        MailkitException failure = await FailAsync(Through("http://127.0.0.1:1"));
        Assert.Equal(MailkitErrorKind.ConnectionFailed, failure.Kind);
        Assert.StartsWith(
            "No connection to https://api.mailkit.invalid through the proxy http://127.0.0.1:1: ",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_misspelt_is_named()
    {
        MailkitException failure = await FailAsync(Through("http://prxy.invalid:3128"));
        Assert.Equal(MailkitErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains("through the proxy http://prxy.invalid:3128: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_a_kind_that_cannot_be_used_is_named()
    {
        MailkitException failure = await FailAsync(Through("ftp://prxy.invalid:3128"));
        Assert.Equal(MailkitErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains("through the proxy ftp://prxy.invalid:3128: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(407, "asks for a login, or does not accept the one that it was given (HTTP status 407).", 1)]
    [InlineData(403, "refused it with HTTP status 403.", 1)]
    [InlineData(502, "refused it with HTTP status 502. 2 attempts were made.", 2)]
    public async Task A_proxy_that_refuses_is_named_and_its_login_is_not(int status, string says, int connections)
    {
        using PlainServer server = new(
            $"HTTP/1.1 {status} {Canaries}\r\nProxy-Authenticate: Basic realm=\"{Canaries}\"\r\nContent-Length: 0\r\n\r\n");
        MailkitClientOptions options = Through($"http://canary-user:canary-word@{server.Authority}");
        options.MaximumRetryCount = 1;
        MailkitException failure = await FailAsync(options);
        Assert.Equal((MailkitErrorKind.ConnectionFailed, status), (failure.Kind, failure.StatusCode));
        Assert.Equal(
            $"No connection to https://api.mailkit.invalid: the proxy http://{server.Authority} {says}", failure.Message);
        Assert.Equal(connections, server.Connections);
        Assert.True(failure.RequestIsIncomplete);
    }

    [Fact]
    public async Task A_proxy_that_asks_for_a_login_before_a_plain_server_is_named_too()
    {
        using PlainServer server = new("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        MailkitClientOptions options = Through($"http://{server.Authority}");
        options.ApiUri = new Uri("http://127.0.0.1:1/");
        MailkitException failure = await FailAsync(options);
        Assert.Equal((MailkitErrorKind.HttpError, 407), (failure.Kind, failure.StatusCode));
        Assert.Contains($"the proxy http://{server.Authority} asks for a login", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_silent_is_named()
    {
        using Socket proxy = new(SocketType.Stream, ProtocolType.Tcp);
        proxy.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        proxy.Listen(1);
        MailkitException failure = await FailAsync(Through($"http://canary-user:canary-word@{proxy.LocalEndPoint}"), silenceSec: 1);
        Assert.Equal(MailkitErrorKind.Timeout, failure.Kind);
        Assert.StartsWith(
            $"Mailkit (https://api.mailkit.invalid), or the proxy http://{proxy.LocalEndPoint} on the way to it, was silent for 1 s while ",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_proxy_is_named_where_there_is_none()
    {
        MailkitException failure = await FailAsync(new() { ApiUri = new Uri("http://127.0.0.1:1/") });
        Assert.DoesNotContain("proxy", failure.Message, StringComparison.Ordinal);
    }

    private static MailkitClientOptions Through(string proxy) => new() { ApiUri = new Uri(Behind), Proxy = new Uri(proxy) };

    /// <summary>The failure of a call in both forms; nothing of it, at any depth, quotes the server or the login of a proxy.</summary>
    private static async Task<MailkitException> FailAsync(MailkitClientOptions options, int silenceSec = 20)
    {
        options.Timeout = TimeSpan.FromSeconds(silenceSec);
        options.RetryInterval = TimeSpan.FromMilliseconds(1);
        options.MaximumRetryCount = options.MaximumRetryCount == 1 ? 1 : 0;
        using MailkitClient client = new(1, TestClient.Md5, options);
        using MailkitRowReader<SendMassResult> reader = client.GetSendMassResults(1);
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => reader.ReadAllAsync());
        Assert.Null(failure.InnerException);
        Assert.Empty(failure.Data);
        string told = $"{failure} {string.Join(' ', reader.TakeLog())}";
        Assert.All(
            [TestClient.Md5, "ada@", "canary"], canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
        return failure;
    }
}
