namespace MailkitPS.Core.Tests.MailingList;

/// <summary>What is read of who has opted out.</summary>
public sealed class UnsubscriptionTests
{
    [Theory]
    [InlineData("\"\"", true, null)]
    [InlineData("\"0\"", true, null)]
    [InlineData("0", true, null)]
    [InlineData("null", true, null)]
    [InlineData("[]", true, null)]
    [InlineData("\"27,29,35\"", false, "27,29,35")]
    [InlineData("[27,\"29\"]", false, "27,29")]
    [InlineData("27", false, "27")]
    public async Task Without_topics_it_is_complete(string group, bool isComplete, string? topics)
    {
        Unsubscription read = await ReadAsync($$"""{"EMAIL":"a@example.com","ID_UNSUBSCRIBE_GROUP":{{group}}}""");
        Assert.Equal((isComplete, topics), (read.IsComplete, read.TopicIds));
    }

    [Theory]
    [InlineData("+420700000009", true)]
    [InlineData("420700000009", false)]
    [InlineData("+", false)]
    [InlineData("+420 700", false)]
    [InlineData("a@example.com", false)]
    [InlineData("", false)]
    public async Task A_telephone_number_is_a_plus_and_digits(string email, bool isPhoneNumber) =>
        Assert.Equal(isPhoneNumber, (await ReadAsync($$"""{"EMAIL":"{{email}}"}""")).IsPhoneNumber);

    private static async Task<Unsubscription> ReadAsync(string row)
    {
        TestClient client = new(MailkitProtocol.Json);
        return Assert.Single(await client.Create(client.Answering($"[{row}]")).GetUnsubscriptions().ReadAllAsync());
    }
}
