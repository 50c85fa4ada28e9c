using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.MailingList;

/// <summary>How recipients are added and changed, and what is made of the answers.</summary>
public abstract class RecipientEditTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string AddUser = "mailkit.mailinglist.adduser";
    private const string EditUser = "mailkit.mailinglist.edituser";

    public static TheoryData<long, RecipientOperation> States() => new()
    {
        { 0, RecipientOperation.Updated },
        { 1, RecipientOperation.Added },
        { 2, RecipientOperation.AddedUnsubscribed },
        { 3, RecipientOperation.UpdatedUnsubscribed },
        { 5, RecipientOperation.Unknown },
        { -1, RecipientOperation.Unknown },
    };

    [Fact]
    public async Task An_addition_is_written_as_recorded()
    {
        NewRecipient recipient = new(1, " zofie@example.com ", 5001)
        {
            Fields = Read(
                RecipientFields.OfAddition,
                ("first_name", "Žofie"),
                ("last_name", "Řeháková"),
                ("company", "Příklad s.r.o. 🚀"),
                ("gender", "F"),
                ("mobile", "+420600000000"),
                ("city", "Žďár nad Sázavou"),
                ("street", ""),
                ("custom1", "gold"),
                ("custom25", "x")),
        };
        if (Client.Protocol == MailkitProtocol.Json)
        {
            (recipient.ConsentIP, recipient.ConsentUrl) = ("192.0.2.7", "https://www.example.com/subscribe");
        }

        await AssertSendsAsync(AddUser, "request", client => client.AddRecipient(recipient));
    }

    [Fact]
    public async Task A_question_is_written_as_recorded()
    {
        NewRecipient recipient = new(1, "zofie@example.com", 5001)
        {
            Question = new OptInQuestion
            {
                TemplateId = 3001,
                SenderEmail = "news@example.com",
                SenderName = "Žluťoučké zprávy 🚀",
                ReturnUrl = "https://www.example.com/thanks",
            },
        };
        await AssertSendsAsync(AddUser, "request-confirm", client => client.AddRecipient(recipient));
    }

    [Fact]
    public async Task A_change_is_written_as_recorded()
    {
        RecipientData fields = new();
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)
        [
            ("company", ""), ("first_name", "Žofie"), ("last_name", "Nováková 🚀"), ("city", "Žďár nad Sázavou"), ("zip", "59101"),
        ])
        {
            fields.Set(RecipientFields.OfEdit.Require(name), text);
        }

        await AssertSendsAsync(EditUser, "request", client => client.EditRecipient(5001, 700000001, fields));
    }

    [Fact]
    public void Half_a_character_is_refused_before_anything_is_sent()
    {
        FakeServer server = Client.Answering("""{"error_status":0}""");
        NewRecipient recipient = new(1, "a@example.com", 1) { Fields = Read(RecipientFields.OfAddition, ("city", "\ud83d")) };
        MailkitException refusal = Assert.Throws<MailkitException>(() => Client.Create(server).AddRecipient(recipient));
        Assert.Equal(MailkitErrorKind.InvalidArgument, refusal.Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task The_status_says_what_was_done(long status, RecipientOperation operation)
    {
        foreach (string id in (string[])["ID_email", "data"])
        {
            RecipientChange answer = await AddAsync($$"""{"{{id}}":"700000001","status":"{{status}}","error_status":0}""");
            Assert.Equal((operation, 700000001L, status), (answer.Operation, answer.EmailId, answer.StatusCode));
            Assert.Equal((1, "a@example.com", 5001L), (answer.Position, answer.Email, answer.MailingListId));
        }
    }

    [Fact]
    public async Task A_fault_is_a_refusal()
    {
        RecipientChange answer = await AddAsync("""{"ID_email":"0","status":4,"error_status":0}""");
        MailkitException fault = Assert.Throws<MailkitException>(() => AdditionAnswer.RequireNoFault(answer.StatusCode));
        Assert.Equal(MailkitErrorKind.ApiError, fault.Kind);
        Assert.Contains("reports a fault (status 4)", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("success", RecipientOperation.Added, 700000001L, null)]
    [InlineData("success-confirmation-sent", RecipientOperation.OptInRequested, null, "Sent subscribe email")]
    public async Task A_recorded_answer_is_read(string recording, RecipientOperation operation, long? emailId, string? message)
    {
        RecipientChange answer = Assert.Single(await Call(AddUser, recording, client => client.AddRecipient(New())).ReadAllAsync());
        Assert.Equal((operation, emailId, message), (answer.Operation, answer.EmailId, answer.Message));
        Assert.Null(answer.Extra);
    }

    [Theory]
    [InlineData(AddUser, "error-missing-email", "Missing email", false)]
    [InlineData(AddUser, "error-bad-email", "Bad email syntax", false)]
    [InlineData(AddUser, "error-missing-list", "Missing ID_mailing_list", false)]
    [InlineData(AddUser, "error-invalid-list", "Invalid ID_mailing_list", true)]
    [InlineData(AddUser, "error-invalid-template", "Invalid ID_template", true)]
    [InlineData(EditUser, "error-missing-id", "Missing ID_email", false)]
    [InlineData(EditUser, "error-invalid-id", "Invalid ID_email", true)]
    [InlineData(EditUser, "error-missing-list", "Missing ID_mailing_list", false)]
    [InlineData(EditUser, "error-invalid-list", "Invalid ID_mailing_list", true)]
    [InlineData(EditUser, "error-invalid-user-list", "Invalid ID_user_list", true)]
    public async Task A_refusal_is_told_in_the_words_of_Mailkit(string function, string recording, string text, bool isNotFound)
    {
        MailkitException refusal = await Assert.ThrowsAsync<MailkitException>(() => Call(
            function,
            recording,
            client => function == AddUser ? client.AddRecipient(New()) : client.EditRecipient(5001, 1, new())).ReadAllAsync());
        Assert.Equal((MailkitErrorKind.ApiError, isNotFound), (refusal.Kind, refusal.IsNotFound));
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(SendOutcome.Refused, SendOutcomes.Of(refusal));
    }

    [Fact]
    public async Task A_recorded_change_is_done()
    {
        RecipientChange answer = Assert.Single(
            await Call(EditUser, "success", client => client.EditRecipient(5001, 700000001, new())).ReadAllAsync());
        Assert.Equal((RecipientOperation.Updated, 700000001L, 5001L), (answer.Operation, answer.EmailId, answer.MailingListId));
        Assert.Null(answer.Extra);
    }

    [Fact]
    public async Task What_an_answer_has_beside_is_kept()
    {
        RecipientChange answer = await AddAsync("""{"ID_email":7,"status":1,"CHANNEL":"web"}""");
        Assert.Equal("""{"CHANNEL":"web"}""", answer.Extra);
    }

    private protected abstract string Known(string request);

    private static NewRecipient New() => new(1, "a@example.com", 5001);

    private static RecipientData Read(RecipientFields fields, params (string Name, string Text)[] members)
    {
        System.Collections.Specialized.OrderedDictionary values = [];
        foreach ((string name, string text) in members)
        {
            values[name] = text;
        }

        return fields.Read(values);
    }

    private async Task<RecipientChange> AddAsync(string answer) =>
        Assert.Single(await Client.Create(Client.Answering(answer)).AddRecipient(New()).ReadAllAsync());

    private MailkitRowReader<RecipientChange> Call(
        string function, string recording, Func<MailkitClient, MailkitRowReader<RecipientChange>> call)
    {
        WireForm form = Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc;
        return call(Client.Create(new FakeServer(FakeServer.Body(Body.Recording(function, recording).In(form)))));
    }

    private async Task AssertSendsAsync(
        string function, string recording, Func<MailkitClient, MailkitRowReader<RecipientChange>> call)
    {
        string file = recording + (Client.Protocol == MailkitProtocol.Json ? ".json" : ".xml");
        FakeServer server = Client.Answering("""{"error_status":0}""");
        await call(Client.Create(server)).ReadAllAsync();
        string sent = Assert.Single(server.Requests).Body.Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal);
        Assert.Equal(Known(Encoding.UTF8.GetString(Recordings.Read(function, file))), Known(sent));
    }

    public sealed class Json() : RecipientEditTests(MailkitProtocol.Json)
    {
        /// <summary>Members have no order, and whether an ID stands in quotes does not count.</summary>
        private protected override string Known(string request) => Sorted(JsonNode.Parse(request)!);

        private static string Sorted(JsonNode node) => node is JsonObject members
            ? $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => $"{member.Key}:{Sorted(member.Value!)}"))}}}"
            : node.ToString();
    }

    public sealed class XmlRpc() : RecipientEditTests(MailkitProtocol.XmlRpc)
    {
        [Fact]
        public void Evidence_of_consent_has_no_place_in_XML_RPC()
        {
            FakeServer server = Client.Answering("""{"error_status":0}""");
            NewRecipient recipient = new(1, "a@example.com", 1) { ConsentIP = "192.0.2.7" };
            MailkitException refusal = Assert.Throws<MailkitException>(() => Client.Create(server).AddRecipient(recipient));
            Assert.Equal(MailkitErrorKind.InvalidArgument, refusal.Kind);
            Assert.Empty(server.Requests);
        }

        /// <summary>Members of a struct have no order.</summary>
        private protected override string Known(string request)
        {
            XDocument call = XDocument.Parse(request);
            foreach (XElement members in call.Descendants("struct").Reverse().ToArray())
            {
                members.ReplaceNodes(members.Elements("member")
                    .OrderBy(member => member.Element("name")!.Value, StringComparer.Ordinal)
                    .ToArray());
            }

            foreach (XElement leaf in call.Descendants().Where(element => !element.HasElements && element.Value.Length == 0))
            {
                leaf.RemoveNodes();
            }

            return call.Root!.ToString();
        }
    }
}
