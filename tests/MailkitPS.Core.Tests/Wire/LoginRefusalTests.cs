using System.Text;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>A refused login is told as one in every answer, however it is spelled.</summary>
public abstract class LoginRefusalTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Text = "\"TEXT\"";

    [Theory]
    [InlineData(Text)]
    [InlineData("""{"error":"TEXT"}""")]
    [InlineData("""{"status":"TEXT"}""")]
    [InlineData("""{"error_status":1,"status":"TEXT"}""")]
    [InlineData("""[{"error":"TEXT","error_status":1}]""")]
    [InlineData("""[{"status":"TEXT"}]""")]
    public async Task Every_call_tells_of_it(string answer)
    {
        foreach ((string text, MailkitErrorKind kind) in ((string, MailkitErrorKind)[])
            [("Unauthorized", MailkitErrorKind.Unauthorized), ("Disallowed IP 1.2.3.4", MailkitErrorKind.AddressNotAllowed)])
        {
            byte[] body = Encode(answer.Replace("TEXT", text, StringComparison.Ordinal));
            foreach (Func<MailkitClient, Task> call in Calls)
            {
                FakeServer server = new(FakeServer.Body(body));
                Assert.Equal(kind, (await Assert.ThrowsAsync<MailkitException>(() => call(Client.Create(server)))).Kind);
                Assert.Single(server.Requests);
            }
        }
    }

    [Theory]
    [InlineData(Text, 401)]
    [InlineData("""{"error":"TEXT"}""", 403)]
    [InlineData("""{"status":"TEXT"}""", 403)]
    [InlineData("""[{"error":"TEXT","error_status":1}]""", 401)]
    public async Task A_bad_status_of_http_does_not_hide_it(string answer, int status)
    {
        string body = Encoding.UTF8.GetString(Encode(answer.Replace("TEXT", "Unauthorized", StringComparison.Ordinal)));
        foreach (Func<MailkitClient, Task> call in Calls)
        {
            FakeServer server = new(FakeServer.Status(status, body: body));
            MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => call(Client.Create(server)));
            Assert.Equal((MailkitErrorKind.Unauthorized, status), (failure.Kind, failure.StatusCode));
        }
    }

    [Theory]
    [InlineData("""["Unauthorized"]""")]
    [InlineData("""{"results":[{"error":"Unauthorized"}]}""")]
    [InlineData("""{"data":[{"error":"Unauthorized"}],"results":["Unauthorized"]}""")]
    public async Task A_read_of_rows_looks_for_it_in_their_place_too(string answer) =>
        Assert.Equal(MailkitErrorKind.Unauthorized, (await Client.FailAsync(answer)).Kind);

    [Theory]
    [InlineData("""[{"status":"Unauthorized","id":1}]""")]
    [InlineData("""[{"error":"Something new"}]""")]
    public async Task An_element_that_says_more_is_a_value(string answer)
    {
        foreach (bool asText in (bool[])[false, true])
        {
            Assert.Single(await Client.Create(Client.Answering(answer)).Invoke(new MailkitCall("mailkit.new"), asText).ReadAllAsync());
        }
    }

    private static Func<MailkitClient, Task>[] Calls =>
    [
        client => client.GetSendMassResults(8001).ReadAllAsync(),
        client => client.GetMailingLists().ReadAllAsync(),
        client => client.CheckLogin().ReadAllAsync(),
        client => client.SendMail(new Mail("ada@example.com", 5001, 7001)).ReadAllAsync(),
        client => client.Invoke(new MailkitCall("mailkit.mailinglist.list"), asText: false).ReadAllAsync(),
        client => client.Invoke(new MailkitCall("mailkit.new"), asText: false).ReadAllAsync(),
        client => client.Invoke(new MailkitCall("mailkit.new"), asText: true).ReadAllAsync(),
    ];

    private byte[] Encode(string json) => Client.Protocol == MailkitProtocol.Json || json[0] != '"'
        ? Client.Encode(json)
        : Encoding.UTF8.GetBytes(
            $"<methodResponse><params><param><value>{json.Trim('"')}</value></param></params></methodResponse>");

    public sealed class Json() : LoginRefusalTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : LoginRefusalTests(MailkitProtocol.XmlRpc);
}
