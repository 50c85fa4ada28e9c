using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// What a comparison of a mass send cannot claim. Help, summaries and reports say it in the same words, which stand here.
/// </summary>
internal static class MassMailCaveats
{
    /// <summary>Applies as soon as somebody is called Sent.</summary>
    public static readonly MassMailCaveat Read = new(
        "that a mail was read, or is in an inbox",
        "'sent' is Mailkit's word; what it waits for is not stated");

    /// <summary>Applies where deliveries hold messages to others, and no baseline tells this send from an earlier one.</summary>
    public static readonly MassMailCaveat OtherRequest = new(
        "that a message belongs to this request",
        "no report takes a request ID, and requests may share a delivery: it seems that the API messages of a campaign are collected into "
            + "one delivery a day (inferred from Mailkit's knowledge base). Somebody whom an earlier request of the same day reached, and "
            + "this one missed, looks Sent. Remedies: -After, one campaign for each mass send, or one comparison over all requests and "
            + "all recipients of the day");

    /// <summary>Applies where somebody is missing.</summary>
    public static readonly MassMailCaveat Lost = new(
        "that Missing means lost",
        "rows may appear later (when is unknown), and the input may hold people whose batch was never sent (the MailkitSendIncomplete "
            + "errors of Send-MailkitMassMail named their positions)");

    /// <summary>Applies where somebody is waiting.</summary>
    public static readonly MassMailCaveat WaitingEnds = new(
        "that Waiting ends",
        "'wait' outlasts processing, for greylisting perhaps by days; an A/B test keeps recipients in 'wait_ab' for 10 minutes to 4 days");

    /// <summary>Applies where a recipient is in the input more than once.</summary>
    public static readonly MassMailCaveat EqualAddresses = new(
        "that two equal addresses in the input are two mails",
        "Mailkit may merge them: a campaign to several lists reaches each address once (known of campaigns, unknown of mass mails)");

    /// <summary>Applies always.</summary>
    public static readonly MassMailCaveat OptOut = new(
        "that an opt-out shows as Refused",
        "transactional campaigns go out whatever the opt-out state, so the error Unsubscribed need not occur for them (inferred)");

    /// <summary>Applies where somebody is missing, and others have messages.</summary>
    public static readonly MassMailCaveat Rewritten = new(
        "anything about addresses that Mailkit rewrites beyond letter case, international domains and Unicode form",
        "they are Missing here and not submitted there: both counts are shown side by side");

    /// <summary>All of them, in the order in which help and reports list them.</summary>
    public static readonly IReadOnlyList<MassMailCaveat> All =
        [Read, OtherRequest, Lost, WaitingEnds, EqualAddresses, OptOut, Rewritten];

    /// <summary>No delivery could be looked into.</summary>
    public const string NoDelivery = "No delivery was found, so that everybody who was not refused is Missing.";

    /// <summary>Nothing says when the mails were submitted.</summary>
    public const string NoSubmissionTime = "It is not known when this was submitted: no message was left out by its date.";

    /// <summary>Requests whose answers held no ID.</summary>
    public static string NoRequestId(int count) => FormattableString.Invariant(
        $"Requests without a request ID: {count}. Their errors cannot be read, so that whomever they refused is Missing.");

    /// <summary>Requests whose results could not be read.</summary>
    public static string NoResult(IReadOnlyCollection<long> requestIds) =>
        $"Results that could not be read: {SendMassWait.NamesOf(requestIds)}. Whomever these requests refused is Missing.";

    /// <summary>Inputs that were refused.</summary>
    public static string NotCompared(int count) => FormattableString.Invariant(
        $"Inputs that could not be compared: {count}. What became of them is not known.");

    /// <summary>More deliveries than one were found to look into.</summary>
    public static string SeveralDeliveries(IReadOnlyCollection<long> sendIds) =>
        $"Messages of several deliveries were counted ({string.Join(", ", sendIds)}): whom another one of them reached looks Sent.";

    /// <summary>Messages in files, whose dates nobody can read for certain.</summary>
    public static string NoDates(long count) => FormattableString.Invariant(
        $"Messages without a date that could be read: {count}. None of them was left out by it.");

    /// <summary>Those that apply to what has been found.</summary>
    /// <param name="summary">What has been found.</param>
    /// <param name="hasBaseline">Whether messages before a baseline were left out.</param>
    public static IEnumerable<MassMailCaveat> Of(MassMailSummary summary, bool hasBaseline)
    {
        (MassMailCaveat Caveat, bool Applies)[] all =
        [
            (Read, summary.SentCount > 0),
            (OtherRequest, summary.NotSubmittedCount > 0 && !hasBaseline),
            (Lost, summary.MissingCount > 0),
            (WaitingEnds, summary.WaitingCount > 0),
            (EqualAddresses, summary.DistinctCount < summary.SubmittedCount),
            (OptOut, true),
            (Rewritten, summary.MissingCount > 0 && summary.NotSubmittedCount > 0),
        ];
        foreach ((MassMailCaveat caveat, bool applies) in all)
        {
            if (applies)
            {
                yield return caveat;
            }
        }
    }
}
