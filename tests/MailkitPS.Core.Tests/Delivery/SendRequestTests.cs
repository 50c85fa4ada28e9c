using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>Sends are written as the pages of the API show them.</summary>
public abstract class SendRequestTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Fact]
    public async Task A_mail_is_written_as_recorded()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("mailkitps-").FullName, "invoice.txt");
        await File.WriteAllTextAsync(file, "invoice 1001", TestContext.Current.CancellationToken);
        Mail mail = new("ada@example.com", 5001, 7001)
        {
            Subject = "Order 1001 shipped",
            Body = "<p>On its way.</p>",
            Content = new Hashtable { ["order_no"] = 1001L },
            Fields = RecipientFields.OfMail.Read(Members(
                ("status", "unknown"),
                ("first_name", "Ada"),
                ("last_name", "Lovelace"),
                ("company", "Example Ltd"),
                ("city", "Prague"),
                ("mobile", "+420600000000"),
                ("custom1", "gold"),
                ("custom25", "x"))),
            Attachments = [Attachment.OfFile(file, new StreamedFile(file), null)],
        };
        await AssertSendsAsync("mailkit.sendmail", client => client.SendMail(mail));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_text_message_is_written_as_recorded()
    {
        Sms sms = new("+420600000000", 5001, 7002)
        {
            Email = string.Empty,
            Text = "Your parcel is here",
            Source = "Example",
            UseUnicode = false,
            AllowSplit = false,
            Fields = RecipientFields.OfSms.Read(
                Members(("first_name", "Ada"), ("last_name", "Lovelace"), ("gender", "m"), ("custom1", "gold"), ("custom2", "x"))),
            Content = Members(("var1", "1001"), ("var2", "1002")),
        };
        await AssertSendsAsync("mailkit.sendsms", client => client.SendSms(sms));
    }

    [Fact]
    public async Task A_mass_send_is_written_as_recorded()
    {
        MassRecipient[] recipients =
        [
            Recipient("ada@example.com", "1001", "Ada", "Lovelace", "gold", "x"),
            Recipient("grace@example.com", "1002", "Grace", "Hopper", "silver", "y"),
        ];
        recipients[0].Body = "<p>On its way.</p>";
        recipients[1].Body = "<p>Also on its way.</p>";
        await AssertSendsAsync("mailkit.sendmail_mass", client => client.SendMass(TestClient.BatchOf(client, recipients), "today"));
    }

    [Fact]
    public async Task Several_attachments_of_a_mail_are_a_list_or_parameters_of_their_own()
    {
        Mail mail = new("ada@example.com", 5001, 7001)
        {
            Attachments =
            [
                Attachment.OfUrl(new Uri("https://files.example.com/x/a%20b.txt"), null),
                Attachment.OfUrl(new Uri("https://files.example.com/"), "c.txt"),
            ],
        };
        string body = await SendAsync(client => client.SendMail(mail));
        Assert.Equal(2, CountAttachments(body));
        Assert.Contains("a b.txt", body, StringComparison.Ordinal);
        Assert.Contains("c.txt", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_send_is_never_repeated()
    {
        FakeServer server = new(FakeServer.Status(503), Client.Body("""{"request_id":1}"""));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Client.Create(server, retries: 3).SendMail(new Mail("a@example.com", 1, 2)).ReadAllAsync());
        Assert.Single(server.Requests);
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    private protected abstract void AssertSame(string recorded, string sent);

    private protected abstract int CountAttachments(string body);


    private static System.Collections.Specialized.OrderedDictionary Members(params (string Name, string Value)[] members)
    {
        System.Collections.Specialized.OrderedDictionary ordered = [];
        foreach ((string name, string value) in members)
        {
            ordered[name] = value;
        }

        return ordered;
    }

    private static MassRecipient Recipient(string email, string order, string first, string last, string custom1, string custom2) =>
        new(email, 5001, 7001)
        {
            Subject = $"Order {order} shipped",
            Create = true,
            Fields = RecipientFields.OfMassMail.Read(
                Members(("first_name", first), ("last_name", last), ("custom1", custom1), ("custom2", custom2))),
            Content = Members(("order_no", order)),
        };

    private async Task AssertSendsAsync<TRow>(string function, Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        string file = Client.Protocol == MailkitProtocol.Json ? "request.json" : "request.xml";
        string recorded = Encoding.UTF8.GetString(Recordings.Read(function, file));
        AssertSame(recorded, (await SendAsync(call)).Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal));
    }

    private async Task<string> SendAsync<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        FakeServer server = Client.Answering("""{"error_status":0}""");
        await call(Client.Create(server)).ReadAllAsync();
        return Assert.Single(server.Requests).Body;
    }

    public sealed class Json() : SendRequestTests(MailkitProtocol.Json)
    {
        private protected override void AssertSame(string recorded, string sent) =>
            Assert.True(JsonNode.DeepEquals(Known(recorded), Known(sent)), sent);

        private protected override int CountAttachments(string body) =>
            JsonDocument.Parse(body).RootElement.GetProperty("parameters").GetProperty("attachment").GetArrayLength();

        /// <summary>Evens out what the page shows in two ways: IDs with and without quotes, attachments with content and address.</summary>
        private static JsonNode Known(string json)
        {
            JsonNode root = JsonNode.Parse(json)!;
            foreach (JsonNode? recipient in root["recipients"]?.AsArray() ?? [])
            {
                recipient!.AsObject().Remove("attachment");
            }

            if (root["parameters"] is JsonObject parameters)
            {
                foreach (string name in parameters.Where(member => member.Value is JsonValue).Select(member => member.Key).ToArray())
                {
                    parameters[name] = parameters[name]!.ToString();
                }
            }

            return root;
        }
    }

    public sealed class XmlRpc() : SendRequestTests(MailkitProtocol.XmlRpc)
    {
        private protected override void AssertSame(string recorded, string sent) => Assert.Equal(Known(recorded), Known(sent));

        private protected override int CountAttachments(string body) => XDocument.Parse(body).Descendants("param").Count() - 8;

        /// <summary>Members of a struct have no order.</summary>
        private static string Known(string xml)
        {
            XDocument call = XDocument.Parse(xml);
            call.Descendants("member").Where(member => member.Element("name")!.Value == "attachment").Remove();
            foreach (XElement members in call.Descendants("struct").Reverse().ToArray())
            {
                members.ReplaceNodes(members.Elements("member")
                    .OrderBy(member => member.Element("name")!.Value, StringComparer.Ordinal)
                    .ToArray());
            }

            return call.Root!.ToString().Replace("<string></string>", "<string />", StringComparison.Ordinal);
        }
    }
}
