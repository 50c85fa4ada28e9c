using System.Text;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>What counts as accepted, as refused and as neither, for every send: the table of about_MailkitPS_Errors.</summary>
public abstract class SendVerdictTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    public static TheoryData<string> Accepted { get; } =
    [
        """{"error_status":0}""",
        """{"error_status":"0"}""",
        """{"error_status":0.0}""",
        """{"error_status":false,"queue":"q7"}""",
        """{"error_status":0,"error":"OK"}""",
        """{"status":"OK"}""",
        """{"STATUS":" ok "}""",
        """{"data":"9001"}""",
        """{"data":{"request_id":9001}}""",
        """[{"ID_send":41001}]""",
        """[{"error_status":0}]""",
        """{"data":[{"status":"OK"}]}""",
        """{"error_status":0,"data":5,"recipients":[{"error_status":1,"error":"Invalid email"}]}""",
        """{"error_status":0,"subject":"Missing you"}""",
    ];

    public static TheoryData<string> Refused { get; } =
    [
        """{"error_status":1}""",
        """{"error_status":"3"}""",
        """{"error_status":1.0}""",
        """{"error_status":true}""",
        """{"error":"Unauthorized"}""",
        """{"error":"Disallowed IP 192.0.2.1"}""",
        """{"error":" unauthorized "}""",
        """{"status":"Invalid ID_message"}""",
        """{"message":"Attachment is not allowed"}""",
        """[{"error":"Unauthorized","error_status":1}]""",
        """[{"error_status":2}]""",
        """["Unauthorized"]""",
        """[["Missing send_to"]]""",
        """{"data":[{"error":"Unauthorized","error_status":1}]}""",
        """{"data":{"error_status":1}}""",
        """{"result":"Bad email syntax"}""",
    ];

    public static TheoryData<string> Unknown { get; } =
    [
        "{}",
        "[]",
        "[null]",
        """["OK"]""",
        """{"error_status":null}""",
        """{"error_status":0,"error":"Missing send_to"}""",
        """{"error_status":0,"error":"no credit"}""",
        """{"status":"OK","error":"Missing template, default used"}""",
        """{"result":{"status":"OK"},"info":"Missing x"}""",
        """{"error_status":"x","request_id":9001}""",
        """{"error_status":{"a":1},"data":5}""",
        """{"status":"ERROR"}""",
        """{"status":"ERROR","request_id":9001}""",
        """{"status":"queued"}""",
        """{"error":"Something new"}""",
        """{"error":"Something new","data":5}""",
        """{"data":0}""",
        """{"data":"-5"}""",
        """{"data":"OK"}""",
        """{"data":true}""",
        """{"request_id":"soon"}""",
        """{"mailinglist_id":5001,"campaign_id":7001}""",
        """{"error_status":1,"request_id":9001}""",
        """{"data":{"request_id":9001,"error_status":1}}""",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public Task What_says_so_is_accepted(string answer) => AssertAsync(SendOutcome.Sent, answer);

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_refusal_is_one_wherever_it_stands(string answer) => AssertAsync(SendOutcome.Refused, answer);

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task Anything_else_is_unknown(string answer) => AssertAsync(SendOutcome.Unknown, answer);

    [Fact]
    public async Task A_refused_login_is_told_as_one_wherever_it_stands()
    {
        foreach (string answer in (string[])["""[{"error":"Unauthorized","error_status":1}]""", """{"error":"Unauthorized"}"""])
        {
            foreach (Func<Task> send in Sends(Client.Encode(answer)))
            {
                Assert.Equal(MailkitErrorKind.Unauthorized, (await Assert.ThrowsAsync<MailkitException>(send)).Kind);
            }
        }
    }

    [Theory]
    [InlineData("4", SendMailStatus.Failed)]
    [InlineData("\"0\"", SendMailStatus.Updated)]
    public async Task A_mail_is_answered_by_the_number_of_its_status_too(string status, SendMailStatus expected)
    {
        FakeServer server = new(Client.Body($$"""{"status":{{status}},"data":0}"""));
        Assert.Equal(expected, Assert.Single(await SendMail(server).ReadAllAsync()).Status);
    }

    [Fact]
    public async Task An_unknown_answer_is_shown()
    {
        FakeServer server = new(Client.Body("""{"queue":"q7"}"""));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => SendMail(server).ReadAllAsync());
        Assert.Contains("queue = 'q7'", failure.Message, StringComparison.Ordinal);
    }

    private protected Task AssertAsync(SendOutcome expected, string json) => AssertAsync(expected, Client.Encode(json));

    private protected async Task AssertAsync(SendOutcome expected, byte[] answer)
    {
        foreach (Func<Task> send in Sends(answer))
        {
            SendOutcome outcome = SendOutcome.Sent;
            try
            {
                await send();
            }
            catch (MailkitException e)
            {
                outcome = SendOutcomes.Of(e);
            }

            Assert.Equal(expected, outcome);
        }
    }

    private IEnumerable<Func<Task>> Sends(byte[] answer)
    {
        FakeServer server = new(FakeServer.Body(answer), FakeServer.Body(answer), FakeServer.Body(answer));
        yield return () => SendMass(server).ReadAllAsync();
        yield return () => SendMail(server).ReadAllAsync();
        yield return () => Client.Create(server).SendSms(new Sms("+420600000000", 5001, 7002)).ReadAllAsync();
    }

    private MailkitRowReader<SendMassRequest> SendMass(FakeServer server)
    {
        MailkitClient client = Client.Create(server);
        return client.SendMass(TestClient.BatchOf(client, new MassRecipient("ada@example.com", 5001, 7001)), null);
    }

    private MailkitRowReader<SendMailResult> SendMail(FakeServer server) =>
        Client.Create(server).SendMail(new Mail("ada@example.com", 5001, 7001));

    public sealed class Json() : SendVerdictTests(MailkitProtocol.Json)
    {
        [Theory]
        [InlineData("\"OK\"", SendOutcome.Sent)]
        [InlineData("\"true\"", SendOutcome.Sent)]
        [InlineData("true", SendOutcome.Sent)]
        [InlineData("9001", SendOutcome.Sent)]
        [InlineData("\"Unauthorized\"", SendOutcome.Refused)]
        [InlineData("\"Missing recipients\"", SendOutcome.Refused)]
        [InlineData("null", SendOutcome.Unknown)]
        [InlineData("false", SendOutcome.Unknown)]
        [InlineData("0", SendOutcome.Unknown)]
        [InlineData("\"\"", SendOutcome.Unknown)]
        [InlineData("\"FALSE\"", SendOutcome.Unknown)]
        [InlineData("\"Request accepted\"", SendOutcome.Unknown)]
        [InlineData("""{"error_status":1,"error":"Something new"}""", SendOutcome.Refused)]
        [InlineData("""{"error_status":1,"error":"Something new","data":5}""", SendOutcome.Refused)]
        public Task A_bare_value_is_judged_too(string json, SendOutcome expected) => AssertAsync(expected, Encoding.UTF8.GetBytes(json));
    }

    public sealed class XmlRpc() : SendVerdictTests(MailkitProtocol.XmlRpc)
    {
        [Theory]
        [InlineData("<string>OK</string>", SendOutcome.Sent)]
        [InlineData("<base64>T0s=</base64>", SendOutcome.Sent)]
        [InlineData("<boolean>true</boolean>", SendOutcome.Sent)]
        [InlineData("<i4>9001</i4>", SendOutcome.Sent)]
        [InlineData("<string>9001</string>", SendOutcome.Sent)]
        [InlineData("Unauthorized", SendOutcome.Refused)]
        [InlineData("<base64>VW5hdXRob3JpemVk</base64>", SendOutcome.Refused)]
        [InlineData("<array><data><value><base64>VW5hdXRob3JpemVk</base64></value></data></array>", SendOutcome.Refused)]
        [InlineData(
            "<struct><member><name>error</name><value><base64>VW5hdXRob3JpemVk</base64></value></member></struct>",
            SendOutcome.Refused)]
        [InlineData("<boolean>0</boolean>", SendOutcome.Unknown)]
        [InlineData("<boolean>2</boolean>", SendOutcome.Unknown)]
        [InlineData("<boolean> 9001 </boolean>", SendOutcome.Unknown)]
        [InlineData("<struct><member><name>data</name><value><boolean>2</boolean></value></member></struct>", SendOutcome.Unknown)]
        [InlineData("<nil/>", SendOutcome.Unknown)]
        [InlineData("<string/>", SendOutcome.Unknown)]
        [InlineData("<i4>-1</i4>", SendOutcome.Unknown)]
        [InlineData("<base64>gP8=</base64>", SendOutcome.Unknown)]
        public Task A_bare_value_is_judged_too(string xml, SendOutcome expected) => AssertAsync(
            expected,
            Encoding.UTF8.GetBytes($"<methodResponse><params><param><value>{xml}</value></param></params></methodResponse>"));

        [Fact]
        public Task An_answer_in_an_unknown_encoding_is_unknown() => AssertAsync(
            SendOutcome.Unknown,
            "<?xml version='1.0' encoding='no-such'?><methodResponse><fault><value><struct/></value></fault></methodResponse>"u8.ToArray());

        [Fact]
        public Task A_fault_refuses_a_send() => AssertAsync(
            SendOutcome.Refused,
            "<methodResponse><fault><value><struct/></value></fault></methodResponse>"u8.ToArray());
    }
}
