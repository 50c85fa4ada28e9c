namespace MailkitPS.Core.Tests.Delivery;

/// <summary>What an answer to a mass send says; its form is not documented.</summary>
public abstract class SendAnswersTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Theory]
    [InlineData("""{"error_status":0,"request_id":9001}""", 9001L)]
    [InlineData("""{"REQUEST_ID":"9001"}""", 9001L)]
    [InlineData("""{"id_request":9001,"data":"5"}""", 9001L)]
    [InlineData("""{"data":"9001","error_status":0}""", 9001L)]
    [InlineData("""{"data":{"request_id":9001}}""", 9001L)]
    [InlineData("""{"data":[{"request_id":9001,"ID_send":41001}]}""", 9001L)]
    [InlineData("""[{"request_id":9001}]""", 9001L)]
    [InlineData("""{"status":"OK","request_id":"9001","recipients":[{"x":1}]}""", 9001L)]
    [InlineData("""{"Request_ID":9001,"data":[{"x":1}]}""", 9001L)]
    [InlineData("""{"request_id":9223372036854775807}""", long.MaxValue)]
    [InlineData("""{"request_id":0,"data":0,"error_status":0}""", null)]
    [InlineData("""{"request_id":"soon","status":"OK"}""", null)]
    [InlineData("""{"request_id":9001.0}""", 9001L)]
    [InlineData("""{"status":"OK"}""", null)]
    public async Task A_request_id_is_found_wherever_it_may_stand(string answer, long? expected) =>
        Assert.Equal(expected, (await SendAsync(answer)).RequestId);

    [Fact]
    public async Task An_answer_is_described_without_addresses()
    {
        string text = (await SendAsync("""{"status":"OK","queue":{"id":7},"to":["ada@example.com"]}""")).Answer;
        Assert.Equal("status = 'OK', id = '7', to = (with an e-mail address)", text);
    }

    private async Task<SendMassRequest> SendAsync(string answer)
    {
        MailkitClient client = Client.Create(Client.Answering(answer));
        MassMailBatch batch = TestClient.BatchOf(client, new MassRecipient("ada@example.com", 5001, 7001));
        return Assert.Single(await client.SendMass(batch, null).ReadAllAsync());
    }

    public sealed class Json() : SendAnswersTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : SendAnswersTests(MailkitProtocol.XmlRpc);
}
