using System.Text.Json.Nodes;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Campaign;

/// <summary>How the functions of campaigns, profile and files are called, and what is special about their answers.</summary>
public abstract class CampaignTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Fact]
    public Task A_campaign_is_asked_for_beside_the_parameters() =>
        AssertSendsAsync("mailkit.campaigns.list", client => client.GetCampaigns(7001));

    [Fact]
    public Task The_history_has_its_parameters_in_one_struct() =>
        AssertSendsAsync("mailkit.campaigns.history", client => client.GetCampaignHistory(5, 7001));

    [Fact]
    public Task The_schedule_is_asked_for_by_its_campaign() =>
        AssertSendsAsync("mailkit.campaigns.schedule.list", client => client.GetCampaignSchedule(7001));

    [Fact]
    public Task Time_zones_have_no_parameters() =>
        AssertSendsAsync("mailkit.campaigns.schedule.timezones", client => client.GetTimeZones());

    [Fact]
    public Task Sender_addresses_have_no_parameters() =>
        AssertSendsAsync("mailkit.profile.emails.list", client => client.GetSenderAddresses());

    [Fact]
    public Task Stored_queries_have_parameters_that_are_empty() =>
        AssertSendsAsync("mailkit.profile.queries.list", client => client.GetQueries());

    [Fact]
    public async Task What_is_not_asked_for_is_left_out()
    {
        foreach (string body in (string[])
        [
            await SendAsync(client => client.GetCampaigns()),
            await SendAsync(client => client.GetCampaignSchedule()),
            await SendAsync(client => client.GetCampaignHistory(50)),
        ])
        {
            Assert.DoesNotContain("ID_message", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_member_that_comes_twice_the_last_counts() => Assert.True(
        (await ReadAsync("mailkit.campaigns.list", "success-test-mode-twice", client => client.GetCampaigns()))[0].IsTestMode);

    [Fact]
    public async Task A_campaign_may_lack_all_but_its_id()
    {
        MailkitPS.Campaign campaign = Assert.Single(
            await Client.Create(Client.Answering("""[{"ID_MESSAGE":7001}]""")).GetCampaigns().ReadAllAsync());
        Assert.Equal(7001, campaign.CampaignId);
        Assert.All(
            typeof(MailkitPS.Campaign).GetProperties().Where(property => property.Name != nameof(campaign.CampaignId)),
            property => Assert.Null(property.GetValue(campaign)));
    }

    [Fact]
    public async Task A_lone_list_is_a_list_of_one() =>
        Assert.Equal("5001", (await ReadAsync("mailkit.campaigns.list", "success", client => client.GetCampaigns()))[1].MailingListIds);

    [Fact]
    public async Task Nothing_pending_is_no_row() => Assert.Empty(
        await ReadAsync("mailkit.campaigns.schedule.list", "success-none-pending", client => client.GetCampaignSchedule(7001)));

    [Fact]
    public async Task An_unknown_campaign_is_no_row() => Assert.Empty(
        await ReadAsync("mailkit.campaigns.list", "success-unknown-id", client => client.GetCampaigns(7009)));

    private protected abstract void AssertSame(string recorded, string sent);

    private async Task AssertSendsAsync<TRow>(string function, Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        string recorded = Recorded(function, "request");
        AssertSame(recorded, (await SendAsync(call)).Replace(TestClient.Md5, new string('0', 32), StringComparison.Ordinal));
    }

    private async Task<string> SendAsync<TRow>(Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        FakeServer server = Client.Answering("[]");
        await call(Client.Create(server)).ReadAllAsync();
        return Assert.Single(server.Requests).Body;
    }

    private Task<List<TRow>> ReadAsync<TRow>(string function, string recording, Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class => call(Client.Create(FakeServer.Answering(Recorded(function, recording)))).ReadAllAsync();

    private string Recorded(string function, string recording) => System.Text.Encoding.UTF8.GetString(
        Recordings.Read(function, recording + (Client.Protocol == MailkitProtocol.Json ? ".json" : ".xml")));

    public sealed class Json() : CampaignTests(MailkitProtocol.Json)
    {
        private protected override void AssertSame(string recorded, string sent) =>
            Assert.True(JsonNode.DeepEquals(WithNumbers(recorded), WithNumbers(sent)), sent);

        /// <summary>Mailkit's pages show IDs with and without quotes.</summary>
        private static JsonNode WithNumbers(string json) => JsonNode.Parse(json.Replace("\"7001\"", "7001", StringComparison.Ordinal))!;
    }

    public sealed class XmlRpc() : CampaignTests(MailkitProtocol.XmlRpc)
    {
        private protected override void AssertSame(string recorded, string sent) =>
            Assert.True(XNode.DeepEquals(XDocument.Parse(recorded).Root, XDocument.Parse(sent).Root), sent);
    }
}
