using System.Text.Json;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>How the calls that read recipients are written.</summary>
public sealed class RecipientRequestTests
{
    /// <summary>Each call with its parameters in JSON, and in XML-RPC those behind the login.</summary>
    private static readonly Dictionary<string, (Func<MailkitClient, Task> Call, string Json, string Xml)> Calls = new()
    {
        ["a recipient"] = (
            client => client.GetRecipient(700000001).ReadAllAsync(),
            """{"ID_email":700000001}""",
            "<i4>700000001</i4>"),
        ["an address"] = (
            client => client.GetRecipient("ada@example.com").ReadAllAsync(),
            """{"email":"ada@example.com"}""",
            "<string>ada@example.com</string>"),
        ["a message"] = (
            client => client.GetRecipientOfMessage(8000000001).ReadAllAsync(),
            """{"ID_send_message":8000000001}""",
            "<i4>0</i4> <i8>8000000001</i8>"),
        ["the history of a recipient"] = (
            client => client.GetRecipientMessages(700000001).ReadAllAsync(),
            """{"ID_email":700000001}""",
            "<struct><member><name>ID_email</name><value><i4>700000001</i4></value></member></struct>"),
        ["the history of an address"] = (
            client => client.GetRecipientMessages("ada@example.com").ReadAllAsync(),
            """{"email":"ada@example.com"}""",
            "<struct><member><name>email</name><value><string>ada@example.com</string></value></member></struct>"),
        ["the responses of a recipient"] = (
            client => client.GetRecipientResponses(700000001).ReadAllAsync(),
            """{"ID_email":700000001}""",
            "<struct><member><name>ID_email</name><value><i4>700000001</i4></value></member></struct>"),
        ["the responses of an address"] = (
            client => client.GetRecipientResponses("ada@example.com").ReadAllAsync(),
            """{"email":"ada@example.com"}""",
            "<struct><member><name>email</name><value><string>ada@example.com</string></value></member></struct>"),
        ["the subscription of a recipient"] = (
            client => client.GetSubscription(700000001).ReadAllAsync(),
            """{"ID_email":700000001}""",
            "<i4>700000001</i4>"),
        ["the subscription of an address"] = (
            client => client.GetSubscription("+420700000009").ReadAllAsync(),
            """{"email":"\u002B420700000009"}""",
            "<string>+420700000009</string>"),
        ["all who have opted out"] = (client => client.GetUnsubscriptions().ReadAllAsync(), string.Empty, string.Empty),
        ["who has opted out since a day"] = (
            client => client.GetUnsubscriptions(new DateTime(2024, 1, 5, 23, 59, 59)).ReadAllAsync(),
            """{"range_from":"2024-01-05"}""",
            "<string>2024-01-05</string>"),
    };

    public static TheoryData<string> Names() => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_written_in_both_forms(string name)
    {
        (Func<MailkitClient, Task> call, string json, string xml) = Calls[name];
        JsonElement sent = JsonDocument.Parse(await SendAsync(MailkitProtocol.Json, call)).RootElement;
        Assert.Equal(json, sent.TryGetProperty("parameters", out JsonElement parameters) ? parameters.GetRawText() : string.Empty);
        IEnumerable<XElement> values = XDocument.Parse(await SendAsync(MailkitProtocol.XmlRpc, call)).Descendants("param").Skip(2);
        Assert.Equal(
            xml,
            string.Join(' ', values.Select(value => value.Element("value")!.FirstNode!.ToString(SaveOptions.DisableFormatting))));
    }

    private static async Task<string> SendAsync(MailkitProtocol protocol, Func<MailkitClient, Task> call)
    {
        TestClient client = new(protocol);
        FakeServer server = client.Answering("""{"error_status":1,"error":"Not today"}""");
        await Assert.ThrowsAsync<MailkitException>(() => call(client.Create(server)));
        return Assert.Single(server.Requests).Body;
    }
}
