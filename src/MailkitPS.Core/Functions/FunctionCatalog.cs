using System;
using System.Collections.Generic;
using System.Linq;
using static MailkitPS.AnswerList;
using static MailkitPS.FunctionConfidence;
using static MailkitPS.FunctionForms;

namespace MailkitPS;

/// <summary>
/// What is known of each function of the API, declared once: the functions that its reference lists. Others may exist: a name that is
/// not here can be called all the same.
/// </summary>
internal static class FunctionCatalog
{
    private const string Prefix = "mailkit.";
    private const bool Reads = true;
    private const bool Changes = false;

    private static readonly Dictionary<string, MailkitFunction> ByName;

    static FunctionCatalog()
    {
        ByName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);
    }

    /// <summary>By area, in the order of the reference.</summary>
    public static IReadOnlyList<MailkitFunction> All { get; } =
    [
        Of("Delivery", "sendmail", Changes, Both, PartlyDocumented, IsNone,
            "Sends one message to one recipient through a campaign."),
        Of("Delivery", "sendmail_mass", Changes, Both, PartlyDocumented, IsUnknown,
            "Sends a campaign to many recipients; the outcome is read later."),
        Of("Delivery", "sendmail_mass.results", Reads, Both, Documented, OnlyIn("results"),
            "Reads the errors of a mass send, one row a recipient."),
        Of("Delivery", "sendsms", Changes, Both, PartlyDocumented, IsUnknown,
            "Sends one text message through an SMS campaign."),
        Of("Campaign", "campaigns.list", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists campaigns; ID_message (top level) narrows to one."),
        Of("Campaign", "campaigns.create", Changes, Both, PartlyDocumented, IsNone,
            "Creates a campaign; every value is Base64."),
        Of("Campaign", "campaigns.update", Changes, XmlRpc, PartlyDocumented, IsUnknown,
            "Changes a campaign; the values are Base64."),
        Of("Campaign", "campaigns.single.schedule", Changes, Both, PartlyDocumented, IsUnknown,
            "Schedules one delivery of a campaign, or starts it now."),
        Of("Campaign", "campaigns.schedule.list", Reads, Both, PartlyDocumented, In("data"),
            "Lists the pending deliveries of a campaign."),
        Of("Campaign", "campaigns.schedule.timezones", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists the time zones that a schedule can name."),
        Of("Campaign", "campaigns.schedule.timezone", Changes, None, NameOnly, IsUnknown,
            "The title of the page of campaigns.schedule.timezones; whether it can be called is not known."),
        Of("Campaign", "campaigns.schedule.cancel", Changes, None, NameOnly, IsUnknown,
            "Withdraws a scheduled delivery; its parameters are not known."),
        Of("Campaign", "campaigns.messages", Changes, None, NameOnly, IsUnknown,
            "Only its name is known."),
        Of("Campaign", "campaigns.messages.last", Changes, None, NameOnly, IsUnknown,
            "Only its name is known."),
        Of("Campaign", "campaigns.messages.test", Changes, XmlRpc, PartlyDocumented, IsNone,
            "Sends a test message of a campaign.", "OK", "OK version A", "OK version B"),
        Of("Campaign", "campaigns.history", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists past deliveries, the newest first, 50 at most."),
        Of("MailingList", "mailinglist.list", Reads, Both, SeenInClients, IsAnswer,
            "Lists the mailing lists of the account."),
        Of("MailingList", "mailinglist.create", Changes, Both, Documented, IsNone,
            "Creates an empty mailing list."),
        Of("MailingList", "mailinglist.delete", Changes, Both, SeenInClients, IsNone,
            "Deletes a mailing list, or empties it."),
        Of("MailingList", "mailinglist.adduser", Changes, Both, PartlyDocumented, IsNone,
            "Adds a recipient to a list, or updates it; personal data is Base64.", "Sent subscribe email"),
        Of("MailingList", "mailinglist.edituser", Changes, Both, PartlyDocumented, IsNone,
            "Edits a recipient of a list; personal data is Base64.", "OK"),
        Of("MailingList", "mailinglist.import", Changes, Both, PartlyDocumented, IsNone,
            "Inserts or updates many recipients of a list."),
        Of("MailingList", "mailinglist.getstatus", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists the recipients of a list with their state; pages by ID_email."),
        Of("MailingList", "mailinglist.unsubscribed", Reads, Both, Documented, IsAnswer,
            "Lists who has opted out anywhere in the account."),
        Of("MailingList", "mailinglist.engagement", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists the engagement score of each recipient of a list; once a day at most."),
        Of("Recipient", "email.getstatus", Reads, Both, PartlyDocumented, IsAnswer,
            "Reads the stored data of a recipient, one row a list.").RefusingWithEmptyText(),
        Of("Recipient", "email.getstatus.history", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists what a recipient was sent in the last year."),
        Of("Recipient", "email.move", Changes, Both, Documented, IsNone,
            "Moves a recipient to another list; XML-RPC answers 0 for a failure.").RefusingWithZero(),
        Of("Recipient", "email.delete", Changes, Both, Documented, IsNone,
            "Deletes a recipient; an address in every list."),
        Of("Recipient", "email.unsubscribe", Changes, Both, Documented, IsNone,
            "Opts a recipient out, for good or for some days."),
        Of("Recipient", "email.unsubscribe.getstatus", Reads, Both, PartlyDocumented, IsNone,
            "Tells whether a recipient is opted out.", "TRUE", "FALSE"),
        Of("Recipient", "email.revalidate", Changes, Both, PartlyDocumented, IsNone,
            "Re-activates a recipient that was opted out; announced for removal.", "Email has been revalidated", "Sent subscribe email"),
        Of("Recipient", "email.topics", Changes, XmlRpc, PartlyDocumented, IsUnknown,
            "Sets which topics a recipient receives."),
        Of("Recipient", "email.wipe", Changes, Both, Documented, IsNone,
            "Queues the erasure of a person's data.").RefusingWhatIsDone(KnownRefusals.AlreadyQueued),
        Of("Report", "report", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists campaigns with their totals."),
        Of("Report", "report.campaign", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists the deliveries of a campaign with their totals."),
        Of("Report", "report.message", Reads, Both, Documented, IsNone,
            "Reads the totals of one delivery."),
        Of("Report", "report.message.recipients", Reads, Both, Documented, IsAnswer,
            "Lists the recipients of a delivery with their state."),
        Of("Report", "report.message.feedback", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists the reactions to a delivery over time."),
        Of("Report", "report.message.links", Reads, Both, Documented, IsAnswer,
            "Lists the clicked links of a delivery."),
        Of("Report", "report.message.links.visitors", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists who clicked one link."),
        Of("Report", "report.message.bounces", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists the undelivered messages of a delivery."),
        Of("Report", "report.raw.messages", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists every message that was sent; slow, pages by ID_send_message."),
        Of("Report", "report.raw.bounces", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists every bounce; slow, pages by ID_undelivered_log."),
        Of("Report", "report.raw.responses", Reads, Both, PartlyDocumented, IsAnswer,
            "Lists every open, click and opt-out; slow, pages by ID_log."),
        Of("Profile", "profile.emails.list", Reads, Both, Documented, In("emails"),
            "Lists the sender addresses of the account."),
        Of("Profile", "profile.queries.list", Reads, Both, PartlyDocumented, In("data"),
            "Lists the stored conditions of the account."),
        Of("File", "filemanager.upload", Changes, XmlRpc, PartlyDocumented, IsUnknown,
            "Uploads files."),
        Of("File", "filemanager.list", Reads, XmlRpc, PartlyDocumented, IsAnswer,
            "Lists the files and folders of a folder."),
        Of("File", "filemanager.delete", Changes, XmlRpc, Documented, IsNone,
            "Deletes a file or an empty folder.", "DELETED"),
    ];

    /// <summary>A name as the API has it: <c>mailkit.</c> may be left off.</summary>
    public static string FullName(string name)
    {
        string trimmed = name.Trim();
        return trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? trimmed : Prefix + trimmed;
    }

    /// <summary>What is known of a function; null for one that the reference does not list.</summary>
    public static MailkitFunction? Find(string fullName) => ByName.TryGetValue(fullName, out MailkitFunction? function) ? function : null;

    /// <summary>What is known of a function, which is nothing for one that the reference does not list.</summary>
    public static MailkitFunction Get(string fullName) => Find(fullName) ?? MailkitFunction.Unlisted(fullName);

    private static MailkitFunction Of(
        string area,
        string name,
        bool isRead,
        FunctionForms forms,
        FunctionConfidence confidence,
        AnswerList list,
        string summary,
        params string[] successTexts) => new(area, Prefix + name, isRead, forms, confidence, list, summary, successTexts);
}
