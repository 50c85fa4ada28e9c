using System;
using System.Collections.Generic;
using System.Linq;
using static MailkitPS.FunctionConfidence;

namespace MailkitPS;

/// <summary>The functions of the API, as its reference lists them. Others may exist: a name that is not here can be called all the same.</summary>
internal static class FunctionCatalog
{
    private const string Prefix = "mailkit.";
    private const bool Reads = true;
    private const bool Changes = false;
    private const string Json = "JSON";
    private const string XmlRpc = "XML-RPC";
    private const string Both = Json + XmlRpc;

    /// <summary>By area, in the order of the reference.</summary>
    public static IReadOnlyList<MailkitFunction> All { get; } =
    [
        Of("Delivery", "sendmail", Changes, Both, PartlyDocumented, "Sends one message to one recipient through a campaign."),
        Of("Delivery", "sendmail_mass", Changes, Both, PartlyDocumented, "Sends a campaign to many recipients; the outcome is read later."),
        Of("Delivery", "sendmail_mass.results", Reads, Both, Documented, "Reads the errors of a mass send, one row a recipient.", "results"),
        Of("Delivery", "sendsms", Changes, Both, PartlyDocumented, "Sends one text message through an SMS campaign."),
        Of("Campaign", "campaigns.list", Reads, Both, PartlyDocumented, "Lists campaigns; ID_message (top level) narrows to one."),
        Of("Campaign", "campaigns.create", Changes, Both, PartlyDocumented, "Creates a campaign; every value is Base64."),
        Of("Campaign", "campaigns.update", Changes, XmlRpc, PartlyDocumented, "Changes a campaign; the values are Base64."),
        Of("Campaign", "campaigns.single.schedule", Changes, Both, PartlyDocumented, "Schedules one delivery of a campaign, or starts it now."),
        Of("Campaign", "campaigns.schedule.list", Reads, Both, PartlyDocumented, "Lists the pending deliveries of a campaign.", "data"),
        Of("Campaign", "campaigns.schedule.timezones", Reads, Both, PartlyDocumented, "Lists the time zones that a schedule can name."),
        Of("Campaign", "campaigns.schedule.timezone", Changes, string.Empty, NameOnly, "The title of the page of campaigns.schedule.timezones; whether it can be called is not known."),
        Of("Campaign", "campaigns.schedule.cancel", Changes, string.Empty, NameOnly, "Withdraws a scheduled delivery; its parameters are not known."),
        Of("Campaign", "campaigns.messages", Changes, string.Empty, NameOnly, "Only its name is known."),
        Of("Campaign", "campaigns.messages.last", Changes, string.Empty, NameOnly, "Only its name is known."),
        Of("Campaign", "campaigns.messages.test", Changes, XmlRpc, PartlyDocumented, "Sends a test message of a campaign."),
        Of("Campaign", "campaigns.history", Reads, Both, PartlyDocumented, "Lists past deliveries, the newest first, 50 at most."),
        Of("MailingList", "mailinglist.list", Reads, Both, SeenInClients, "Lists the mailing lists of the account."),
        Of("MailingList", "mailinglist.create", Changes, Both, Documented, "Creates an empty mailing list."),
        Of("MailingList", "mailinglist.delete", Changes, Both, SeenInClients, "Deletes a mailing list, or empties it."),
        Of("MailingList", "mailinglist.adduser", Changes, Both, PartlyDocumented, "Adds a recipient to a list, or updates it; personal data is Base64."),
        Of("MailingList", "mailinglist.edituser", Changes, Both, PartlyDocumented, "Edits a recipient of a list; personal data is Base64."),
        Of("MailingList", "mailinglist.import", Changes, Both, PartlyDocumented, "Inserts or updates many recipients of a list."),
        Of("MailingList", "mailinglist.getstatus", Reads, Both, PartlyDocumented, "Lists the recipients of a list with their state; pages by ID_email."),
        Of("MailingList", "mailinglist.unsubscribed", Reads, Both, Documented, "Lists who has opted out anywhere in the account."),
        Of("MailingList", "mailinglist.engagement", Reads, Both, PartlyDocumented, "Lists the engagement score of each recipient of a list; once a day at most."),
        Of("Recipient", "email.getstatus", Reads, Both, PartlyDocumented, "Reads the stored data of a recipient, one row a list."),
        Of("Recipient", "email.getstatus.history", Reads, Both, PartlyDocumented, "Lists what a recipient was sent in the last year."),
        Of("Recipient", "email.move", Changes, Both, Documented, "Moves a recipient to another list; XML-RPC answers 0 for a failure."),
        Of("Recipient", "email.delete", Changes, Both, Documented, "Deletes a recipient; an address in every list."),
        Of("Recipient", "email.unsubscribe", Changes, Both, Documented, "Opts a recipient out, for good or for some days."),
        Of("Recipient", "email.unsubscribe.getstatus", Reads, Both, PartlyDocumented, "Tells whether a recipient is opted out."),
        Of("Recipient", "email.revalidate", Changes, Both, PartlyDocumented, "Re-activates a recipient that was opted out; announced for removal."),
        Of("Recipient", "email.topics", Changes, XmlRpc, PartlyDocumented, "Sets which topics a recipient receives."),
        Of("Recipient", "email.wipe", Changes, Both, Documented, "Queues the erasure of a person's data."),
        Of("Report", "report", Reads, Both, PartlyDocumented, "Lists campaigns with their totals."),
        Of("Report", "report.campaign", Reads, Both, PartlyDocumented, "Lists the deliveries of a campaign with their totals."),
        Of("Report", "report.message", Reads, Both, Documented, "Reads the totals of one delivery."),
        Of("Report", "report.message.recipients", Reads, Both, Documented, "Lists the recipients of a delivery with their state."),
        Of("Report", "report.message.feedback", Reads, Both, PartlyDocumented, "Lists the reactions to a delivery over time."),
        Of("Report", "report.message.links", Reads, Both, Documented, "Lists the clicked links of a delivery."),
        Of("Report", "report.message.links.visitors", Reads, Both, PartlyDocumented, "Lists who clicked one link."),
        Of("Report", "report.message.bounces", Reads, Both, PartlyDocumented, "Lists the undelivered messages of a delivery."),
        Of("Report", "report.raw.messages", Reads, Both, PartlyDocumented, "Lists every message that was sent; slow, pages by ID_send_message."),
        Of("Report", "report.raw.bounces", Reads, Both, PartlyDocumented, "Lists every bounce; slow, pages by ID_undelivered_log."),
        Of("Report", "report.raw.responses", Reads, Both, PartlyDocumented, "Lists every open, click and opt-out; slow, pages by ID_log."),
        Of("Profile", "profile.emails.list", Reads, Both, Documented, "Lists the sender addresses of the account.", "emails"),
        Of("Profile", "profile.queries.list", Reads, Both, PartlyDocumented, "Lists the stored conditions of the account.", "data"),
        Of("File", "filemanager.upload", Changes, XmlRpc, PartlyDocumented, "Uploads files."),
        Of("File", "filemanager.list", Reads, XmlRpc, PartlyDocumented, "Lists the files and folders of a folder."),
        Of("File", "filemanager.delete", Changes, XmlRpc, Documented, "Deletes a file or an empty folder."),
    ];

    /// <summary>A name as the API has it: <c>mailkit.</c> may be left off.</summary>
    public static string FullName(string name)
    {
        string trimmed = name.Trim();
        return trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? trimmed : Prefix + trimmed;
    }

    /// <summary>What is known of a function; null for one that the reference does not list.</summary>
    public static MailkitFunction? Find(string fullName) =>
        All.FirstOrDefault(function => function.Name.Equals(fullName, StringComparison.Ordinal));

    private static MailkitFunction Of(
        string area, string name, bool isRead, string forms, FunctionConfidence confidence, string summary, string? rowsMember = null) => new(
        area,
        Prefix + name,
        isRead,
        forms.Contains(Json),
        forms.Contains(XmlRpc),
        confidence,
        summary,
        rowsMember);
}
