using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests.Http;

/// <summary>Request bodies with gaps that are filled while they are sent.</summary>
public abstract class RequestBodyTests(MailkitProtocol protocol) : ProtocolTests(protocol), IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mailkitps-");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(48 * 1024)]
    [InlineData((48 * 1024) + 1)]
    [InlineData(200_000)]
    public async Task A_body_is_as_long_as_it_says_and_holds_the_file(int size)
    {
        byte[] content = [.. Enumerable.Range(0, size).Select(i => (byte)(i * 7))];
        FileInfo file = Write("a.bin", content);
        (byte[] body, long? length) = await SendAsync(
            Recipient("ada@example.com", file),
            Recipient("žluťoučký@example.com", file),
            Recipient("eve@example.com"));
        Assert.Equal(body.Length, length);
        Assert.Equal(Enumerable.Repeat(Convert.ToBase64String(content), 2), Attached(body));
        Assert.Equal(["ada@example.com", "žluťoučký@example.com", "eve@example.com"], Addresses(body));
    }

    [Fact]
    public async Task A_file_that_has_changed_breaks_the_request_off()
    {
        FileInfo file = Write("a.bin", new byte[100]);
        MassRecipient recipient = Recipient("ada@example.com", file);
        Write("a.bin", new byte[101]);
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => SendAsync(recipient));
        Assert.Contains("has changed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(SendOutcome.NotSent, SendOutcomes.Of(failure));
    }

    private protected abstract IEnumerable<string> Attached(byte[] body);

    private protected abstract IEnumerable<string> Addresses(byte[] body);

    private static MassRecipient Recipient(string email, params FileInfo[] files) => new(email, 5001, 7001)
    {
        Attachments = [.. files.Select(file => Attachment.OfFile(file.FullName, new StreamedFile(file.FullName), null))],
    };

    private FileInfo Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return new FileInfo(path);
    }

    private async Task<(byte[] Body, long? Length)> SendAsync(params MassRecipient[] recipients)
    {
        byte[]? body = null;
        long? length = null;
        FakeServer server = new(_ => Task.FromResult(new HttpResponseMessage
        {
            Content = new ByteArrayContent(Client.Encode("""{"request_id":1}""")),
        }))
        {
            Sees = async request =>
            {
                length = request.Content!.Headers.ContentLength;
                body = await request.Content.ReadAsByteArrayAsync();
            },
        };
        MailkitClient client = Client.Create(server);
        await client.SendMass(TestClient.BatchOf(client, [.. recipients]), "today").ReadAllAsync();
        return (body!, length);
    }

    public sealed class Json() : RequestBodyTests(MailkitProtocol.Json)
    {
        private protected override IEnumerable<string> Attached(byte[] body) => Recipients(body)
            .Where(recipient => recipient.TryGetProperty("attachment", out _))
            .Select(recipient => recipient.GetProperty("attachment")[0].GetProperty("data").GetString()!);

        private protected override IEnumerable<string> Addresses(byte[] body) =>
            Recipients(body).Select(recipient => recipient.GetProperty("send_to").GetString()!);

        private static JsonElement.ArrayEnumerator Recipients(byte[] body) =>
            JsonDocument.Parse(body).RootElement.GetProperty("recipients").EnumerateArray();
    }

    public sealed class XmlRpc() : RequestBodyTests(MailkitProtocol.XmlRpc)
    {
        private protected override IEnumerable<string> Attached(byte[] body) => Members(body, "data");

        private protected override IEnumerable<string> Addresses(byte[] body) => Members(body, "send_to");

        private static IEnumerable<string> Members(byte[] body, string name) => XDocument.Parse(Encoding.UTF8.GetString(body))
            .Descendants("member")
            .Where(member => member.Element("name")!.Value == name)
            .Select(member => member.Element("value")!.Value);
    }
}
