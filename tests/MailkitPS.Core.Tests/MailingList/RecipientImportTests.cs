using System.Collections.Specialized;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.MailingList;

/// <summary>What is sent to put many recipients into a mailing list, what is understood of the answers, and what is repeated.</summary>
public abstract class RecipientImportTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Function = "mailkit.mailinglist.import";
    private const string Success = """{"invalid_emails":[],"count_new":"1","count_bad":"0","count_all":"1","count_updated":"0"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_written_as_recorded()
    {
        FakeServer server = Client.Answering(Success);
        using RecipientImport import = new(Client.Create(server), 5001, 5000, continuesAfterFailure: false);
        import.Add(
            Recipient(
                " zofie@example.com ",
                ("first_name", "Žofie"),
                ("last_name", "Nováková"),
                ("gender", "f"),
                ("city", "Brno"),
                ("custom1", "😀 gold"),
                ("custom25", "x"),
                ("status", "enabled")),
            1);
        import.Add(Recipient("jiri@example.com", ("first_name", "Jiří"), ("company", string.Empty)), 2);
        await import.SendAsync(import.TakeRest()!, Token);
        string sent = Assert.Single(server.Requests).Body.Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal);
        string recorded = Encoding.UTF8.GetString(
            Recordings.Read(Function, Client.Protocol == MailkitProtocol.Json ? "request.json" : "request.xml"));
        Assert.True(
            Client.Protocol == MailkitProtocol.Json
                ? JsonNode.DeepEquals(JsonNode.Parse(recorded), JsonNode.Parse(sent))
                : Known(recorded) == Known(sent),
            sent);

        static string Known(string xml) =>
            XDocument.Parse(xml).Root!.ToString().Replace("<string></string>", "<string />", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counters_and_invalid_addresses_are_shown_as_they_came()
    {
        ImportBatch row = (await ImportAsync(Recorded("success"))).Row!;
        Assert.Equal((5, 2, 1, 2), (row.ReportedCount, row.NewCount, row.UpdatedCount, row.BadCount));
        Assert.Equal((2, "not-an-address;nor-this-one"), (row.InvalidCount, row.InvalidEmails));
        Assert.Equal((1, 1, 1, 1, 1), (row.BatchNumber, row.FirstPosition, row.LastPosition, row.RecipientCount, row.AttemptCount));
        Assert.NotNull(row.ImportedAt);
        Assert.Null(row.Extra);
    }

    [Fact]
    public async Task Counters_that_are_0_are_no_failure()
    {
        ImportBatch row = (await ImportAsync(Recorded("success-zero-counts"))).Row!;
        Assert.Equal((0, 0, 0, 0), (row.ReportedCount, row.NewCount, row.UpdatedCount, row.BadCount));
        Assert.Equal((0, null), (row.InvalidCount, row.InvalidEmails));
    }

    [Theory]
    [InlineData("""{"count_all":3}""", 3L, 0, null)]
    [InlineData("""{"COUNT_ALL":"x","Invalid_Emails":"a;b@example.com"}""", null, 1, """{"count_all":"x"}""")]
    [InlineData("""{"invalid_emails":["a;b","c"],"error_status":0,"error":"OK"}""", null, 2, null)]
    [InlineData("""{"invalid_emails":"","job":"j7"}""", null, 0, """{"job":"j7"}""")]
    [InlineData("""{"job":7}""", null, 0, """{"job":7}""")]
    [InlineData("""{"invalid_emails":[["a"]]}""", null, 0, """{"invalid_emails":[["a"]]}""")]
    [InlineData("{}", null, 0, null)]
    public async Task Whatever_else_an_answer_holds_it_is_none_of_a_failure(string json, long? reported, int invalid, string? extra)
    {
        ImportBatch row = (await ImportAsync(Client.Body(json))).Row!;
        Assert.Equal((reported, invalid, extra), (row.ReportedCount, row.InvalidCount, row.Extra));
    }

    [Fact]
    public async Task Many_addresses_may_be_invalid()
    {
        string addresses = string.Join(',', Enumerable.Repeat($"\"{new string('x', 500)}\"", 4000));
        ImportBatch row = (await ImportAsync(Client.Body($$"""{"invalid_emails":[{{addresses}}]}"""))).Row!;
        Assert.Equal(4000, row.InvalidCount);
    }

    [Theory]
    [InlineData("error-invalid-list")]
    [InlineData("error-missing-list")]
    public async Task A_refusal_is_told_and_never_repeated(string recording)
    {
        FakeServer server = new(Recorded(recording), Client.Body(Success));
        BatchResult<ImportBatch> result = await ImportAsync(server, retries: 3);
        Assert.Equal((MailkitErrorKind.ApiError, SendOutcome.Refused), (result.Failure!.Kind, result.Batch.Outcome));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("false")]
    public async Task What_is_no_object_does_not_tell_what_became_of_it(string json)
    {
        BatchResult<ImportBatch> result = await ImportAsync(Client.Body(json));
        Assert.Equal((MailkitErrorKind.InvalidAnswer, SendOutcome.Unknown), (result.Failure!.Kind, result.Batch.Outcome));
    }

    [Fact]
    public async Task It_is_repeated_as_a_read_is_and_the_row_counts_the_attempts()
    {
        FakeServer server = new(FakeServer.Status(503), FakeServer.Body("<html>"u8.ToArray()), Client.Body(Success));
        BatchResult<ImportBatch> result = await ImportAsync(server, retries: 3);
        Assert.Equal(3, result.Row!.AttemptCount);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Body).Distinct());
        Assert.Contains(result.Call!.TakeLog(), line => line.Contains("attempt 2 of 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_attempt_may_have_done_no_later_one_takes_back()
    {
        // 503 after the whole request may come from a gateway behind which it was carried out.
        FakeServer server = new(FakeServer.Status(503), FakeServer.Status(400));
        BatchResult<ImportBatch> result = await ImportAsync(server, retries: 3);
        Assert.Equal(SendOutcome.Unknown, result.Batch.Outcome);
        Assert.Equal(SendOutcome.Refused, (await ImportAsync(FakeServer.Status(400))).Batch.Outcome);
    }

    [Fact]
    public void A_batch_knows_the_fields_that_it_has()
    {
        using RecipientImport import = new(Client.Create(Client.Answering()), 5001, 3, continuesAfterFailure: false);
        import.Add(Recipient("a@example.com", ("custom3", "x"), ("first_name", "A")), 1);
        import.Add(Recipient("b@example.com"), 2);
        RecipientImportBatch batch = import.Add(Recipient("c@example.com", ("first_name", "C"), ("reply_to", "r")), 4)!;
        Assert.Equal(["Custom3", "FirstName", "ReplyTo"], batch.Fields.Select(field => field.PropertyName));
        Assert.Equal("1-2, 4", batch.Positions.ToString());
    }

    private static ImportedRecipient Recipient(string email, params (string Name, string Value)[] fields)
    {
        OrderedDictionary values = [];
        foreach ((string name, string value) in fields)
        {
            values[name] = value;
        }

        return new(email, fields.Length > 0 ? RecipientFields.OfImport.Read(values, keepsEmpty: true) : null);
    }

    private Func<CancellationToken, Task<HttpResponseMessage>> Recorded(string recording) => FakeServer.Body(
        Body.Recording(Function, recording).In(Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc));

    private Task<BatchResult<ImportBatch>> ImportAsync(Func<CancellationToken, Task<HttpResponseMessage>> answer) =>
        ImportAsync(new FakeServer(answer));

    private async Task<BatchResult<ImportBatch>> ImportAsync(FakeServer server, int retries = 0)
    {
        using RecipientImport import = new(Client.Create(server, retries: retries), 5001, 5000, continuesAfterFailure: false);
        import.Add(Recipient("ada@example.com", ("first_name", "Ada")), 1);
        return await import.SendAsync(import.TakeRest()!, Token);
    }

    public sealed class Json() : RecipientImportTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : RecipientImportTests(MailkitProtocol.XmlRpc);
}
