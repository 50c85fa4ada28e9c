using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Files;

/// <summary>Files are read in XML-RPC, whatever the connection says.</summary>
public abstract class FileTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private readonly TestClient _xmlRpc = new(MailkitProtocol.XmlRpc);

    [Fact]
    public async Task A_folder_is_asked_for_by_a_text_and_the_root_by_nothing()
    {
        XElement recorded = XDocument.Parse(
            System.Text.Encoding.UTF8.GetString(Recordings.Read("mailkit.filemanager.list", "request.xml"))
                .Replace(new string('0', 32), TestClient.Md5, StringComparison.Ordinal)).Root!;
        Assert.Equal(recorded.ToString(), (await SendAsync(3001)).ToString());
        recorded.Descendants("param").Last().Remove();
        Assert.Equal(recorded.ToString(), (await SendAsync(null)).ToString());
    }

    [Fact]
    public async Task What_is_not_known_of_a_file_is_kept()
    {
        StoredFile file = Assert.Single(await ReadAsync("""[{"NAME":"price-list.pdf","ID_FILE":3101,"ID_FOLDER":0,"SIZE":5}]"""));
        Assert.Equal((null, "price-list.pdf", 3101L, 0L), (file.Type, file.Name, file.FileId, file.FolderId));
        Assert.Equal("""{"SIZE":5}""", file.Extra);
    }

    private Task<List<StoredFile>> ReadAsync(string answer) => Client.Create(_xmlRpc.Answering(answer)).GetFiles().ReadAllAsync();

    private async Task<XElement> SendAsync(long? folderId)
    {
        FakeServer server = _xmlRpc.Answering("[]");
        await Client.Create(server).GetFiles(folderId).ReadAllAsync();
        (HttpRequestMessage request, string body) = Assert.Single(server.Requests);
        Assert.EndsWith("/rpc.fcgi", request.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        return XDocument.Parse(body).Root!;
    }

    public sealed class Json() : FileTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : FileTests(MailkitProtocol.XmlRpc);
}
