using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The functions that read campaigns.</summary>
internal sealed class CampaignFunctions(Account account)
{
    private const int DefaultHistory = 10;
    private const int MaxHistory = 50;

    private static readonly (string Name, string[] Codes)[] TimeZones =
    [
        ("Africa/Abidjan", ["GMT"]),
        ("America/New_York", ["EST", "EDT"]),
        ("Asia/Tokyo", ["JST"]),
        ("Australia/Sydney", ["AEST", "AEDT"]),
        ("Europe/Bratislava", ["CET", "CEST"]),
        ("Europe/London", ["GMT", "BST"]),
        ("Europe/Prague", ["CET", "CEST"]),
        ("Europe/Vienna", ["CET", "CEST"]),
        ("UTC", ["UTC"]),
    ];

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.campaigns.list"] = request => Streamed.Array(account.Campaigns.All
            .Where(campaign => request.Id("ID_message") is not long id || campaign.CampaignId == id)
            .Select(campaign => (Action<WireWriter>)(row => Write(row, campaign, request.Form))));
        functions["mailkit.campaigns.schedule.list"] = GetSchedule;
        functions["mailkit.campaigns.schedule.timezones"] = _ => Streamed.Array(TimeZones.Select(zone => (Action<WireWriter>)(row =>
        {
            row.StartObject();
            row.StartArray("TZ_CODES");
            foreach (string code in zone.Codes)
            {
                row.Text(null, code);
            }

            row.EndArray();
            row.Text("TIMEZONE", zone.Name);
            row.EndObject();
        })));
        functions["mailkit.campaigns.history"] = request => Streamed.Array(account.Deliveries
            .Where(delivery => request.Id("ID_message") is not long id || delivery.Campaign.CampaignId == id)
            .OrderByDescending(delivery => delivery.Date)
            .Take((int)Math.Clamp(request.Id("list_count") ?? DefaultHistory, 1, MaxHistory))
            .Select(delivery => (Action<WireWriter>)(row =>
            {
                row.StartObject();
                row.Quoted("ID_MESSAGE", delivery.Campaign.CampaignId);
                row.Quoted("ID_SEND", delivery.SendId);
                row.Date("DATE", delivery.Date);
                row.Text("PREVIEW", delivery.PreviewUrl);
                row.EndObject();
            })));
    }

    /// <summary>The offset from UTC that a time zone has at a time of its own, such as +01:00.</summary>
    /// <returns>Whether a schedule can name the zone.</returns>
    public static bool TryGetOffset(string? zone, DateTime date, out string offset)
    {
        offset = "";
        if (!TimeZones.Any(one => one.Name == zone) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone!, out TimeZoneInfo? found))
        {
            return false;
        }

        TimeSpan ahead = found.GetUtcOffset(date);
        offset = (ahead < TimeSpan.Zero ? "-" : "+") + ahead.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        return true;
    }

    private Answer GetSchedule(ApiRequest request)
    {
        // The pages disagree whether the ID may be left out; all pending deliveries are what it would then stand for.
        long? campaignId = request.Id("ID_message");
        if (campaignId is not null && account.Campaigns.Find(campaignId) is null)
        {
            // How the refusal reads is not known.
            return Answers.Error("Invalid ID_message");
        }

        PendingDelivery[] pending = [.. account.Campaigns.Pending.Where(one => campaignId is null || one.CampaignId == campaignId)];
        return Streamed.Value(answer =>
        {
            answer.StartObject();
            if (pending.Length == 0)
            {
                answer.Text("data", "");
            }
            else
            {
                answer.StartArray("data");
                foreach (PendingDelivery one in pending)
                {
                    answer.StartObject();
                    answer.Text("SUBJECT", one.Subject);
                    answer.Text("TIME_ZONE", one.Offset);
                    answer.Date("DATE_SEND", one.Date);
                    answer.Text("USE_AB", one.SubjectB.Length > 0 ? "TRUE" : "FALSE");
                    answer.Text("SUBJECT_B", one.SubjectB);
                    answer.Date("DATE", one.Entered);
                    answer.Number("ID_SEND_MESSAGE_QUEUE", one.ScheduleId);
                    answer.EndObject();
                }

                answer.EndArray();
            }

            if (request.Form == WireForm.Json)
            {
                answer.ErrorStatus(0);
            }
            else
            {
                answer.Number("error", 0);
            }

            if (campaignId is long id)
            {
                answer.Quoted("ID_message", id);
            }

            answer.EndObject();
        });
    }

    private void Write(WireWriter row, Campaign campaign, WireForm form)
    {
        DateTime? lastSent = account.Deliveries.LastOrDefault(delivery => delivery.Campaign.CampaignId == campaign.CampaignId)?.Date;
        bool repeats = campaign.Days.Length > 0;
        row.StartObject();
        row.Text("NAME", campaign.Name);
        row.Number("ID_MESSAGE", campaign.CampaignId);
        row.Text("SUBJECT", campaign.Subject);
        row.Text("SUBJECT_B", campaign.SubjectB);
        row.Text("MSG_TYPE", campaign.MessageType);
        row.Text("CAMPAIGN_TYPE", "normal");
        row.Flag("USE_AB", campaign.SubjectB.Length > 0);
        row.Flag("TEST_MODE", false);
        if (campaign.SendDate is not null)
        {
            row.Text("SEND_DATE", campaign.SendDate);
            row.Text("TIME_ZONE", "Europe/Prague");
        }

        row.Text("LAST_SENT", lastSent is { } sent ? sent.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "");
        row.Flag("REPEAT", repeats);
        row.Number("REPEAT_COUNT", 1);
        row.Text("PERIOD", "week");
        row.Text("DAYS", campaign.Days);
        row.Text("STATUS", campaign.Status);
        row.Text("TYPE", campaign.Type);
        if (form == WireForm.XmlRpc && campaign.ListIds is [long only])
        {
            row.Number("USER_LIST", only);
        }
        else
        {
            row.StartArray("USER_LIST");
            foreach (long listId in campaign.ListIds)
            {
                row.Number(null, listId);
            }

            row.EndArray();
        }

        row.EndObject();
    }
}
