using System.Collections.Generic;

namespace MailkitPS;

/// <summary>The one sentence that a report begins with, and the word above it.</summary>
internal sealed class ReportHeadline
{
    private ReportHeadline(string word, string mood, string sentence)
    {
        Word = word;
        Mood = mood;
        Sentence = sentence;
    }

    /// <summary>One word or two for the state.</summary>
    public string Word { get; }

    /// <summary>Which of the colours of the style goes with it.</summary>
    public string Mood { get; }

    public string Sentence { get; }

    /// <summary>The headline of a report.</summary>
    public static ReportHeadline Of(SendReport report) =>
        report.IsComparison ? OfComparison(report.Counts)
        : report.Rows.Any ? OfRows(report)
        : report.Bounces.Any ? new("Bounces", nameof(RecipientOutcome.Failed), $"{Messages(report.Bounces.Counts.Total)} came back.")
        : report.Reactions.RowCount > 0 ? new("Reactions", "bar", OfReactions(report))
        : new(
            "Nothing came in",
            "bar",
            "No row came: no error, no bounce, no outcome. Where errors were asked for, Mailkit listed none at that moment.");

    /// <summary>What is known of the state of a comparison beyond its counts; empty where it says nothing.</summary>
    public static string OfState(SendMassState state) => state switch
    {
        SendMassState.Snapshot => "One look at what was there: more may come.",
        SendMassState.Waiting => "The wait was stopped before the result had settled: more may come.",
        SendMassState.Settled => "Settled: presumably complete. Mailkit never confirms it.",
        SendMassState.TimedOut => "The wait ended at its deadline, before the result had settled: more may come.",
        SendMassState.Failed => "The last reading failed: more may have come.",
        SendMassState.Accounted =>
            "Everybody who was submitted has been seen. Mailkit never confirms that this is complete.",
        _ => string.Empty,
    };

    private static ReportHeadline OfComparison(OutcomeCounts counts)
    {
        if (counts.Total == 0)
        {
            return new("Nobody", "bar", "Nobody was submitted.");
        }

        if (counts.Missing > 0)
        {
            return new(
                "Missing",
                nameof(RecipientOutcome.Missing),
                $"{MissingOf(counts)} missing: neither a message nor an error names {(counts.Missing == 1 ? "that one" : "them")}.");
        }

        string who = counts.Total switch
        {
            1 => "The only recipient is",
            2 => "Both recipients are",
            _ => $"All {ReportWords.Number(counts.Total)} recipients are",
        };
        return new("Accounted for", nameof(RecipientOutcome.Sent), $"{who} accounted for: {ReportWords.Parts(counts)}.");
    }

    private static string MissingOf(OutcomeCounts counts) =>
        counts.Total == 1 ? "The only recipient is"
        : counts.Missing == counts.Total ? $"All {ReportWords.Number(counts.Total)} recipients are"
        : $"{ReportWords.Number(counts.Missing)} of {ReportWords.Number(counts.Total)} recipients {(counts.Missing == 1 ? "is" : "are")}";

    private static ReportHeadline OfRows(SendReport report)
    {
        OutcomeCounts counts = report.Rows.Counts;
        List<string> sentences = [];
        if (report.MessageCount > 0)
        {
            sentences.Add(OfMessages(counts, report.MessageCount));
        }

        if (counts.Refused > 0)
        {
            string who = report.Facts.RequestedCount is long requested && requested >= counts.Refused
                ? $"{ReportWords.Number(counts.Refused)} of {ReportWords.Many(requested, "submitted recipient", "submitted recipients")}"
                : ReportWords.Many(counts.Refused, "recipient", "recipients");
            sentences.Add($"{who} {(counts.Refused == 1 ? "was" : "were")} refused: Mailkit names an error"
                + $"{(counts.Refused == 1 ? string.Empty : " for each")}.");
        }

        return counts.Refused > 0 ? new("Errors", nameof(RecipientOutcome.Refused), string.Join(" ", sentences))
            : counts.Failed > 0 ? new("Bounces", nameof(RecipientOutcome.Failed), string.Join(" ", sentences))
            : counts.Waiting > 0 ? new("Still waiting", nameof(RecipientOutcome.Waiting), string.Join(" ", sentences))
            : new("Sent", nameof(RecipientOutcome.Sent), string.Join(" ", sentences));
    }

    private static string OfMessages(OutcomeCounts counts, int total)
    {
        if (counts.Sent == total)
        {
            return total switch
            {
                1 => "The only message is sent.",
                2 => "Both messages are sent.",
                _ => $"All {ReportWords.Number(total)} messages are sent.",
            };
        }

        List<string> parts = [$"{ReportWords.Number(counts.Sent)} of {Messages(total)} {(counts.Sent == 1 ? "is" : "are")} sent"];
        if (counts.Failed > 0)
        {
            parts.Add($"{ReportWords.Number(counts.Failed)} failed");
        }

        if (counts.Waiting > 0)
        {
            parts.Add($"{ReportWords.Number(counts.Waiting)} {(counts.Waiting == 1 ? "is" : "are")} waiting");
        }

        return string.Join(", ", parts) + ".";
    }

    private static string OfReactions(SendReport report)
    {
        int deliveries = report.Facts.SendIds.Count;
        string what = deliveries > 0 ? $"The reactions to {ReportWords.Many(deliveries, "delivery", "deliveries")}" : "The reactions";
        return $"{what}, in {ReportWords.Many(report.Reactions.RowCount, "stretch of time", "stretches of time")}.";
    }

    private static string Messages(long count) => ReportWords.Many(count, "message", "messages");
}
