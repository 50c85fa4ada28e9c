using System.Text.Json;

namespace MailkitPS.Core.Tests;

/// <summary>What is sent.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_call_with_a_delivery_is_written_as_documented()
    {
        JsonElement sent = await SendAsync(client => client.GetSendMassResults(8001, 41001));
        JsonElement recorded = JsonDocument.Parse(Recordings.Read("mailkit.sendmail_mass.results", "request.json")).RootElement;
        Assert.Equal(recorded.EnumerateObject().Select(member => member.Name).Order(), sent.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(recorded.GetProperty("function").GetString(), sent.GetProperty("function").GetString());
        Assert.Equal(recorded.GetProperty("id").GetString(), sent.GetProperty("id").GetString());
        Assert.Equal(TestClient.Md5, sent.GetProperty("md5").GetString());
        Assert.Equal(8001, sent.GetProperty("parameters").GetProperty("request_id").GetInt64());
        Assert.Equal(41001, sent.GetProperty("parameters").GetProperty("ID_send").GetInt64());
    }

    [Fact]
    public async Task An_unused_delivery_is_left_out()
    {
        JsonElement sent = await SendAsync(client => client.GetSendMassResults(9007199254740993));
        JsonProperty parameter = Assert.Single(sent.GetProperty("parameters").EnumerateObject());
        Assert.Equal(("request_id", 9007199254740993), (parameter.Name, parameter.Value.GetInt64()));
    }

    [Fact]
    public async Task The_request_goes_to_the_json_endpoint_and_asks_to_close()
    {
        FakeServer server = FakeServer.Answering("""{"status":"OK"}""");
        await TestClient.Create(server).GetSendMassResults(1).ReadAllAsync();
        (HttpRequestMessage request, _) = Assert.Single(server.Requests);
        Assert.Equal(new Uri("https://api.mailkit.eu/json.fcgi"), request.RequestUri);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.True(request.Headers.ConnectionClose);
        Assert.False(request.Headers.ExpectContinue ?? false);
        Assert.Equal("application/json", request.Content!.Headers.ContentType!.ToString());
        Assert.StartsWith("MailkitPS/", request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.mailkit.eu", "https://api.mailkit.eu/json.fcgi")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/json.fcgi")]
    [InlineData("https://gateway.example.com/mailkit", "https://gateway.example.com/mailkit/json.fcgi")]
    public void The_endpoint_lies_below_the_base_address(string apiUri, string endpoint)
    {
        using MailkitClient client = new(1, TestClient.Md5, new MailkitClientOptions { ApiUri = new Uri(apiUri) });
        Assert.Equal(new Uri(endpoint), client.Endpoint);
    }

    [Fact]
    public async Task The_secret_is_taken_out_of_what_a_server_echoes()
    {
        (MailkitException failure, _) = await TestClient.FailAsync(TestClient.Create(FakeServer.Answering(
            $$"""{"error_status":1,"error":"Bad request: md5={{TestClient.Md5.ToUpperInvariant()}}, again {{TestClient.Md5}}"}""")));
        Assert.Contains("md5=***, again ***", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Md5, failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<JsonElement> SendAsync(Func<MailkitClient, MailkitRowReader<SendMassResult>> call)
    {
        FakeServer server = FakeServer.Answering("""{"status":"OK"}""");
        await call(TestClient.Create(server)).ReadAllAsync();
        return JsonDocument.Parse(Assert.Single(server.Requests).Body).RootElement;
    }
}
