namespace MailkitPS.Core.Tests.Delivery;

/// <summary>What a failed send means for its recipients.</summary>
public abstract class SendOutcomesTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Theory]
    [InlineData("""{"error_status":"x","request_id":9001}""")]
    [InlineData("""{"status":"ERROR"}""")]
    public async Task An_answer_that_tells_of_an_unknown_error_is_no_success(string answer)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => SendAsync(answer));
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    [Theory]
    [InlineData("""{"error_status":1,"error":"Missing recipients"}""")]
    [InlineData("""{"error_status":1,"error":"Unauthorized"}""")]
    public async Task A_refused_send_was_not_sent(string answer) =>
        Assert.Equal(SendOutcome.Refused, SendOutcomes.Of(await Assert.ThrowsAsync<MailkitException>(() => SendAsync(answer))));

    [Theory]
    [InlineData(303, SendOutcome.Unknown)]
    [InlineData(307, SendOutcome.Refused)]
    [InlineData(400, SendOutcome.Refused)]
    [InlineData(413, SendOutcome.Refused)]
    [InlineData(429, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Unknown)]
    [InlineData(500, SendOutcome.Unknown)]
    [InlineData(503, SendOutcome.Unknown)]
    public async Task A_status_tells_what_became_of_a_send(int status, SendOutcome expected)
    {
        MailkitClient client = Client.Create(new FakeServer(FakeServer.Status(status)));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => SendAsync(client));
        Assert.Equal(expected, SendOutcomes.Of(failure));
    }

    [Theory]
    [InlineData(400, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Unknown)]
    [InlineData(504, SendOutcome.Unknown)]
    public async Task An_error_text_of_a_gateway_tells_nothing_of_the_send(int status, SendOutcome expected)
    {
        MailkitClient client = Client.Create(new FakeServer(Client.Status(status, """{"error_status":1,"error":"Gateway timeout"}""")));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => SendAsync(client));
        Assert.Equal(MailkitErrorKind.ApiError, failure.Kind);
        Assert.Equal(expected, SendOutcomes.Of(failure));
    }

    private Task<SendMassRequest> SendAsync(string answer) => SendAsync(Client.Create(Client.Answering(answer)));

    private static async Task<SendMassRequest> SendAsync(MailkitClient client)
    {
        MassMailBatch batch = TestClient.BatchOf(client, new MassRecipient("ada@example.com", 5001, 7001));
        return Assert.Single(await client.SendMass(batch, null).ReadAllAsync());
    }

    public sealed class Json() : SendOutcomesTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : SendOutcomesTests(MailkitProtocol.XmlRpc)
    {
        [Theory]
        [InlineData("Missing recipients", SendOutcome.Refused)]
        [InlineData("Invalid ID_message", SendOutcome.Refused)]
        [InlineData("Request accepted", SendOutcome.Unknown)]
        public async Task A_bare_text_that_is_not_known_to_refuse_may_be_a_success(string text, SendOutcome expected)
        {
            FakeServer server = new(FakeServer.Body(
                $"<methodResponse><params><param><value><string>{text}</string></value></param></params></methodResponse>"));
            Assert.Equal(expected, SendOutcomes.Of(await Assert.ThrowsAsync<MailkitException>(() => SendAsync(Client.Create(server)))));
        }
    }
}
