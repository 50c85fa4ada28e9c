using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Http;

/// <summary>Where requests go and what they contain.</summary>
public abstract class RequestTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Ok = """{"status":"OK"}""";

    [Fact]
    public async Task The_request_goes_to_its_endpoint_and_asks_to_close()
    {
        (string endpoint, string type) = Client.Protocol == MailkitProtocol.Json
            ? ("json.fcgi", "application/json")
            : ("rpc.fcgi", "text/xml");
        FakeServer server = Client.Answering(Ok);
        await Client.Create(server).GetSendMassResults(1).ReadAllAsync();
        (HttpRequestMessage request, _) = Assert.Single(server.Requests);
        Assert.Equal(new Uri($"https://api.mailkit.eu/{endpoint}"), request.RequestUri);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.True(request.Headers.ConnectionClose);
        Assert.False(request.Headers.ExpectContinue ?? false);
        Assert.Equal(type, request.Content!.Headers.ContentType!.ToString());
        Assert.Equal(type, request.Headers.Accept.ToString());
        Assert.StartsWith("MailkitPS/", request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.mailkit.eu", "https://api.mailkit.eu/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    [InlineData("https://gateway.example.com/mailkit", "https://gateway.example.com/mailkit/")]
    public void The_endpoint_lies_below_the_base_address(string apiUri, string below)
    {
        MailkitClientOptions options = new() { ApiUri = new Uri(apiUri), Protocol = Client.Protocol };
        using MailkitClient client = new(1, TestClient.Md5, options);
        Assert.Equal(new Uri(below), new Uri(client.EndpointOf(new MailkitCall("mailkit.x")), "."));
    }

    [Fact]
    public async Task The_secret_is_taken_out_of_what_a_server_echoes()
    {
        MailkitException failure = await Client.FailAsync(
            $$"""{"error_status":1,"error":"Bad request: md5={{TestClient.Md5.ToUpperInvariant()}}, again {{TestClient.Md5}}"}""");
        Assert.Contains("md5=***, again ***", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Md5, failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_secret_is_taken_out_of_every_other_word_of_a_server_too()
    {
        MailkitException failure = await Client.FailAsync($$"""{"status":"{{TestClient.Md5}}","{{TestClient.Md5}}":1}""");
        Assert.DoesNotContain(TestClient.Md5, failure.ToString(), StringComparison.OrdinalIgnoreCase);
        using MailkitRowReader<SendMassResult> reader = Client.Read(
            $$"""{"results":[{"ERROR_CODE":1,"{{TestClient.Md5}}":2,"DATE":"{{TestClient.Md5}}"}],"status":"ERROR"}""");
        await reader.ReadAllAsync();
        Assert.DoesNotContain(reader.TakeLog(), line => line.Contains(TestClient.Md5, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_in_the_wrong_place_is_in_no_log()
    {
        using MailkitRowReader<SendMassResult> reader = Client.Read(
            """{"results":[{"ERROR_CODE":1,"DATE":"bob@example.com","eve@example.com":1}],"status":"ERROR"}""");
        await reader.ReadAllAsync();
        IReadOnlyList<string> log = reader.TakeLog();
        Assert.Contains(log, line => line.Contains("DATE (with an e-mail address)", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDC34)]
    public async Task Half_a_character_is_refused_and_not_replaced(int half)
    {
        string text = $"x{(char)half}y";
        foreach (Mail mail in (Mail[])[new("a@example.com", 1, 2) { Subject = text }, new("a@example.com", 1, 2) { Body = text }])
        {
            MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => SendAsync(client => client.SendMail(mail)));
            Assert.Equal(MailkitErrorKind.InvalidArgument, failure.Kind);
        }

        string sent = await SendAsync(client => client.SendMail(new Mail("a@example.com", 1, 2) { Subject = "🐎" }));
        Assert.Contains("🐎", System.Text.RegularExpressions.Regex.Unescape(sent), StringComparison.Ordinal);
    }

    private protected async Task<string> SendAsync<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        FakeServer server = Client.Answering(Ok);
        await call(Client.Create(server)).ReadAllAsync();
        return Assert.Single(server.Requests).Body;
    }

    public sealed class Json() : RequestTests(MailkitProtocol.Json)
    {
        [Fact]
        public async Task A_call_with_a_delivery_is_written_as_recorded()
        {
            JsonElement sent = JsonDocument.Parse(await SendAsync(client => client.GetSendMassResults(8001, 41001))).RootElement;
            JsonElement recorded = JsonDocument.Parse(Recordings.Read("mailkit.sendmail_mass.results", "request.json")).RootElement;
            Assert.Equal(
                recorded.EnumerateObject().Select(member => member.Name).Order(),
                sent.EnumerateObject().Select(member => member.Name).Order());
            Assert.Equal(recorded.GetProperty("function").GetString(), sent.GetProperty("function").GetString());
            Assert.Equal(recorded.GetProperty("id").GetString(), sent.GetProperty("id").GetString());
            Assert.Equal(TestClient.Md5, sent.GetProperty("md5").GetString());
            Assert.True(JsonNode.DeepEquals(
                JsonObject.Create(recorded.GetProperty("parameters")), JsonObject.Create(sent.GetProperty("parameters"))));
        }

        [Fact]
        public async Task An_unused_delivery_is_left_out()
        {
            JsonElement sent = JsonDocument.Parse(await SendAsync(client => client.GetSendMassResults(9007199254740993))).RootElement;
            JsonProperty parameter = Assert.Single(sent.GetProperty("parameters").EnumerateObject());
            Assert.Equal(("request_id", 9007199254740993), (parameter.Name, parameter.Value.GetInt64()));
        }
    }

    public sealed class XmlRpc() : RequestTests(MailkitProtocol.XmlRpc)
    {
        [Fact]
        public async Task A_call_with_a_delivery_is_written_as_recorded()
        {
            string xml = System.Text.Encoding.UTF8.GetString(Recordings.Read("mailkit.sendmail_mass.results", "request.xml"));
            XDocument recorded = XDocument.Parse(xml.Replace(new string('0', 32), TestClient.Md5, StringComparison.Ordinal));
            XDocument sent = XDocument.Parse(await SendAsync(client => client.GetSendMassResults(8001, 41001)));
            Assert.True(XNode.DeepEquals(recorded.Root, sent.Root), sent.ToString());
        }

        [Fact]
        public async Task An_unused_delivery_is_a_zero_and_a_large_id_has_64_bits()
        {
            XDocument sent = XDocument.Parse(await SendAsync(client => client.GetSendMassResults(9007199254740993)));
            Assert.Equal(
                ["<i4>90000001</i4>", $"<string>{TestClient.Md5}</string>", "<i4>0</i4>", "<i8>9007199254740993</i8>"],
                sent.Descendants("value").Elements().Select(value => value.ToString()));
        }
    }
}
