using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>What is sent to move, delete, opt out, re-activate and erase people is written as the pages of the API have it.</summary>
public abstract class PersonChangeRequestTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Topics = "mailkit.email.topics";

    private static readonly PersonKey Alice = new(null, "alice@example.com");
    private static readonly PersonKey AliceById = new(700000001, "alice@example.com");

    private static readonly Dictionary<(string Function, string Case), Func<MailkitClient, Task>> Calls = new()
    {
        [("mailkit.email.move", "request")] = client => client.MoveRecipient(700000001, 40102, 1).ReadAllAsync(),
        [("mailkit.email.delete", "request")] = client => client.DeleteRecipient(AliceById).ReadAllAsync(),
        [("mailkit.email.delete", "request-address")] = client => client.DeleteRecipient(Alice).ReadAllAsync(),
        [("mailkit.email.unsubscribe", "request")] = client => client.OptOut(AliceById, null, null, isConfirmed: true, 1).ReadAllAsync(),
        [("mailkit.email.unsubscribe", "request-address-for-60-days")] =
            client => client.OptOut(Alice, 800000001, 60, isConfirmed: false, 1).ReadAllAsync(),
        [("mailkit.email.revalidate", "request")] =
            client => client.TakeOptOutBack(new(700000003, null), "smlouva, příloha ž 📄", "CZ", 1).ReadAllAsync(),
        [("mailkit.email.revalidate", "request-address")] =
            client => client.TakeOptOutBack(new(null, "carol@example.com"), "telephone", null, 1).ReadAllAsync(),
        [(Topics, "request")] = client => client.SetTopics(Alice, [27, 29], 1).ReadAllAsync(),
        [(Topics, "request-all")] = client => client.SetTopics(Alice, null, 1).ReadAllAsync(),
        [(Topics, "request-none")] = client => client.SetTopics(Alice, [], 1).ReadAllAsync(),
        [("mailkit.email.wipe", "request")] = client => client.QueueErasure(AliceById, 1).ReadAllAsync(),
        [("mailkit.email.wipe", "request-address")] = client => client.QueueErasure(Alice, 1).ReadAllAsync(),
    };

    public static TheoryData<string, string> Cases() => [.. Calls.Keys.Select(call => (call.Function, call.Case))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_written_as_recorded(string function, string request)
    {
        // Topics are only documented in XML-RPC, and go out in it over every connection.
        bool isJson = Client.Protocol == MailkitProtocol.Json && function != Topics;
        string recorded = Encoding.UTF8.GetString(Recordings.Read(function, $"{request}.{(isJson ? "json" : "xml")}"));
        string sent = (await SendAsync(Calls[(function, request)])).Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal);
        Assert.Equal(isJson ? Known(JsonNode.Parse(recorded)!) : Known(XDocument.Parse(recorded)),
            isJson ? Known(JsonNode.Parse(sent)!) : Known(XDocument.Parse(sent)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_never_repeated(string function, string request)
    {
        FakeServer server = new(FakeServer.Status(503), Client.Body("""{"error_status":0,"error":"OK"}"""));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Calls[(function, request)](Client.Create(server, retries: 3)));
        Assert.Single(server.Requests);
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    /// <summary>IDs have quotes on some pages and none on others.</summary>
    private static string Known(JsonNode call)
    {
        JsonObject parameters = call["parameters"]!.AsObject();
        foreach (string name in parameters.Where(member => member.Value is not null).Select(member => member.Key).ToArray())
        {
            parameters[name] = parameters[name]!.ToString();
        }

        return call.ToJsonString();
    }

    private static string Known(XDocument call) => call.Root!.ToString(SaveOptions.None);

    private async Task<string> SendAsync(Func<MailkitClient, Task> call)
    {
        FakeServer server = Client.Answering("""{"error_status":1,"error":"Not today"}""");
        await Assert.ThrowsAsync<MailkitException>(() => call(Client.Create(server)));
        return Assert.Single(server.Requests).Body;
    }

    public sealed class Json() : PersonChangeRequestTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : PersonChangeRequestTests(MailkitProtocol.XmlRpc);
}
