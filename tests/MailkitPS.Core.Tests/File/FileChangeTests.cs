using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Files;

/// <summary>Files are uploaded and deleted in XML-RPC, whatever the connection says.</summary>
public sealed class FileChangeTests : IDisposable
{
    private const string Upload = "mailkit.filemanager.upload";
    private const string Delete = "mailkit.filemanager.delete";

    private static readonly TestClient Client = new(MailkitProtocol.Json);
    private static readonly TestClient XmlRpc = new(MailkitProtocol.XmlRpc);

    private readonly string _folder = Directory.CreateTempSubdirectory("mailkitps-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_uploaded_as_recorded()
    {
        FileUpload upload = await FileAsync("ceník ž.txt", "Ceník, žlutý kůň 😀\n");
        upload.Folder = "documents";
        upload.Description = "jarní";
        AssertSame(Upload, await SendAsync(client => client.UploadFile(upload), Recorded(Upload, "success")));
    }

    [Fact]
    public async Task What_is_not_given_is_left_out()
    {
        XElement sent = await SendAsync(
            client => client.UploadFile(FileAsync("a.txt", "b").GetAwaiter().GetResult()), Recorded(Upload, "success"));
        Assert.Equal(["name", "data"], sent.Descendants("name").Select(name => name.Value));
    }

    [Theory]
    [InlineData("success", 0, FileError.None, "logo.gif", 2001, true)]
    [InlineData("success-renamed", 5, FileError.Renamed, "logo_1.gif", 2002, true)]
    [InlineData("success-folder-not-found", 2, FileError.FolderNotFound, "logo.gif", 2003, true)]
    [InlineData("error-missing-data", 3, FileError.MissingData, "logo.gif", null, false)]
    public async Task The_answer_tells_what_became_of_it(
        string recording, int code, FileError error, string name, int? fileId, bool isStored)
    {
        UploadedFile file = Assert.Single(await UploadAsync(Recorded(Upload, recording)));
        Assert.Equal(
            (code, error, name, "logo.gif", fileId, 0L),
            (file.ErrorCode, file.Error, file.Name, file.OriginalName, (int?)file.FileId, file.FolderId));
        Assert.Equal(isStored, file.IsStored);
        Assert.Equal(Path.Combine(_folder, "logo.gif"), file.Path);
    }

    [Theory]
    [InlineData(1, FileError.RefusedExtension)]
    [InlineData(4, FileError.MissingName)]
    [InlineData(6, FileError.Unknown)]
    [InlineData(99, FileError.Unknown)]
    public async Task A_number_that_is_not_known_survives(int code, FileError error)
    {
        UploadedFile file = Assert.Single(await UploadAsync(Encode($$"""[{"ERROR":{{code}},"NAME":"a","SIZE":3}]""")));
        Assert.Equal((code, error, false, """{"SIZE":3}"""), (file.ErrorCode, file.Error, file.IsStored, file.Extra));
    }

    [Fact]
    public async Task Without_a_number_nobody_knows() =>
        Assert.Equal(-1, Assert.Single(await UploadAsync(Encode("""[{"NAME":"a","ID_FILE":1}]"""))).ErrorCode);

    [Fact]
    public async Task A_lone_row_is_read_too() =>
        Assert.Equal(7, Assert.Single(await UploadAsync(Encode("""{"ERROR":0,"NAME":"a","ID_FILE":7,"ID_FOLDER":0}"""))).FileId);

    [Theory]
    [InlineData("\"OK\"", SendOutcome.Unknown)]
    [InlineData("{}", SendOutcome.Unknown)]
    [InlineData("5", SendOutcome.Unknown)]
    [InlineData("\"Quota exceeded\"", SendOutcome.Refused)]
    public async Task Another_answer_is_no_file(string answer, SendOutcome outcome)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => UploadAsync(Encode(answer)));
        Assert.Equal(outcome, SendOutcomes.Of(failure));
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.COM")]
    [InlineData("a.bat")]
    [InlineData("a.pif")]
    [InlineData("a.b.reg")]
    [InlineData("a.dll")]
    [InlineData("a234567890123456789012345678901234567890123456.html")]
    public async Task A_name_that_Mailkit_does_not_take_is_refused_before_the_call(string name)
    {
        MailkitException refusal = await Assert.ThrowsAsync<MailkitException>(() => FileAsync(name, "x"));
        Assert.Equal(MailkitErrorKind.InvalidArgument, refusal.Kind);
    }

    [Theory]
    [InlineData("a.executable")]
    [InlineData("exe")]
    [InlineData("a23456789012345678901234567890123456789012345.html")]
    public async Task Another_name_is_taken(string name) => Assert.Equal(name, (await FileAsync(name, "x")).Name);

    [Fact]
    public void A_file_that_is_too_large_for_a_request_is_refused_before_the_call()
    {
        string path = Path.Combine(_folder, "large.bin");
        using (FileStream file = System.IO.File.Create(path))
        {
            file.SetLength(97 * 1024 * 1024);
        }

        MailkitException refusal = Assert.Throws<MailkitException>(() => new FileUpload(path, new StreamedFile(path)));
        Assert.Contains("128 MB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_and_a_folder_are_deleted_as_recorded()
    {
        string deleted = Recorded(Delete, "success");
        XElement file = await SendAsync(client => client.DeleteFile(31001), deleted);
        AssertSame(Delete, file);
        Assert.Equal("dir", (await SendAsync(client => client.DeleteFolder(31001), deleted)).Descendants("param").Last().Value);
    }

    [Theory]
    [InlineData("error-invalid-file", true)]
    [InlineData("error-invalid-folder", true)]
    [InlineData("error-not-empty", false)]
    public async Task A_refusal_is_told_as_it_came(string recording, bool isNotFound)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Client.Create(FakeServer.Answering(Recorded(Delete, recording))).DeleteFile(1).ReadAllAsync());
        Assert.Equal((SendOutcome.Refused, isNotFound), (SendOutcomes.Of(failure), failure.IsNotFound));
    }

    [Theory]
    [InlineData("\"OK\"")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task Only_its_own_word_says_that_it_is_deleted(string answer)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Client.Create(FakeServer.Answering(Encode(answer))).DeleteFile(1).ReadAllAsync());
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    [Fact]
    public async Task No_change_of_a_file_is_repeated()
    {
        foreach (Func<MailkitClient, Task> call in (Func<MailkitClient, Task>[])
        [
            client => client.UploadFile(FileAsync("a.txt", "b").GetAwaiter().GetResult()).ReadAllAsync(),
            client => client.DeleteFile(1).ReadAllAsync(),
            client => client.DeleteFolder(1).ReadAllAsync(),
        ])
        {
            FakeServer server = new(FakeServer.Status(503));
            await Assert.ThrowsAsync<MailkitException>(() => call(Client.Create(server, retries: 3)));
            Assert.Single(server.Requests);
        }
    }

    private static string Encode(string json) => System.Text.Encoding.UTF8.GetString(XmlRpc.Encode(json));

    private static string Recorded(string function, string recording) =>
        System.Text.Encoding.UTF8.GetString(Recordings.Read(function, recording + ".xml"));

    private static void AssertSame(string function, XElement sent) => Assert.Equal(
        XDocument.Parse(Recorded(function, "request").Replace(new string('0', 32), TestClient.Md5, StringComparison.Ordinal))
            .Root!.ToString(),
        sent.ToString());

    private static async Task<XElement> SendAsync<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call, string answer)
        where TRow : class
    {
        FakeServer server = FakeServer.Answering(answer);
        await call(Client.Create(server)).ReadAllAsync();
        (HttpRequestMessage request, string body) = Assert.Single(server.Requests);
        Assert.EndsWith("/rpc.fcgi", request.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        return XDocument.Parse(body).Root!;
    }

    private async Task<List<UploadedFile>> UploadAsync(string answer) =>
        await Client.Create(FakeServer.Answering(answer)).UploadFile(await FileAsync("logo.gif", "GIF")).ReadAllAsync();

    private async Task<FileUpload> FileAsync(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        await System.IO.File.WriteAllTextAsync(path, content, Token);
        return new FileUpload(path, new StreamedFile(path));
    }
}
