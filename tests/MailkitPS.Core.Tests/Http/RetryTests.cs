using System.Net;
using System.Net.Sockets;

namespace MailkitPS.Core.Tests.Http;

/// <summary>Which calls are retried, how often and when.</summary>
public abstract class RetryTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Ok = """{"status":"OK"}""";

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_status_is_asked_again(int status)
    {
        FakeServer server = new(FakeServer.Status(status), FakeServer.Status(status), Client.Body(Ok));
        Assert.Empty(await Client.Create(server, retries: 3).GetSendMassResults(1).ReadAllAsync());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task The_greatest_number_of_retries_is_counted_right()
    {
        FakeServer server = new(FakeServer.Status(503), Client.Body(Ok));
        MailkitRowReader<SendMassResult> reader = Client
            .Create(server, retries: int.MaxValue, interval: TimeSpan.FromSeconds(int.MaxValue))
            .GetSendMassResults(8001);
        Assert.Empty(await reader.ReadAllAsync());
        Assert.Contains(reader.TakeLog(), line => line.Contains("attempt 2 of 2147483648 in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task A_lasting_status_is_not(int status)
    {
        FakeServer server = new(FakeServer.Status(status));
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(MailkitErrorKind.HttpError, failure.Kind);
        Assert.Equal(status, failure.StatusCode);
        Assert.Contains($"{status}", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("""{"status":"O""")]
    public async Task A_body_that_is_not_the_wire_format_is_asked_for_again(string body)
    {
        FakeServer server = Client.Answering(body, Ok);
        Assert.Empty(await Client.Create(server, retries: 1).GetSendMassResults(1).ReadAllAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("{}", MailkitErrorKind.InvalidAnswer)]
    [InlineData("""{"error_status":1,"error":"Unauthorized"}""", MailkitErrorKind.Unauthorized)]
    [InlineData("""{"error_status":1,"error":"Disallowed IP 192.0.2.1"}""", MailkitErrorKind.AddressNotAllowed)]
    [InlineData("""{"error_status":1,"error":"Invalid request_id"}""", MailkitErrorKind.ApiError)]
    public async Task An_answer_in_the_wire_format_is_final(string body, MailkitErrorKind kind)
    {
        FakeServer server = Client.Answering(body);
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(kind, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(401, """{"error_status":1,"error":"Unauthorized"}""", MailkitErrorKind.Unauthorized)]
    [InlineData(403, """{"error":"Disallowed IP 192.0.2.44"}""", MailkitErrorKind.AddressNotAllowed)]
    [InlineData(503, """{"error_status":1,"error":"Invalid request_id"}""", MailkitErrorKind.ApiError)]
    public async Task An_error_text_under_a_bad_status_decides(int status, string body, MailkitErrorKind kind)
    {
        FakeServer server = new(Client.Status(status, body));
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(kind, failure.Kind);
        Assert.Equal(status, failure.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Nothing_is_asked_again_once_a_row_is_out()
    {
        byte[] answer = Client.ThreeRows;
        FakeServer server = new(FakeServer.Body(answer[..^20]), Client.Body(Ok));
        (MailkitException failure, List<SendMassResult> rows) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.NotEmpty(rows);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_failed_connection_is_tried_again_and_told_with_its_cause()
    {
        SocketException refused = new((int)SocketError.ConnectionRefused);
        FakeServer server = new(FakeServer.Failing(new HttpRequestException("outer", refused)));
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(MailkitErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains("https://api.mailkit.eu", failure.Message, StringComparison.Ordinal);
        Assert.Contains(refused.Message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("4 attempts were made.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Pauses_double_up_to_thirty_seconds_with_full_jitter()
    {
        FakeClock clock = TestClient.Clock();
        FakeServer server = new(FakeServer.Status(503));
        await Client.Create(server, clock, retries: 8, random: 0.5, interval: TimeSpan.FromSeconds(1)).FailAsync();
        Assert.Equal([0.5, 1, 2, 4, 8, 15, 15, 15], clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0.5)]
    [InlineData("60", 60)]
    [InlineData("Sat, 14 Mar 2026 09:27:03 GMT", 10)]
    [InlineData("Sat, 14 Mar 2020 09:27:03 GMT", 0.5)]
    public async Task Retry_after_is_honoured_and_never_shortens_a_pause(string value, double seconds)
    {
        FakeClock clock = TestClient.Clock();
        FakeServer server = new(FakeServer.Status(429, value), Client.Body(Ok));
        Assert.Empty(await Client.Create(server, clock, retries: 1).GetSendMassResults(1).ReadAllAsync());
        Assert.Equal([seconds], clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData("61", "61 s")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("soon", "'soon', which cannot be read")]
    [InlineData("-5", "-5")]
    public async Task A_longer_or_unreadable_retry_after_is_told_at_once(string value, string says)
    {
        FakeServer server = new(FakeServer.Status(503, value));
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(MailkitErrorKind.HttpError, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_failed_attempt_is_told_before_the_pause_begins()
    {
        FakeServer server = new(FakeServer.Status(503), Client.Body(Ok));
        using MailkitRowReader<SendMassResult> reader = Client.Create(server, retries: 1).GetSendMassResults(1);
        Assert.Empty((await reader.ReadNextAsync(TestContext.Current.CancellationToken))!);
        Assert.Contains(reader.TakeLog(), line => line.Contains("attempt 2 of 2 in 0.5 s", StringComparison.Ordinal));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_names_its_host()
    {
        FakeServer server = new(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.TemporaryRedirect)
        {
            Content = new StringContent(string.Empty),
            Headers = { Location = new Uri("https://elsewhere.example.com/json.fcgi?secret=1") },
        }));
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal(MailkitErrorKind.HttpError, failure.Kind);
        Assert.Contains("elsewhere.example.com", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301, null, "It redirects without naming an address")]
    [InlineData(307, "/elsewhere", "It redirects to another address of the same host")]
    [InlineData(302, "http://[", "It redirects to another address of the same host")]
    [InlineData(300, "https://elsewhere.example.com/", "It redirects to elsewhere.example.com")]
    [InlineData(300, null, "That is no answer to a call")]
    [InlineData(304, null, "That is no answer to a call")]
    [InlineData(399, null, "That is no answer to a call")]
    public async Task A_status_of_3xx_is_told_for_what_it_is(int status, string? location, string says)
    {
        FakeServer server = new(_ =>
        {
            HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(string.Empty) };
            response.Headers.TryAddWithoutValidation("Location", location);
            return Task.FromResult(response);
        });
        (MailkitException failure, _) = await Client.Create(server, retries: 3).FailAsync();
        Assert.Equal((MailkitErrorKind.HttpError, status), (failure.Kind, failure.StatusCode));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_bad_status_names_the_address_and_the_function()
    {
        (MailkitException failure, _) = await Client.Create(new FakeServer(FakeServer.Status(404))).FailAsync();
        Assert.Contains("https://api.mailkit.eu/", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            ".fcgi answered mailkit.sendmail_mass.results with HTTP status 404 (Not Found).", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_asks_for_a_login_is_told_as_one()
    {
        (MailkitException failure, _) = await Client.Create(new FakeServer(FakeServer.Status(407)), retries: 3).FailAsync();
        Assert.Equal((MailkitErrorKind.HttpError, 407), (failure.Kind, failure.StatusCode));
        Assert.Contains("proxy", failure.Message, StringComparison.Ordinal);
        Assert.Contains("asks for a login", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_limit_of_ours_overflows()
    {
        using MailkitRowReader<SendMassResult> reader = Client.Create(
            new FakeServer(FakeServer.Status(503)), retries: int.MaxValue, silence: TimeSpan.FromSeconds(2147483)).GetSendMassResults(1);
        Assert.Empty((await reader.ReadNextAsync(TestContext.Current.CancellationToken))!);
        Assert.Contains(reader.TakeLog(), line => line.Contains("attempt 2 of 2147483648 in", StringComparison.Ordinal));
        Assert.Null(reader.State.SecondsRemaining);
    }

    public sealed class Json() : RetryTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : RetryTests(MailkitProtocol.XmlRpc);
}
