using System.Collections.Specialized;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Campaign;

/// <summary>How campaigns are made, scheduled, sent and tested, and what the answers mean.</summary>
public abstract class CampaignChangeTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Create = "mailkit.campaigns.create";
    private const string Schedule = "mailkit.campaigns.single.schedule";
    private const string Test = "mailkit.campaigns.messages.test";

    private static readonly DateTime SendDate = new(2026, 12, 24, 9, 30, 0);

    private static CampaignDraft Draft => new("Jarní sleva 2026", "Sleva v květnu: žádné poštovné 😀", 6001)
    {
        MessageType = "email",
        SendType = "txthtml",
        MailingListId = 5001,
        DeliveryFeedId = 801,
        QueryId = 901,
        TemplateId = 55,
        TagSetId = 21,
        TopicId = 3,
        GoogleAnalytics = true,
        AnalyticName = "spring-sale",
        Body = "<p>Dobrý den, Žofie</p>\n",
        ReplyTo = " shop@example.com ",
        UnsubscribeEmail = "optout@example.com",
        WebTemplate = false,
        StyleInline = true,
    };

    [Fact]
    public async Task A_campaign_is_made_as_recorded() =>
        AssertSame(Recorded(Create, "request"), await SendAsync(client => client.CreateCampaign(Draft)));

    [Fact]
    public async Task What_is_empty_is_not_sent()
    {
        CampaignDraft draft = new("a", "b", 1) { Body = string.Empty, ReplyTo = " ", AnalyticName = string.Empty, SendType = string.Empty };
        Assert.Equal(["name", "subject", "ID_allow_email"], draft.ToParameters().Select(parameter => parameter.Name));
        string body = await SendAsync(client => client.CreateCampaign(draft));
        Assert.DoesNotContain("content", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("subject")]
    [InlineData("content")]
    public void Half_a_character_is_refused_with_its_name(string parameter)
    {
        const string Half = "a\ud83d";
        CampaignDraft draft = new(parameter == "name" ? Half : "n", parameter == "subject" ? Half : "s", 1)
        {
            Body = parameter == "content" ? Half : null,
        };
        MailkitException refusal = Assert.Throws<MailkitException>(
            () => Client.Create(Client.Answering("1")).CreateCampaign(draft));
        Assert.Equal(MailkitErrorKind.InvalidArgument, refusal.Kind);
        Assert.StartsWith($"{parameter}: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_refuses_what_could_begin_another_line_and_what_is_no_address()
    {
        Assert.Throws<MailkitException>(() => new CampaignDraft("a\nb", "s", 1));
        Assert.Throws<MailkitException>(() => new CampaignDraft("n", "a\r\nBcc: b", 1));
        Assert.Throws<MailkitException>(() => new CampaignDraft("n", "s", 1) { ReplyTo = "nobody" });
        Assert.Throws<MailkitException>(() => new CampaignDraft("n", "s", 1) { UnsubscribeEmail = "a@b@c" });
    }

    [Theory]
    [InlineData("""{"ID_message":7008}""")]
    [InlineData("""{"ID_message":"7008"}""")]
    [InlineData("""{"error_status":0,"ID_MESSAGE":7008}""")]
    [InlineData("7008")]
    [InlineData("\"7008\"")]
    public async Task The_answer_is_the_campaign_with_what_was_given(string answer)
    {
        if (answer == "\"7008\"" && Client.Protocol == MailkitProtocol.Json)
        {
            // Only XML-RPC answers with bare texts.
            return;
        }

        MailkitPS.Campaign made = Assert.Single(await AnswerAsync(answer, client => client.CreateCampaign(Draft)));
        Assert.Equal(
            (7008L, Draft.Name, Draft.Subject, "email", "5001"),
            (made.CampaignId, made.Name, made.Subject, made.MessageType, made.MailingListIds));
        Assert.Null(made.Extra);
    }

    [Theory]
    [InlineData("""{"error_status":1,"error":"Missing name"}""", SendOutcome.Refused)]
    [InlineData("""{"error":"Something new"}""", SendOutcome.Unknown)]
    [InlineData("""{"error_status":0}""", SendOutcome.Unknown)]
    [InlineData("""{"ID_message":0}""", SendOutcome.Unknown)]
    [InlineData("""{"ID_message":"x"}""", SendOutcome.Unknown)]
    [InlineData("""{"campaign":7008}""", SendOutcome.Unknown)]
    [InlineData("0", SendOutcome.Unknown)]
    [InlineData("[]", SendOutcome.Unknown)]
    [InlineData("{}", SendOutcome.Unknown)]
    [InlineData("<html>", SendOutcome.Unknown)]
    public Task An_answer_without_the_campaign_makes_none(string answer, SendOutcome outcome) =>
        AssertFailsAsync(answer, outcome, client => client.CreateCampaign(Draft));

    [Fact]
    public async Task A_delivery_is_scheduled_as_recorded() => AssertSame(
        Recorded(Schedule, "request"),
        await SendAsync(client => client.ScheduleCampaign(
            7001,
            SendDate,
            "Europe/Prague",
            new DeliveryOptions { Subject = "Sleva končí: žádné poštovné 😀", TemplateId = 55, DeliveryFeedId = 801, QueryId = 901 })));

    [Fact]
    public async Task A_campaign_is_sent_now_as_recorded() => AssertSame(
        Recorded(Schedule, "request-now"),
        await SendAsync(client => client.SendCampaign(7001, new DeliveryOptions { Subject = " " })));

    [Fact]
    public void A_subject_with_a_line_break_is_refused() =>
        Assert.Throws<MailkitException>(() => new DeliveryOptions { Subject = "a\nBcc: b" });

    [Theory]
    [InlineData("""{"error_status":0}""")]
    [InlineData("""{"error_status":0,"ID_message":"7001","queue":[{"a":"ž"}]}""")]
    [InlineData("""{"data":61001}""")]
    [InlineData("61001")]
    public async Task An_accepted_delivery_keeps_the_whole_answer(string answer)
    {
        CampaignSend send = Assert.Single(
            await AnswerAsync(answer, client => client.ScheduleCampaign(7001, SendDate, "Europe/Prague", new DeliveryOptions())));
        Assert.Equal((7001L, SendDate, "Europe/Prague"), (send.CampaignId, send.SendDate, send.TimeZone));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer), JsonNode.Parse(send.Extra!)), send.Extra);
        send = Assert.Single(await AnswerAsync(answer, client => client.SendCampaign(7001, new DeliveryOptions())));
        Assert.Equal((7001L, null, null), (send.CampaignId, send.SendDate, send.TimeZone));
    }

    [Theory]
    [InlineData("""{"error_status":1,"error":"Invalid ID_message"}""", SendOutcome.Refused)]
    [InlineData("""{"error_status":1,"error":"Something new"}""", null)]
    [InlineData("""{"ID_message":"7001"}""", SendOutcome.Unknown)]
    [InlineData("""{"queue":5}""", SendOutcome.Unknown)]
    [InlineData("0", SendOutcome.Unknown)]
    [InlineData("false", SendOutcome.Unknown)]
    [InlineData("{}", SendOutcome.Unknown)]
    [InlineData("[]", SendOutcome.Unknown)]
    [InlineData("<html>", SendOutcome.Unknown)]
    public async Task What_does_not_accept_a_delivery_is_never_taken_for_sent(string answer, SendOutcome? outcome)
    {
        // A text that is not known refuses in JSON, where it stands in error, and says nothing where it stands alone.
        SendOutcome expected = outcome ?? (Client.Protocol == MailkitProtocol.Json ? SendOutcome.Refused : SendOutcome.Unknown);
        await AssertFailsAsync(answer, expected, client => client.SendCampaign(7001, new DeliveryOptions()));
        await AssertFailsAsync(
            answer, expected, client => client.ScheduleCampaign(7001, SendDate, "Europe/Prague", new DeliveryOptions()));
    }

    [Fact]
    public async Task No_change_of_a_campaign_is_repeated()
    {
        await AssertMadeOnceAsync(client => client.CreateCampaign(Draft));
        await AssertMadeOnceAsync(client => client.SendCampaign(7001, new DeliveryOptions()));
        await AssertMadeOnceAsync(client => client.ScheduleCampaign(7001, SendDate, "UTC", new DeliveryOptions()));
        await AssertMadeOnceAsync(client => client.SendTestMail(7001, "ada@example.com", null, null, null));
    }

    private protected abstract void AssertSame(string recorded, string sent);

    private async Task AssertMadeOnceAsync<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        FakeServer server = new(FakeServer.Status(503));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => call(Client.Create(server, retries: 3)).ReadAllAsync());
        Assert.Single(server.Requests);
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    private async Task AssertFailsAsync<TRow>(string answer, SendOutcome outcome, Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => AnswerAsync(answer, call));
        Assert.Equal(outcome, SendOutcomes.Of(failure));
    }

    private Task<List<TRow>> AnswerAsync<TRow>(string answer, Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class => call(Client.Create(Client.Answering(answer))).ReadAllAsync();

    private async Task<string> SendAsync<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        FakeServer server = Client.Answering("""{"error_status":0,"ID_message":7008}""");
        await call(Client.Create(server)).ReadAllAsync();
        return Assert.Single(server.Requests).Body.Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal);
    }

    private string Recorded(string function, string recording) => System.Text.Encoding.UTF8.GetString(
        Recordings.Read(function, recording + (Client.Protocol == MailkitProtocol.Json ? ".json" : ".xml")));

    public sealed class Json() : CampaignChangeTests(MailkitProtocol.Json)
    {
        private protected override void AssertSame(string recorded, string sent) =>
            Assert.True(JsonNode.DeepEquals(WithNumbers(recorded), WithNumbers(sent)), sent);

        /// <summary>Mailkit's pages show IDs with and without quotes.</summary>
        private static JsonNode WithNumbers(string json) => JsonNode.Parse(json
            .Replace("\"7001\"", "7001", StringComparison.Ordinal)
            .Replace("\"55\"", "55", StringComparison.Ordinal))!;
    }

    public sealed class XmlRpc() : CampaignChangeTests(MailkitProtocol.XmlRpc)
    {
        private protected override void AssertSame(string recorded, string sent) => AssertSameXml(recorded, sent);
    }

    /// <summary>A test mail goes out in XML-RPC over any connection.</summary>
    public sealed class TestMail
    {
        private static readonly TestClient Client = new(MailkitProtocol.Json);

        private static OrderedDictionary Content => new() { ["jmeno"] = "Žofie 😀", ["prazdne"] = string.Empty };

        [Fact]
        public async Task It_is_written_as_recorded()
        {
            FakeServer server = FakeServer.Answering(Recorded("success"));
            await Client.Create(server).SendTestMail(7004, "ada@example.com", 700000001, "A", Content).ReadAllAsync();
            (HttpRequestMessage request, string body) = Assert.Single(server.Requests);
            Assert.EndsWith("/rpc.fcgi", request.RequestUri!.AbsolutePath, StringComparison.Ordinal);
            AssertSameXml(Recorded("request"), body.Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal));
        }

        [Fact]
        public async Task What_is_not_used_keeps_its_place()
        {
            FakeServer server = FakeServer.Answering(Recorded("success"));
            await Client.Create(server).SendTestMail(7004, "ada@example.com", null, null, null).ReadAllAsync();
            Assert.Equal(
                "<i4>7004</i4> <string>ada@example.com</string> <i4>0</i4> <string /> <struct />",
                string.Join(' ', XDocument.Parse(Assert.Single(server.Requests).Body).Descendants("param").Skip(2)
                    .Select(value => value.Element("value")!.FirstNode!.ToString(SaveOptions.DisableFormatting))));
        }

        [Theory]
        [InlineData("success", "OK", null)]
        [InlineData("success-version-a", "OK version A", "A")]
        [InlineData("success-version-b", "OK version B", "B")]
        public async Task The_answer_names_the_version(string recording, string message, string? version)
        {
            TestMailResult result = Assert.Single(await Client.Create(FakeServer.Answering(Recorded(recording)))
                .SendTestMail(7004, "ada@example.com", null, "B", null).ReadAllAsync());
            Assert.Equal((7004L, "ada@example.com", version, message), (result.CampaignId, result.Email, result.Version, result.Message));
        }

        [Theory]
        [InlineData("\"Invalid ID_message\"", SendOutcome.Refused)]
        [InlineData("\"Wait a moment\"", SendOutcome.Refused)]
        [InlineData("\"OK version C\"", SendOutcome.Refused)]
        [InlineData("[]", SendOutcome.Unknown)]
        [InlineData("{}", SendOutcome.Unknown)]
        [InlineData("0", SendOutcome.Unknown)]
        public async Task Another_answer_is_no_success(string answer, SendOutcome outcome)
        {
            FakeServer server = new TestClient(MailkitProtocol.XmlRpc).Answering(answer);
            MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
                () => Client.Create(server).SendTestMail(7004, "ada@example.com", null, null, null).ReadAllAsync());
            Assert.Equal(outcome, SendOutcomes.Of(failure));
        }

        private static string Recorded(string recording) =>
            System.Text.Encoding.UTF8.GetString(Recordings.Read(Test, recording + ".xml"));
    }

    private static void AssertSameXml(string recorded, string sent) =>
        Assert.True(XNode.DeepEquals(XDocument.Parse(recorded).Root, XDocument.Parse(sent).Root), sent);
}
