using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recording;

/// <summary>The verb `record` of the simulator, which asks a simulator here in place of Mailkit.</summary>
[Collection(nameof(Processes))]
public sealed class RecordTests : IDisposable
{
    private const string Function = "mailkit.email.getstatus";
    private const string Answer = """
        {"error_status":0,"status":"OK",
          "results":[
            {"ID_EMAIL":47086782, "EMAIL":"jana.nova@post.cz", "FIRST_NAME":"Jana", "MOBILE":"+420 602 123 456",
             "ERROR_CODE":2, "DATE":"2024-08-22 16:12:33"},
            {"ID_EMAIL":"47086782", "EMAIL":"petr@post.cz", "FIRST_NAME":"Jana",
             "INFO":"jana.nova@post.cz from 81.2.3.4 refused by 90000001", "COUNT":17, "ID_SEND":0, "OPEN":true}]}

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("MailkitPS-recordings-");

    public static TheoryData<WireForm> Forms() => [WireForm.Json, WireForm.XmlRpc];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Nothing_in_a_recording_is_anybodys(WireForm form)
    {
        await using MailkitSimulator simulator = await StartAsync(Answer);
        string recording = await RecordAsync(simulator, form);
        Assert.All(
            (string[])["47086782", "jana", "nova", "post.cz", "petr", "602", "123 456", "81.2.3.4", Shell.ClientId, Shell.Md5],
            secret => Assert.DoesNotContain(secret, recording, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            (string[])["2024-08-22 16:12:33", "ERROR_CODE", "17", "OK", "refused by", "ID_SEND"],
            kept => Assert.Contains(kept, recording, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_becomes_the_same_and_the_layout_stays()
    {
        await using MailkitSimulator simulator = await StartAsync(Answer);
        string recording = await RecordAsync(simulator, WireForm.Json);
        JsonElement[] rows = [.. JsonElement.Parse(recording).GetProperty("results").EnumerateArray()];

        Assert.Equal(
            rows[0].GetProperty("ID_EMAIL").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
            rows[1].GetProperty("ID_EMAIL").GetString());
        Assert.Equal(rows[0].GetProperty("FIRST_NAME").GetString(), rows[1].GetProperty("FIRST_NAME").GetString());
        Assert.StartsWith(rows[0].GetProperty("EMAIL").GetString()!, rows[1].GetProperty("INFO").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(rows[0].GetProperty("EMAIL").GetString(), rows[1].GetProperty("EMAIL").GetString());
        Assert.Equal(2, rows[0].GetProperty("ERROR_CODE").GetInt32());
        Assert.Equal(0, rows[1].GetProperty("ID_SEND").GetInt32());
        Assert.StartsWith(
            "{\"error_status\":0,\"status\":\"OK\",\n  \"results\":[\n    {\"ID_EMAIL\":",
            recording.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_forms_of_an_answer_are_redacted_alike()
    {
        await using MailkitSimulator simulator = await StartAsync(Answer);
        JsonElement row = JsonElement.Parse(await RecordAsync(simulator, WireForm.Json)).GetProperty("results")[0];
        XElement[] members = [.. XDocument.Parse(await RecordAsync(simulator, WireForm.XmlRpc)).Descendants("member")];
        Assert.All(row.EnumerateObject(), json =>
        {
            XElement member = members.First(member => member.Element("name")!.Value == json.Name);
            Assert.Equal(json.Value.ToString(), member.Element("value")!.Value);
        });
    }

    [Fact]
    public async Task A_refusal_is_a_recording_too()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        simulator.Play(Function, Answers.Error("Invalid ID_email 47086782"));
        Assert.Matches("\"error\":\"Invalid ID_email \\d{8}\"", await RecordAsync(simulator, WireForm.Json));
        Assert.Contains("<string>Invalid ID_email ", await RecordAsync(simulator, WireForm.XmlRpc), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_holds_the_login_is_not_written()
    {
        await using MailkitSimulator simulator = await StartAsync($$"""{"error":"No such client {{Shell.Md5}}"}""");
        Xunit.Sdk.XunitException refused = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => RecordAsync(simulator, WireForm.Json));
        Assert.Contains("Nothing was written.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Shell.Md5, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles("*", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_parameters_arrive_as_they_were_given(WireForm form)
    {
        await using MailkitSimulator simulator = await StartAsync(Answer);
        await RecordAsync(simulator, form, "--parameter", "ID_email=5", "--parameter", "note=a=b", "--parameter", "code=\"007\"");
        string body = Assert.Single(simulator.Calls).Body;
        string[] expected = form == WireForm.Json
            ? ["\"parameters\":{\"ID_email\":5,\"note\":\"a=b\",\"code\":\"007\"}"]
            : ["<i4>5</i4>", "<string>a=b</string>", "<string>007</string>"];
        Assert.All(expected, part => Assert.Contains(part, body, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Pages_are_walked_and_what_they_tell_is_printed(WireForm form)
    {
        const string Paged = "mailkit.report.raw.bounces";
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        simulator.Play(
            Paged,
            Answers.Json("""[{"ID_UNDELIVERED_LOG":"51000001"},{"ID_UNDELIVERED_LOG":"51000002"}]"""),
            Answers.Json("""[{"ID_UNDELIVERED_LOG":"51000002"},{"ID_UNDELIVERED_LOG":"51000001"}]"""),
            Answers.Json("[]"));
        string told = await RecordAsync(simulator, form, Paged, ["--pages", "9", "--parameter", "ID_send=60001", "--parameter", "limit=2"]);
        Assert.Contains("page 1: rows 2, ascending True, begins with the last row False", told, StringComparison.Ordinal);
        Assert.Contains("page 2: rows 2, ascending False, begins with the last row True", told, StringComparison.Ordinal);
        Assert.Contains("page 3: rows 0", told, StringComparison.Ordinal);
        string[] expected = form == WireForm.Json
            ? ["\"parameters\":{\"ID_send\":60001,\"ID_undelivered_log\":51000002,\"limit\":2}"]
            : ["<i4>0</i4>", "<i4>60001</i4>", "<i4>51000002</i4>", "<i4>2</i4>"];
        Assert.All(expected, part => Assert.Contains(part, simulator.Calls[1].Body, StringComparison.Ordinal));
        Assert.Equal(3, _folder.GetFiles("recorded-found-page-*", SearchOption.AllDirectories).Length);
    }

    private static async Task<MailkitSimulator> StartAsync(string answer)
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        simulator.Play(Function, Answers.Json(answer));
        return simulator;
    }

    private async Task<string> RecordAsync(MailkitSimulator simulator, WireForm form, params string[] options)
    {
        await RecordAsync(simulator, form, Function, options);
        return await File.ReadAllTextAsync(
            Path.Combine(_folder.FullName, Function, form == WireForm.Json ? "recorded-found.json" : "recorded-found.xml"),
            TestContext.Current.CancellationToken);
    }

    /// <summary>What is printed.</summary>
    private Task<string> RecordAsync(MailkitSimulator simulator, WireForm form, string function, string[] options) => Tool.RunAsync(
        Tool.Dotnet,
        [
            "exec", Path.Combine(AppContext.BaseDirectory, "MailkitPS.Simulator.dll"), "record", function,
            "--protocol", form == WireForm.Json ? "json" : "xmlrpc",
            "--api-uri", simulator.ApiUri.AbsoluteUri, "--folder", _folder.FullName, "--case", "found", .. options,
        ],
        null,
        ("MAILKIT_CLIENT_ID", Shell.ClientId),
        ("MAILKIT_CLIENT_MD5", Shell.Md5));
}
