using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.MailingList;

/// <summary>What is sent to make, empty and delete a mailing list, and what is understood of the answers.</summary>
public abstract class MailingListChangeTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Create = "mailkit.mailinglist.create";
    private const string Delete = "mailkit.mailinglist.delete";

    private static readonly JsonSerializerOptions Unescaped =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string, string, string> Requests() => new()
    {
        { "create", """{"name":"Žluťoučký","description":"x"}""", "<string>Žluťoučký</string> <string>x</string>", string.Empty },
        { "create without a description", """{"name":"Žluťoučký"}""", "<string>Žluťoučký</string> <string />", string.Empty },
        { "delete", """{"ID_user_list":5001,"keep_list":"FALSE"}""", "<i4>5001</i4> <string>FALSE</string>", "data" },
        { "clear", """{"ID_user_list":5001,"keep_list":"TRUE"}""", "<i4>5001</i4> <string>TRUE</string>", "data" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_written_as_the_page_or_the_clients_have_it(string name, string json, string xml, string member)
    {
        FakeServer server = Client.Answering(member.Length > 0 ? """{"data":"OK"}""" : """{"data":"40103"}""");
        MailkitClient client = Client.Create(server, retries: 3);
        await (name switch
        {
            "create" => client.CreateMailingList("Žluťoučký", "x").ReadAllAsync() as Task,
            "create without a description" => client.CreateMailingList("Žluťoučký", null).ReadAllAsync(),
            _ => client.DeleteMailingList(5001, keepsList: name == "clear").ReadAllAsync(),
        });
        Assert.Equal(Client.Protocol == MailkitProtocol.Json ? json : xml, Written(Assert.Single(server.Requests).Body));
    }

    [Fact]
    public async Task The_list_that_was_made_has_its_new_id()
    {
        MailkitPS.MailingList made = Assert.Single(await Answered(Create, "success").CreateMailingList("News", "x").ReadAllAsync());
        Assert.Equal((40103, "News", null, "x"), (made.MailingListId, made.Name, made.Status, made.Description));
    }

    [Theory]
    [InlineData("""{"data":40103}""")]
    [InlineData("""{"DATA":" 40103 ","error_status":0}""")]
    public async Task The_id_is_found_however_it_is_written(string answer) =>
        Assert.Equal(
            40103,
            Assert.Single(await Client.Create(Client.Answering(answer)).CreateMailingList("News", null).ReadAllAsync()).MailingListId);

    [Theory]
    [InlineData("""{"data":0}""")]
    [InlineData("""{"data":"OK"}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"error_status":0}""")]
    public async Task Without_an_id_nobody_knows_whether_it_was_made(string answer)
    {
        MailkitException failure = await FailureOf(client => client.CreateMailingList("News", null), answer);
        Assert.Equal(
            (MailkitErrorKind.InvalidAnswer, SendOutcome.Unknown),
            (failure.Kind, SendOutcomes.Of(failure)));
    }

    [Theory]
    [InlineData("error-exists", true)]
    [InlineData("error-missing-name", false)]
    public async Task A_refusal_is_told(string recording, bool isTaken)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Answered(Create, recording).CreateMailingList("News", null).ReadAllAsync());
        Assert.Equal(
            (MailkitErrorKind.ApiError, isTaken, SendOutcome.Refused),
            (failure.Kind, failure.IsTaken, SendOutcomes.Of(failure)));
    }

    [Theory]
    [InlineData("error-invalid-list", true)]
    [InlineData("error-missing-list", false)]
    public async Task A_list_that_is_not_there_is_told(string recording, bool isNotFound)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Answered(Delete, recording).DeleteMailingList(7, keepsList: false).ReadAllAsync());
        Assert.Equal((MailkitErrorKind.ApiError, isNotFound), (failure.Kind, failure.IsNotFound));
    }

    [Theory]
    [InlineData("""{"data":"OK"}""")]
    [InlineData("""{"data":"ok","error_status":0}""")]
    [InlineData("""{"error_status":0}""")]
    public async Task It_is_done_where_the_answer_says_so(string answer) =>
        Assert.Single(await Client.Create(Client.Answering(answer)).DeleteMailingList(7, keepsList: false).ReadAllAsync());

    [Theory]
    [InlineData("""{"data":"QUEUED"}""")]
    [InlineData("""{"data":""}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Whatever_says_something_else_does_not_say_that_it_is_done(string answer)
    {
        MailkitException failure = await FailureOf(client => client.DeleteMailingList(7, keepsList: false), answer);
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    [Fact]
    public async Task In_the_place_of_an_answer_the_word_says_so_in_the_form_that_has_none()
    {
        Task done = Client.Create(Client.Answering("\"OK\"")).DeleteMailingList(7, keepsList: true).ReadAllAsync();
        await (Client.Protocol == MailkitProtocol.XmlRpc ? done : Assert.ThrowsAsync<MailkitException>(() => done));
    }

    private static string Written(string body) => body.StartsWith('{')
        ? JsonSerializer.Serialize(JsonDocument.Parse(body).RootElement.GetProperty("parameters"), Unescaped)
        : string.Join(' ', XDocument.Parse(body).Descendants("param").Skip(2)
            .Select(value => value.Element("value")!.FirstNode!.ToString(SaveOptions.DisableFormatting)));

    private MailkitClient Answered(string function, string recording) => Client.Create(new FakeServer(FakeServer.Body(
        Body.Recording(function, recording).In(Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc))));

    private async Task<MailkitException> FailureOf<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call, string answer)
        where TRow : class =>
        await Assert.ThrowsAsync<MailkitException>(() => call(Client.Create(Client.Answering(answer))).ReadAllAsync());

    public sealed class Json() : MailingListChangeTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : MailingListChangeTests(MailkitProtocol.XmlRpc);
}
