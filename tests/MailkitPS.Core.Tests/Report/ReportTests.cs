using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Reports;

/// <summary>What the calls of reports say, and what is particular about their answers.</summary>
public abstract class ReportTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static readonly DateTime From = new(2026, 3, 1, 23, 59, 59);
    private static readonly DateTime To = new(2026, 3, 31);

    public static TheoryData<string, string, string> Requests() => new()
    {
        { "report", "{}", "<string></string><string></string>" },
        {
            "report of days",
            """{"range_from":"2026-03-01","range_to":"2026-03-31"}""",
            "<string>2026-03-01</string><string>2026-03-31</string>"
        },
        { "deliveries", """{"ID_message":7001}""", "<i4>7001</i4><string></string><string></string>" },
        {
            "deliveries of days",
            """{"ID_message":7001,"range_from":"2026-03-01"}""",
            "<i4>7001</i4><string>2026-03-01</string><string></string>"
        },
        { "delivery", """{"ID_send":60001}""", "<i4>60001</i4>" },
        { "feedback", """{"ID_send":60001}""", "<i4>60001</i4><string>DAY</string>" },
        { "feedback of a month", """{"ID_send":60001,"period":"MONTH"}""", "<i4>60001</i4><string>MONTH</string>" },
        { "visitors", """{"ID_send":60001,"ID_url":5000000001}""", "<i4>60001</i4><i8>5000000001</i8>" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_call_says_what_was_given_and_keeps_its_positions(string call, string json, string xml)
    {
        FakeServer server = new(Client.Body("[]"));
        MailkitClient client = Client.Create(server);
        await (call switch
        {
            "report" => ReadAsync(client.GetCampaignReports()),
            "report of days" => ReadAsync(client.GetCampaignReports(From, To)),
            "deliveries" => ReadAsync(client.GetDeliveries(7001)),
            "deliveries of days" => ReadAsync(client.GetDeliveries(7001, From)),
            "delivery" => ReadAsync(client.GetDelivery(60001)),
            "feedback" => ReadAsync(client.GetDeliveryFeedback(60001)),
            "feedback of a month" => ReadAsync(client.GetDeliveryFeedback(60001, "MONTH")),
            _ => ReadAsync(client.GetLinkVisitors(60001, 5000000001)),
        });
        string body = Assert.Single(server.Requests).Body;
        if (Client.Protocol == MailkitProtocol.Json)
        {
            Assert.EndsWith($"\"parameters\":{json}}}", body, StringComparison.Ordinal);
        }
        else
        {
            string[] values = [.. Regex.Matches(body, "<value>(.*?)</value>").Cast<Match>().Select(match => match.Groups[1].Value)];
            Assert.Equal(xml, string.Concat(values.Skip(2)).Replace("<string />", "<string></string>", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_delivery_that_is_still_sent_has_no_number_of_failures()
    {
        MailkitPS.Delivery delivery = Assert.Single(await ReadRecordingAsync(
            "mailkit.report.message", "success-still-sending", client => client.GetDelivery(60001)));
        Assert.Null(delivery.FailedCount);
        Assert.Equal(10, delivery.DeliveredCount);
        Assert.Null(delivery.Extra);
    }

    [Fact]
    public async Task A_link_of_2016_has_its_clicks_and_keeps_its_group()
    {
        DeliveryLink link = Assert.Single(await ReadRecordingAsync(
            "mailkit.report.message.links", "success-of-2016", client => client.GetDeliveryLinks(60001)));
        Assert.Equal(12, link.ClickCount);
        Assert.Equal(900001, link.UrlId);
        Assert.Equal("""{"ID_GROUP":"1"}""", link.Extra);
    }

    [Fact]
    public async Task Each_click_of_a_visitor_is_a_row()
    {
        List<LinkVisitor> visitors = await ReadRecordingAsync(
            "mailkit.report.message.links.visitors", "success-several-clicks", client => client.GetLinkVisitors(60001, 900001));
        Assert.Equal(
            ["700000001 2 Brno 192.0.2.10", "700000001 2 Praha 192.0.2.20"],
            visitors.Select(visitor => $"{visitor.EmailId} {visitor.ClickCount} {visitor.City} {visitor.Ip}"));
    }

    private static async Task ReadAsync<TRow>(MailkitRowReader<TRow> reader)
        where TRow : class => await reader.ReadAllAsync();

    private Task<List<TRow>> ReadRecordingAsync<TRow>(string function, string name, Func<MailkitClient, MailkitRowReader<TRow>> call)
        where TRow : class
    {
        WireForm form = Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc;
        return call(Client.Create(new FakeServer(FakeServer.Body(Body.Recording(function, name).In(form))))).ReadAllAsync();
    }

    public sealed class Json() : ReportTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : ReportTests(MailkitProtocol.XmlRpc);
}
