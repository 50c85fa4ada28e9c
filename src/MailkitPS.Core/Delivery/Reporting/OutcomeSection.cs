using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>What became of all recipients: two pictures, and the table that is their key.</summary>
internal static class OutcomeSection
{
    private const int Width = 1000;

    /// <summary>Writes the section, unless nothing is known but errors or bounces, of which their own sections tell more.</summary>
    public static void Write(ReportWriter page, SendReport report)
    {
        OutcomeCounts counts = report.Counts;
        if (counts.Total == 0 || (!report.IsComparison && report.MessageCount == 0))
        {
            return;
        }

        (string one, string many) = report.IsComparison ? ("recipient", "recipients")
            : report.ErrorCount > 0 ? ("message and refused recipient", "messages and refused recipients")
            : ("message", "messages");
        page.Begin("Outcomes");
        WritePicture(page, "all", $"Outcomes of {ReportWords.Many(counts.Total, one, many)}", counts, withSent: true);
        if (counts.Sent > 0 && counts.NotSent > 0)
        {
            page.Dim("The same without those that are sent:");
            string title = $"Outcomes of the {ReportWords.Many(counts.NotSent, one, many)} not sent";
            WritePicture(page, "rest", title, counts, withSent: false);
        }

        page.OpenTable("What became of them", ("Outcome", string.Empty), ("Count", "n"), ("Share", "n"));
        foreach (RecipientOutcome outcome in ReportWords.Outcomes.Where(outcome => report.IsComparison || counts[outcome] > 0))
        {
            page.OpenRow(outcome.ToString(), ReportWords.Meaning(outcome), outcome);
            page.Numbers(ReportWords.Number(counts[outcome]), ReportWords.Share(counts[outcome], counts.Total));
            page.Markup.CloseLine();
        }

        page.CloseTable();
        foreach (string note in Notes(report))
        {
            page.Dim(note);
        }

        page.End();
    }

    private static void WritePicture(ReportWriter page, string id, string title, OutcomeCounts counts, bool withSent)
    {
        double total = withSent ? counts.Total : counts.NotSent;
        double at = 0;
        page.OpenPicture(id, "stack", Width, 1, title, ReportWords.Parts(counts, withSent) + ".");
        foreach (RecipientOutcome outcome in ReportWords.Outcomes.Where(outcome => withSent || outcome != RecipientOutcome.Sent))
        {
            if (counts[outcome] > 0)
            {
                double width = Width * counts[outcome] / total;
                page.Rectangle($"{outcome} gap", at, 0, width, 1);
                at += width;
            }
        }

        page.Markup.CloseLine();
    }

    /// <summary>What the counts alone do not tell.</summary>
    private static IEnumerable<string> Notes(SendReport report)
    {
        if (report.Facts.Summary is { NotSubmittedCount: > 0 } summary)
        {
            yield return $"{ReportWords.Many(summary.NotSubmittedCount, "message", "messages")} of these deliveries went to people who "
                + "were not submitted.";
        }

        if (report.IsPart)
        {
            yield return "These are the counts of the whole comparison. What follows is made of the "
                + $"{ReportWords.Many(report.Outcomes.Counts.Total, "outcome", "outcomes")} that came to this page.";
        }

        if (report.Facts.Summaries.Count > 1)
        {
            yield return $"The outcomes are of {ReportWords.Number(report.Facts.Summaries.Count)} comparisons.";
        }

        if (report.AmbiguousCount > 0)
        {
            yield return $"{ReportWords.Many(report.AmbiguousCount, "outcome is", "outcomes are")} ambiguous: the same recipient was "
                + "submitted more than once, or has more rows than it should.";
        }

        if (report.ErrorBesideMessageCount > 0)
        {
            yield return $"{ReportWords.Many(report.ErrorBesideMessageCount, "recipient has", "recipients have")} an error beside a "
                + "message; the message counts.";
        }

        if (report.Outcomes.Any && report.Rows.Any)
        {
            yield return "Errors or messages came beside the outcomes. The outcomes hold them already, so that they are not counted again.";
        }
    }
}
