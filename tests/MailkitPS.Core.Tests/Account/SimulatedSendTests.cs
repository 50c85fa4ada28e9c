using System.Globalization;

namespace MailkitPS.Core.Tests.Account;

/// <summary>What is sent through the simulator shows in its reports.</summary>
public sealed class SimulatedSendTests
{
    private const string Recipients = "report.message.recipients";
    private static readonly (string, object) SendId = ("ID_send", 61001);

    [Fact]
    public async Task Mass_sends_of_a_day_share_a_delivery_and_errors_are_no_messages()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        Assert.Equal("9001", await SendAsync(caller, "grace@example.com", "error-6@example.com", "alice@example.com"));
        Assert.Equal("9002", await SendAsync(caller, "heidi@example.com"));
        var delivery = (await caller.RowsAsync("campaigns.history", ("list_count", 1)))[0];
        Assert.Equal(("61001", "7001", "2026-11-20 12:00:00"), (delivery["ID_SEND"], delivery["ID_MESSAGE"], delivery["DATE"]));

        var messages = await caller.RowsAsync(Recipients, SendId);
        Assert.Equal(["grace@example.com", "alice@example.com", "heidi@example.com"], messages.Select(row => row["EMAIL"]));
        Assert.All(messages, row => Assert.Equal("sent", row["STATUS"]));
        Assert.Equal("700000001", messages[1]["ID_EMAIL"]);
        Assert.Equal("3", ((Dictionary<string, object>)await caller.JsonAsync("report.message", SendId))["SEND_COUNT"]);
        Assert.Equal(3, (await caller.RowsAsync("report.raw.messages", ("ID_message", 7001), ("ID_send_message", 890_000_001))).Count);

        var results = (Dictionary<string, object>)await caller.JsonAsync("sendmail_mass.results", ("request_id", 9001));
        Assert.Equal("error-6@example.com", ((Dictionary<string, object>)Assert.Single((List<object>)results["results"]))["EMAIL"]);
        var added = Assert.Single(await caller.RowsAsync("email.getstatus", ("email", "grace@example.com")));
        Assert.Equal((messages[0]["ID_EMAIL"], "5001"), (added["ID_EMAIL"], added["ID_MAILING_LIST"]));
    }

    [Fact]
    public async Task A_single_message_tells_the_ids_that_the_reports_have()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        var answer = (Dictionary<string, object>)await caller.JsonAsync(
            "sendmail", ("mailinglist_id", "5001"), ("campaign_id", 7002), ("main", new { send_to = "grace@example.com" }));
        var message = Assert.Single(await caller.RowsAsync(Recipients, ("ID_send", answer["data2"])));
        Assert.Equal((answer["data"], answer["data3"]), (message["ID_EMAIL"], message["ID_SEND_MESSAGE"]));
        Assert.Equal("1", answer["status"]);
    }

    [Fact]
    public async Task Some_messages_show_late_some_wait_some_come_back_and_some_never_show()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        await SendAsync(caller, "late-3@example.com", "wait-2@example.com", "never@example.com", "failed@example.com");
        List<string> shown = [];
        for (int i = 0; i < 4; i++)
        {
            shown.Add(string.Join(' ', (await caller.RowsAsync(Recipients, SendId)).Select(row => $"{row["EMAIL"]} {row["STATUS"]}")));
        }

        const string Sent = "wait-2@example.com sent failed@example.com failed";
        const string All = $"late-3@example.com sent {Sent}";
        string[] expected = ["wait-2@example.com wait failed@example.com failed", Sent, All, All];
        Assert.Equal(expected, shown);
        Assert.Equal("1", ((Dictionary<string, object>)await caller.JsonAsync("report.message", SendId))["FAILED_COUNT"]);
        Assert.Single(await caller.RowsAsync("report.message.bounces", SendId));
    }

    private static async Task<string> SendAsync(AccountCaller caller, params string[] addresses)
    {
        var answer = (Dictionary<string, object>)await caller.TopLevelAsync(
            "sendmail_mass",
            ("recipients", addresses.Select(address => new { send_to = address, mailinglist_id = 5001, campaign_id = 7001 })));
        return Convert.ToString(answer["request_id"], CultureInfo.InvariantCulture)!;
    }
}
