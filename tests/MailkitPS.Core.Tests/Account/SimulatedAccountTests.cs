using System.Globalization;
using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Account;

/// <summary>The account of the simulator: whatever is asked about a thing, the answers agree.</summary>
public sealed partial class SimulatedAccountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Reads => new()
    {
        { "mailinglist.list", "" },
        { "mailinglist.getstatus", "ID_user_list=5003 status=enabled change_date=2024-01-01 ID_email=700200004 limit=5" },
        { "mailinglist.engagement", "ID_user_list=5003 ID_email=0 limit=7" },
        { "mailinglist.unsubscribed", "range_from=2026-11-19" },
        { "email.getstatus", "ID_email=milan20@example.com" },
        { "email.getstatus", "ID_email=0 ID_send_message=800000003" },
        { "email.getstatus.history", "*ID_email=700000001" },
        { "email.getstatus.history", "*email=milan20@example.com" },
        { "campaigns.list", "ID_message=7002" },
        { "campaigns.schedule.timezones", "" },
        { "campaigns.history", "*ID_message=7001 list_count=3" },
        { "profile.queries.list", "" },
        { "report", "range_from=2025-01-01 range_to=2026-03-31" },
        { "report.campaign", "ID_message=7002 range_from=2025-01-01" },
        { "report.message.recipients", "ID_send=60010" },
        { "report.message.feedback", "ID_send=60001 period=WEEK" },
        { "report.message.links", "ID_send=60001" },
        { "report.message.links.visitors", "ID_send=41001 ID_url=710001" },
        { "report.message.bounces", "ID_send=60001" },
        { "report.raw.messages", "ID_message=0 ID_send=60009 ID_send_message=0 limit=0" },
        { "report.raw.bounces", "ID_message=7001 ID_send=60003 ID_undelivered_log=910001300 limit=4" },
        { "report.raw.responses", "ID_message=7001 ID_send=0 ID_send_message=800000003 ID_log=0 limit=100" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Both_forms_answer_with_the_same(string function, string parameters)
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        (string Name, object Value)[] named =
        [
            .. parameters.TrimStart('*').Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split('='))
                .Select(one => (one[0], long.TryParse(one[1], out long id) ? (object)id : one[1])),
        ];
        object json = await caller.JsonAsync(function, named);
        Assert.Equal(json, await caller.XmlAsync(function, parameters.StartsWith('*'), named));
        Assert.NotEmpty((System.Collections.IEnumerable)json);
        Assert.False(json is Dictionary<string, object> answer && answer.ContainsKey("error"), $"{function} refuses.");
    }

    [Theory]
    [InlineData("report.message", "", "Missing ID_send")]
    [InlineData("report.message.recipients", "ID_send=5", "Invalid ID_send")]
    [InlineData("email.getstatus", "ID_email=5", "Invalid ID_email")]
    [InlineData("email.getstatus", "", "Missing ID email")]
    [InlineData("email.getstatus", "email=nobody@example.com", "")]
    [InlineData("mailinglist.getstatus", "ID_user_list=5", "Invalid ID_user_list")]
    public async Task It_refuses_what_is_not_there(string function, string parameters, string text)
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        (string, object)[] named =
            [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => (one.Split('=')[0], (object)one.Split('=')[1]))];
        Dictionary<string, object> answer = (Dictionary<string, object>)await caller.JsonAsync(function, named);
        Assert.Equal(("1", text), (answer["error_status"], answer["error"]));
    }

    [Fact]
    public async Task What_is_empty_is_answered_as_the_reference_says()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        Assert.Equal("", ((Dictionary<string, object>)await caller.JsonAsync("campaigns.schedule.list", ("ID_message", 7002)))["data"]);
        Assert.Empty(await caller.RowsAsync("report.raw.messages", ("ID_message", 5)));
        Assert.Empty(await caller.RowsAsync("report.campaign", ("ID_message", 7007)));
        var none = (Dictionary<string, object>)await caller.XmlAsync("campaigns.schedule.list", isStruct: false, ("ID_message", 7002));
        Assert.Equal("", none["data"]);
        Assert.Equal("FALSE", await caller.XmlAsync("email.unsubscribe.getstatus", isStruct: false, ("ID_email", "alice@example.com")));
    }

    [Fact]
    public async Task The_forms_differ_where_the_reference_says_so()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        var senders = (Dictionary<string, object>)await caller.JsonAsync("profile.emails.list");
        Assert.Equal(senders["emails"], await caller.XmlAsync("profile.emails.list", isStruct: false));
        var json = (Dictionary<string, object>)await caller.JsonAsync("campaigns.schedule.list", ("ID_message", 7001));
        var xml = (Dictionary<string, object>)await caller.XmlAsync("campaigns.schedule.list", isStruct: false, ("ID_message", 7001));
        Assert.Equal(json["data"], xml["data"]);
        Assert.Equal((json["error_status"], json["ID_message"]), (xml["error"], xml["ID_message"]));
        Assert.Equal("TRUE", await caller.XmlAsync("email.unsubscribe.getstatus", isStruct: false, ("ID_email", "carol@example.com")));
        var carol = (Dictionary<string, object>)await caller.JsonAsync("email.unsubscribe.getstatus", ("email", "carol@example.com"));
        Assert.Equal(("TRUE", "700000003"), (carol["unsubscribe"], carol["ID_email"]));
    }

    [Theory]
    [InlineData(41001)]
    [InlineData(60001)]
    [InlineData(60010)]
    public async Task The_counts_of_a_delivery_are_those_of_its_rows(int sendId)
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        (string, object) delivery = ("ID_send", sendId);
        Dictionary<string, object> totals = (Dictionary<string, object>)await caller.JsonAsync("report.message", delivery);
        var recipients = await caller.RowsAsync("report.message.recipients", delivery);
        var bounces = await caller.RowsAsync("report.message.bounces", delivery);
        var messages = await caller.RowsAsync("report.raw.messages", delivery);
        var responses = await caller.RowsAsync("report.raw.responses", delivery);
        var links = await caller.RowsAsync("report.message.links", delivery);

        Assert.Equal(Number(totals, "SEND_COUNT"), recipients.Count);
        Assert.Equal(Number(totals, "DELIVERED_COUNT"), recipients.Count(row => row["STATUS"] is "sent"));
        Assert.Equal(Number(totals, "FAILED_COUNT"), bounces.Count);
        Assert.Equal(Number(totals, "READ_COUNT"), responses.Count(row => row["type"] is "open"));
        Assert.Equal(Number(totals, "READ_COUNT_U"), recipients.Count(row => row["READ_COUNT"] is not "0"));
        Assert.Equal(Number(totals, "CLICK_COUNT"), links.Sum(row => Number(row, "CLICK")));
        Assert.Equal(Number(totals, "CLICK_COUNT_U"), recipients.Count(row => row["CLICK_COUNT"] is not "0"));
        Assert.Equal(
            recipients.Select(row => (row["ID_SEND_MESSAGE"], row["EMAIL"], row["STATUS"], row["DATE"])),
            messages.Select(row => (row["ID_send_message"], row["email"], row["message_status"], row["date_sent"])));
        Assert.Equal(
            bounces.Select(row => (row["ID_SEND_MESSAGE"], row["EMAIL"], row["STATUS"])),
            (await caller.RowsAsync("report.raw.bounces", delivery)).Select(row => (row["ID_SEND_MESSGE"], row["EMAIL"], row["STATUS"])));
        Assert.Equal(
            bounces.Select(row => row["ID_SEND_MESSAGE"]),
            recipients.Where(row => row["STATUS"] is "failed").Select(row => row["ID_SEND_MESSAGE"]));
        foreach (var link in links)
        {
            var visitors = await caller.RowsAsync("report.message.links.visitors", delivery, ("ID_url", link["ID_URL"]));
            Assert.Equal((Number(link, "VISIT"), Number(link, "CLICK")), (visitors.Count, visitors.Sum(row => Number(row, "COUNT"))));
            Assert.Equal(Number(link, "CLICK"), responses.Count(row => Equals(row["ID_url"], link["ID_URL"])));
        }

        var month = await caller.RowsAsync("report.message.feedback", delivery, ("period", "MONTH"));
        Assert.Equal(
            (Number(totals, "READ_COUNT"), Number(totals, "CLICK_COUNT"), Number(totals, "READ_COUNT_U"), Number(totals, "CLICK_COUNT_U")),
            (Sum("READ"), Sum("CLICK"), Sum("OPEN"), Sum("VISIT")));

        long Sum(string name) => month.Sum(row => Number(row, name));
    }

    [Fact]
    public async Task A_person_is_the_same_everywhere()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        var bounce = (await caller.RowsAsync("report.message.bounces", ("ID_send", 60001)))[0];
        var recipient = Assert.Single(await caller.RowsAsync("email.getstatus", ("ID_email", bounce["ID_EMAIL"])));
        Assert.Equal(
            (bounce["EMAIL"], bounce["EMAIL_STATUS"], bounce["ID_USER_LIST"]),
            (recipient["EMAIL"], recipient["STATUS"], recipient["ID_MAILING_LIST"]));
        var page = await caller.RowsAsync("mailinglist.getstatus", ("ID_user_list", 5001), ("ID_email", bounce["ID_EMAIL"]), ("limit", 1));
        Assert.Equal(page[0], recipient.Where(member => member.Key != "ID_MAILING_LIST").ToDictionary());
        Assert.Equal(recipient, Assert.Single(await caller.RowsAsync("email.getstatus", ("ID_send_message", bounce["ID_SEND_MESSAGE"]))));
        Assert.Equal(2, (await caller.RowsAsync("email.getstatus", ("email", "milan20@example.com"))).Count);
        long[] known = await caller.IdsAsync("mailinglist.getstatus", "ID_EMAIL", ("ID_user_list", 5004));
        Assert.Equal(known.Order(), known);
        Assert.Contains(31_000_001L, known);

        page = await caller.RowsAsync("mailinglist.getstatus", ("ID_user_list", 5001), ("limit", 1000));
        Assert.Equal(
            ["disabled", "enabled", "permanent", "temporary", "unknown", "unsubscribe"],
            page.Select(row => (string)row["STATUS"]).Distinct().Order());
    }

    [Fact]
    public async Task Two_simulators_have_the_same_account()
    {
        await using AccountCaller one = await AccountCaller.StartAsync();
        await using AccountCaller other = await AccountCaller.StartAsync();
        foreach (string function in (string[])["report", "report.raw.messages", "report.raw.responses", "campaigns.list"])
        {
            Assert.Equal(await one.JsonAsync(function, ("limit", 300)), await other.JsonAsync(function, ("limit", 300)));
        }
    }

    [Theory]
    [InlineData("mailinglist.getstatus", "ID_user_list=5001", "ID_email", "ID_EMAIL", 25_000, 4)]
    [InlineData("report.raw.messages", "ID_message=7001", "ID_send_message", "ID_send_message", 60_000, 4)]
    public async Task It_pages_from_the_start_on(string function, string filter, string start, string id, int rows, int pages)
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        (string, object) first = (filter.Split('=')[0], filter.Split('=')[1]);
        HashSet<long> seen = [];
        long last = 0;
        int calls = 0;
        for (bool isNew = true; isNew; calls++)
        {
            long[] page = await caller.IdsAsync(function, id, first, (start, last));
            Assert.Equal(page.Order(), page);
            Assert.True(calls == 0 || page[0] == last, "A page begins with its start.");
            int fresh = page.Count(seen.Add);
            isNew = fresh > 0;
            last = page[^1];
        }

        Assert.Equal((rows, pages), (seen.Count, calls));
    }

    [Fact]
    public async Task The_default_ranges_count_back_from_a_day_that_stays()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        string[] lastMonth = ["7001", "7003", "7004"];
        Assert.Equal(lastMonth, (await caller.RowsAsync("report")).Select(row => row["ID_MESSAGE"]));
        Assert.Equal(lastMonth, (await caller.RowsAsync("report", ("range_to", "2025-01-01"))).Select(row => row["ID_MESSAGE"]));
        Assert.Equal(["60006", "60008"], (await caller.RowsAsync("report.campaign", ("ID_message", 7001))).Select(row => row["ID_SEND"]));
    }

    [Fact]
    public async Task What_serve_shows_is_there()
    {
        string[] lines = AccountSummary.Text.Split('\n');
        Assert.InRange(lines.Max(line => line.Length), 1, 80);
        string[] ids = [.. Id().Matches(AccountSummary.Text).Select(match => match.Value)];
        await using AccountCaller caller = await AccountCaller.StartAsync();
        await AllAsync("5...", "mailinglist.list", "ID_USER_LIST");
        await AllAsync("70..", "campaigns.list", "ID_MESSAGE");
        await AllAsync("(41|60)0..", "campaigns.history", "ID_SEND", ("list_count", 50));
        await AllAsync("7000000..", "mailinglist.getstatus", "ID_EMAIL", ("ID_user_list", 5001), ("limit", 9));
        await AllAsync("9000..", "report.message.links", "ID_URL", ("ID_send", 60001));
        await AllAsync("8000.*", "report.raw.messages", "ID_send_message", ("limit", 1));
        var files = (List<object>)await caller.XmlAsync("filemanager.list", isStruct: false);
        Assert.Equal(
            ["3001", "3002"],
            files.Cast<Dictionary<string, object>>().Where(row => row["TYPE"] is "DIR").Select(row => row["ID_FOLDER"]));

        async Task AllAsync(string pattern, string function, string id, params (string, object)[] parameters)
        {
            string[] shown = [.. ids.Where(one => Regex.IsMatch(one, $"^{pattern}$"))];
            Assert.NotEmpty(shown);
            HashSet<object> there = [.. (await caller.RowsAsync(function, parameters)).Select(row => row[id])];
            Assert.Subset(there, shown.Cast<object>().ToHashSet());
        }
    }

    [GeneratedRegex("\\b[0-9]{4,9}\\b")]
    private static partial Regex Id();

    private static long Number(Dictionary<string, object> row, string name) => long.Parse((string)row[name], CultureInfo.InvariantCulture);
}
