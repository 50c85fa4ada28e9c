using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>What is read of how a recipient responded.</summary>
public sealed class RecipientResponseTests
{
    [Theory]
    [InlineData(nameof(MailkitProtocol.Json))]
    [InlineData(nameof(MailkitProtocol.XmlRpc))]
    public async Task A_response_has_the_ids_of_its_message(string protocol)
    {
        bool isJson = protocol == nameof(MailkitProtocol.Json);
        TestClient client = new(isJson ? MailkitProtocol.Json : MailkitProtocol.XmlRpc);
        byte[] answer = Body.Recording("mailkit.email.getstatus.history", "success").In(isJson ? WireForm.Json : WireForm.XmlRpc);
        RecipientResponse read = Assert.Single(
            await client.Create(new FakeServer(FakeServer.Body(answer))).GetRecipientResponses(700000001).ReadAllAsync());
        Assert.Equal((700000001, 50001, 60001, 800000001), (read.EmailId, read.CampaignId, read.SendId, read.SendMessageId));
        Assert.Equal(
            (new DateTime(2024, 2, 1, 10, 5, 0), "https://www.example.com/", "Czech Republic", null, "Brno"),
            (read.Date, read.Url, read.Country, read.RegionCode, read.City));
        Assert.Null(read.Extra);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("""[{"URL":"a"},{"URL":"b"}]""", "7 a, 7 b")]
    [InlineData("""{"URL":"a"}""", "7 a")]
    public async Task A_message_without_a_response_makes_no_row(string responses, string expected)
    {
        TestClient client = new(MailkitProtocol.Json);
        string answer = $$"""[{"RESPONSE_DATA":{{responses}},"ID_EMAIL":7,"SUBJECT":"News"}]""";
        List<RecipientResponse> read = await client.Create(client.Answering(answer)).GetRecipientResponses(7).ReadAllAsync();
        Assert.Equal(expected, string.Join(", ", read.Select(row => $"{row.EmailId} {row.Url}")));
        RecipientMessage message = Assert.Single(
            await client.Create(client.Answering(answer)).GetRecipientMessages(7).ReadAllAsync());
        Assert.Equal(read.Count, message.ResponseCount);
    }
}
