using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>What the parameters behind the login are called in an XML-RPC call, which has only their positions.</summary>
internal static class CallPositions
{
    /// <summary>In the place of a struct whose members are parameters of their own in JSON.</summary>
    public const string Members = "*";

    // A position that is not used any more.
    private const string Unused = "";

    private static readonly string[] OfStruct = [Members];
    private static readonly string[] OfDelivery = ["ID_send"];

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        [MailkitFunctions.SendMail] = ["mailinglist_id", "campaign_id"],
        [MailkitFunctions.SendMassResults] = ["ID_send", "request_id"],
        ["mailkit.mailinglist.create"] = ["name", "description"],
        ["mailkit.mailinglist.delete"] = ["ID_user_list", "keep_list"],
        ["mailkit.mailinglist.adduser"] = ["ID_user_list", "confirm", "personal", "address", "custom"],
        ["mailkit.mailinglist.edituser"] = ["ID_user_list", "ID_email", Unused, "personal", "address", "custom"],
        ["mailkit.mailinglist.import"] = ["ID_user_list", "recipients"],
        ["mailkit.mailinglist.getstatus"] = ["ID_user_list", "status", "change_date", "ID_email", "limit"],
        ["mailkit.mailinglist.engagement"] = ["ID_user_list", "ID_email", "limit"],
        ["mailkit.mailinglist.unsubscribed"] = ["range_from"],
        ["mailkit.email.getstatus"] = ["ID_email", "ID_send_message"],
        ["mailkit.email.getstatus.history"] = OfStruct,
        ["mailkit.email.move"] = ["ID_email", "ID_user_list"],
        ["mailkit.email.delete"] = ["ID_email"],
        ["mailkit.email.unsubscribe"] = ["ID_email", "ID_send_message", "send_optout", Members],
        ["mailkit.email.unsubscribe.getstatus"] = ["ID_email"],
        ["mailkit.email.revalidate"] = ["ID_email", "ID_message", "agreement", "channel", Unused, "language"],
        ["mailkit.email.topics"] = OfStruct,
        ["mailkit.email.wipe"] = ["ID_email"],
        ["mailkit.campaigns.list"] = ["ID_message"],
        ["mailkit.campaigns.create"] = OfStruct,
        ["mailkit.campaigns.single.schedule"] =
            ["ID_message", "subject", "send_date", "time_zone", Unused, "ID_template", Members],
        ["mailkit.campaigns.schedule.list"] = ["ID_message"],
        ["mailkit.campaigns.messages.test"] = ["ID_message", "send_to", "ID_email", "version", "content"],
        ["mailkit.campaigns.history"] = OfStruct,
        ["mailkit.filemanager.list"] = ["ID_folder"],
        ["mailkit.filemanager.upload"] = ["files"],
        ["mailkit.filemanager.delete"] = ["ID", "type"],
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

    /// <summary>The names of a function's parameters, by position; none where they are not known.</summary>
    public static IReadOnlyList<string> Of(string function) => Names.TryGetValue(function, out string[]? names) ? names : [];
}
