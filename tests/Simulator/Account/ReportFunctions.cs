using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The reports about campaigns and their deliveries.</summary>
internal sealed class ReportFunctions(Account account)
{
    // The texts are those of other functions: that they are said here is not known.
    private const string MissingCampaign = "Missing ID_message";
    private const string InvalidCampaign = "Invalid ID_message";

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.report"] = GetCampaigns;
        functions["mailkit.report.campaign"] = GetDeliveries;
    }

    private static void Write(WireWriter row, Campaign campaign, DeliveryTotals totals)
    {
        row.StartObject();
        row.Number("ID_MESSAGE", campaign.CampaignId);
        row.Text("NAME", campaign.Name);
        row.Quoted("SEND_COUNT", totals.Sent);
        row.Number("DELIVERED_COUNT", totals.Delivered);
        row.Quoted("READ_COUNT", totals.Read);
        row.Quoted("READ_COUNT_U", totals.Readers);
        row.Quoted("CLICK_COUNT", totals.Clicks);
        row.Number("CLICK_COUNT_U", totals.Clickers);
        row.Text("CLICK_RATE", FormattableString.Invariant($"{totals.ClickRate:0.00}"));
        row.EndObject();
    }

    private static void Write(WireWriter row, Delivery delivery)
    {
        DeliveryTotals totals = new([delivery]);
        row.StartObject();
        row.Quoted("SEND_COUNT", totals.Sent);
        row.Text("SUBJECT", delivery.Campaign.Subject);
        row.Date("DATE", delivery.Date);
        row.Quoted("READ_COUNT", totals.Read);
        row.Number("ID_SEND", delivery.SendId);
        row.Number("SPAM_REPORT", totals.SpamReports);
        row.Number("CLICK_COUNT", totals.Clicks);
        row.Number("CONVERSION_COUNT_U", totals.Converted);
        row.Quoted("READ_COUNT_U", totals.Readers);
        row.Number("FORWARD_COUNT", 0);
        row.Number("UNSUBSCRIBE", 0);
        row.Text("CLICK_RATE", FormattableString.Invariant($"{totals.ClickRate:0.00}"));
        row.Number("PRINT_COUNT", 0);
        row.Text("FROM", ProfileFunctions.SenderEmail);
        row.Number("CONVERSION_COUNT", totals.Conversions);
        row.Amount("REV", totals.Revenue);
        row.Text("CLICK_RATE2", FormattableString.Invariant($"{totals.ClickRateOfReaders:0.00}"));
        row.Number("DELIVERED_COUNT", totals.Delivered);
        row.Quoted("CLICK_COUNT_U", totals.Clickers);
        row.Text("DATE2", FormattableString.Invariant($"{delivery.Date:yyyy-MM-dd}"));
        row.EndObject();
    }

    /// <summary>The deliveries of the range that a call names; the end alone is not heeded.</summary>
    private static Delivery[] InRange(ApiRequest request, IEnumerable<Delivery> deliveries, int monthsByDefault)
    {
        DateTime? from = request.Date("range_from");
        DateTime to = (from is null ? null : request.Date("range_to")) ?? DateTime.MaxValue.Date;
        DateTime since = from ?? Account.Today.AddMonths(-monthsByDefault);
        Delivery[] found = [.. deliveries.Where(delivery => delivery.Date.Date >= since.Date && delivery.Date.Date <= to.Date)];
        foreach (Delivery delivery in found)
        {
            delivery.CountRead();
        }

        return found;
    }

    private Answer GetCampaigns(ApiRequest request) => Streamed.Array(InRange(request, account.Deliveries, monthsByDefault: 1)
        .GroupBy(delivery => delivery.Campaign)
        .OrderBy(group => group.Key.CampaignId)
        .Select(group => (Action<WireWriter>)(row => Write(row, group.Key, new DeliveryTotals(group)))));

    private Answer GetDeliveries(ApiRequest request)
    {
        if (request.Id("ID_message") is not long campaignId)
        {
            return Answers.Error(MissingCampaign);
        }

        Delivery[] deliveries = [.. account.Deliveries.Where(delivery => delivery.Campaign.CampaignId == campaignId)];
        return deliveries.Length == 0 && account.Campaigns.Find(campaignId) is null
            ? Answers.Error(InvalidCampaign)
            : Streamed.Array(InRange(request, deliveries, monthsByDefault: 3)
                .Select(delivery => (Action<WireWriter>)(row => Write(row, delivery))));
    }
}
