using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>What the parameters behind the login are called in an XML-RPC call, which has only their positions.</summary>
internal static class CallPositions
{
    private static readonly string[] OfDelivery = ["ID_send"];

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        [MailkitFunctions.SendMail] = ["mailinglist_id", "campaign_id"],
        [MailkitFunctions.SendMassResults] = ["ID_send", "request_id"],
        ["mailkit.mailinglist.getstatus"] = ["ID_user_list", "status", "change_date", "ID_email", "limit"],
        ["mailkit.mailinglist.engagement"] = ["ID_user_list", "ID_email", "limit"],
        ["mailkit.mailinglist.unsubscribed"] = ["range_from"],
        ["mailkit.email.getstatus"] = ["ID_email", "ID_send_message"],
        ["mailkit.email.unsubscribe.getstatus"] = ["ID_email"],
        ["mailkit.campaigns.list"] = ["ID_message"],
        ["mailkit.campaigns.schedule.list"] = ["ID_message"],
        ["mailkit.filemanager.list"] = ["ID_folder"],
        ["mailkit.report"] = ["range_from", "range_to"],
        ["mailkit.report.campaign"] = ["ID_message", "range_from", "range_to"],
        ["mailkit.report.message"] = OfDelivery,
        ["mailkit.report.message.recipients"] = OfDelivery,
        ["mailkit.report.message.feedback"] = ["ID_send", "period"],
        ["mailkit.report.message.links"] = OfDelivery,
        ["mailkit.report.message.links.visitors"] = ["ID_send", "ID_url"],
        ["mailkit.report.message.bounces"] = OfDelivery,
        ["mailkit.report.raw.messages"] = ["ID_message", "ID_send", "ID_send_message", "limit"],
        ["mailkit.report.raw.bounces"] = ["ID_message", "ID_send", "ID_undelivered_log", "limit"],
        ["mailkit.report.raw.responses"] = ["ID_message", "ID_send", "ID_send_message", "ID_log", "limit"],
    };

    // These have one struct, whose members are named.
    private static readonly HashSet<string> Structs = new(StringComparer.Ordinal)
    {
        "mailkit.campaigns.history", "mailkit.email.getstatus.history",
    };

    /// <summary>The names of a function's parameters, by position; none where they are not known.</summary>
    public static IReadOnlyList<string> Of(string function) => Names.TryGetValue(function, out string[]? names) ? names : [];

    /// <summary>Whether the parameters are the members of one struct.</summary>
    public static bool IsStruct(string function) => Structs.Contains(function);
}
