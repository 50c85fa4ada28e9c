using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace MailkitPS.Simulator;

/// <summary>The functions that make campaigns and send them. The texts of their refusals are not known: these are invented.</summary>
internal sealed class CampaignChanges(Account account)
{
    private const string MissingCampaign = "Missing ID_message";
    private const string InvalidCampaign = "Invalid ID_message";

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.campaigns.create"] = Create;
        functions["mailkit.campaigns.single.schedule"] = Schedule;
        functions["mailkit.campaigns.messages.test"] = SendTest;
    }

    private Answer Create(ApiRequest request)
    {
        Dictionary<string, string> values = [];
        foreach ((string name, object value) in request.Parameters)
        {
            if (value is string text && TryDecode(text) is { } decoded)
            {
                values[name] = decoded;
            }
        }

        if (values.GetValueOrDefault("name") is not { Length: > 0 } campaignName)
        {
            return Answers.Error("Missing name");
        }

        string? listId = values.GetValueOrDefault("ID_mailing_list");
        long[] lists = long.TryParse(listId, NumberStyles.None, CultureInfo.InvariantCulture, out long list) ? [list] : [];
        Campaign made = account.Campaigns.Add(id => new Campaign(
            id,
            campaignName,
            values.GetValueOrDefault("subject") ?? "",
            values.GetValueOrDefault("type_message") ?? "email",
            "single",
            null,
            lists));
        return Streamed.Value(answer =>
        {
            if (request.Form == WireForm.XmlRpc)
            {
                answer.Number(null, made.CampaignId);
                return;
            }

            answer.StartObject();
            answer.Number("ID_message", made.CampaignId);
            answer.EndObject();
        });
    }

    /// <summary>The answer is invented, too: it is documented nowhere.</summary>
    private Answer Schedule(ApiRequest request)
    {
        if (account.Campaigns.Find(request.Id("ID_message")) is not { } campaign)
        {
            return Answers.Error(request.Id("ID_message") is null ? MissingCampaign : InvalidCampaign);
        }

        if (request.Text("subject") is { Length: > 0 } subject)
        {
            campaign = campaign with { Subject = subject };
        }

        if (request.Text("send_date") == "now")
        {
            return Accept(request, account.Send(campaign).SendId);
        }

        if (!DateTime.TryParseExact(
            request.Text("send_date"), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date))
        {
            return Answers.Error("Invalid send_date");
        }

        if (!CampaignFunctions.TryGetOffset(request.Text("time_zone"), date, out string offset))
        {
            return Answers.Error("Invalid time_zone");
        }

        return Accept(
            request,
            account.Campaigns.Schedule(id => new PendingDelivery(
                id, campaign.CampaignId, date, offset, campaign.Subject, campaign.SubjectB, account.Now)).ScheduleId);
    }

    private Answer SendTest(ApiRequest request)
    {
        if (request.Form == WireForm.Json)
        {
            return Answers.Error(ProfileFunctions.UnknownFunction);
        }

        if (account.Campaigns.Find(request.Id("ID_message")) is not { } campaign)
        {
            return Answers.Error(request.Id("ID_message") is null ? MissingCampaign : InvalidCampaign);
        }

        if (request.Text("send_to") is not { Length: > 0 } address || !address.Contains('@', StringComparison.Ordinal))
        {
            return Answers.Error("Invalid email");
        }

        string version = campaign.SubjectB.Length == 0 ? "" : request.Text("version") is { Length: > 0 } given ? given : "A";
        return Streamed.Value(answer => answer.Text(null, version.Length == 0 ? "OK" : $"OK version {version}"));
    }

    private static Answer Accept(ApiRequest request, long id) => Streamed.Value(answer =>
    {
        if (request.Form == WireForm.XmlRpc)
        {
            answer.Number(null, id);
            return;
        }

        answer.StartObject();
        answer.ErrorStatus(0);
        answer.Number("data", id);
        answer.EndObject();
    });

    /// <summary>Every value is Base64; null where one is not.</summary>
    private static string? TryDecode(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
