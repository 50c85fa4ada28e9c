using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>What a report says of outcomes, errors and bounces, for people who know neither the API nor SMTP.</summary>
internal static class ReportWords
{
    /// <summary>One digit after the point is shown.</summary>
    private const double LeastPercent = 0.1;

    /// <summary>The outcomes in the order in which people look for them.</summary>
    public static readonly IReadOnlyList<RecipientOutcome> Outcomes =
    [
        RecipientOutcome.Sent, RecipientOutcome.Waiting, RecipientOutcome.Failed, RecipientOutcome.Refused, RecipientOutcome.Missing,
    ];

    /// <summary>A number with its thousands apart, the same under any culture.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with what it counts, and the right form of the word.</summary>
    public static string Many(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>A share in percent. Few are never none, and nearly all are never all.</summary>
    public static string Share(long part, long all)
    {
        if (all == 0)
        {
            return "–";
        }

        double percent = 100.0 * part / all;
        return part > 0 && percent < LeastPercent ? "< 0.1 %"
            : part < all && percent > 100 - LeastPercent ? "> 99.9 %"
            : percent.ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>Several parts of a sentence: <c>1 waiting, 2 failed</c>, without those that are none.</summary>
    public static string Parts(OutcomeCounts counts, bool withSent = true) => string.Join(
        ", ",
        Outcomes
            .Where(outcome => counts[outcome] > 0 && (withSent || outcome != RecipientOutcome.Sent))
            .Select(outcome => $"{Number(counts[outcome])} {outcome.ToString().ToLowerInvariant()}"));

    /// <summary>What an outcome means.</summary>
    public static string Meaning(RecipientOutcome outcome) => outcome switch
    {
        RecipientOutcome.Sent => "Mailkit lists a message as sent.",
        RecipientOutcome.Waiting => "Queued: no word yet from the receiving side.",
        RecipientOutcome.Failed => "Mailkit lists a message as failed: it came back.",
        RecipientOutcome.Refused => "Mailkit names an error, and there is no message.",
        _ => "Nobody knows. Look again later, and check whether their batch was sent.",
    };

    /// <summary>What can be done about an error.</summary>
    public static string Advice(SendMassError error) => error switch
    {
        SendMassError.AttachmentFailed => "Mailkit could not attach the file. Check the attachments of these rows.",
        SendMassError.InvalidEmail => "The address is not valid. Correct it, or take it out of your source.",
        SendMassError.MissingEmail => "There is no address. Fill it in, or take the row out of your source.",
        SendMassError.InvalidMailingList => "Check the mailing list ID of these rows.",
        SendMassError.InvalidCampaign => "Check the campaign ID of these rows.",
        SendMassError.Unsubscribed => "They have opted out. Take them out of your source.",
        SendMassError.MissingSender => "The campaign has no sender's address. Set it in Mailkit.",
        SendMassError.InvalidTemplate => "The template of the campaign is not valid. Correct it in Mailkit.",
        _ => "The documentation does not list this number. Ask Mailkit what it means.",
    };

    /// <summary>What an enhanced status code of SMTP says (RFC 3463); nothing where it is none.</summary>
    public static string BounceMeaning(string status)
    {
        string[] parts = status.Split('.');
        if (parts.Length != 3 || !Array.TrueForAll(parts, part => part.Length is > 0 and < 4 && part.All(char.IsDigit)))
        {
            return string.Empty;
        }

        string lasts = parts[0] switch
        {
            "4" => "For the time being",
            "5" => "For good",
            _ => string.Empty,
        };
        string subject = (parts[1], parts[2]) switch
        {
            ("1", "1") => "there is no such mailbox",
            ("1", "2") => "there is no such domain",
            ("1", _) => "something is wrong with an address",
            ("2", "1") => "the mailbox is closed",
            ("2", "2") => "the mailbox is full",
            ("2", _) => "something is wrong with the mailbox",
            ("3", _) => "the receiving system could not take it",
            ("4", _) => "the receiving system could not be reached",
            ("5", _) => "the systems did not understand each other",
            ("6", _) => "the content could not be taken",
            ("7", _) => "the receiving side refused it, by its policy",
            _ => string.Empty,
        };
        return lasts.Length == 0 || subject.Length == 0 ? string.Empty : $"{lasts}: {subject}.";
    }
}
