using System.Globalization;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>What is read of whether a recipient has opted out.</summary>
public sealed class SubscriptionTests
{
    [Theory]
    [InlineData("FALSE", "0000-00-00", false, null, null)]
    [InlineData("TRUE", "0000-00-00", true, null, true)]
    [InlineData("TRUE", "2024-09-30", true, "2024-09-30", false)]
    [InlineData("true", "", true, null, true)]
    public async Task An_opt_out_is_permanent_where_it_has_no_end(
        string unsubscribe, string end, bool isUnsubscribed, string? until, bool? isPermanent)
    {
        Subscription read = await ReadAsync(
            MailkitProtocol.Json,
            $$"""{"error_status":"0","email":"a@example.com","unsubscribe":"{{unsubscribe}}","timeout":{"date":"{{end}}"} }""");
        Assert.Equal(isUnsubscribed, read.IsUnsubscribed);
        Assert.Equal(until is null ? null : DateTime.Parse(until, CultureInfo.InvariantCulture), read.Until);
        Assert.Equal(isPermanent, read.IsPermanent);
    }

    [Theory]
    [InlineData("FALSE", false, null)]
    [InlineData("TRUE", true, null)]
    public async Task In_XML_RPC_the_word_is_all_there_is(string word, bool isUnsubscribed, bool? isPermanent)
    {
        Subscription read = await ReadAsync(MailkitProtocol.XmlRpc, $"\"{word}\"");
        Assert.Equal(isUnsubscribed, read.IsUnsubscribed);
        Assert.Equal(isPermanent, read.IsPermanent);
        Assert.Equal((7, null, null, null), (read.EmailId, read.Email, read.Until, read.Topics));
    }

    [Theory]
    [InlineData("null", null, null)]
    [InlineData("\"\"", null, null)]
    [InlineData("[]", null, null)]
    [InlineData("[11,\"12\"]", "11,12", null)]
    [InlineData("\"11,12\"", "11,12", null)]
    [InlineData("[{\"ID\":11}]", null, """{"topics":[{"ID":11}]}""")]
    [InlineData("{\"ID\":11}", null, """{"topics":{"ID":11}}""")]
    public async Task Topics_are_a_list_or_are_left_to_Extra(string topics, string? expected, string? extra)
    {
        Subscription read = await ReadAsync(MailkitProtocol.Json, $$"""{"error_status":0,"unsubscribe":"TRUE","topics":{{topics}}}""");
        Assert.Equal(expected, read.Topics);
        Assert.Equal(extra, read.Extra);
        Assert.Null(read.IsPermanent);
    }

    private static async Task<Subscription> ReadAsync(MailkitProtocol protocol, string answer)
    {
        TestClient client = new(protocol);
        return Assert.Single(await client.Create(client.Answering(answer)).GetSubscription(7).ReadAllAsync());
    }
}
