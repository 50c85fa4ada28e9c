using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>How the page is to be read: what it does not claim, in the words in which summaries and help say it.</summary>
internal static class ReadingSection
{
    /// <summary>All caveats together are shorter.</summary>
    private const int MaxCaveatsLength = 10_000;

    /// <summary>Writes the section.</summary>
    public static void Write(ReportWriter page, SendReport report, SendReportOptions options)
    {
        page.Begin("How to read this");
        if (!report.IsComparison)
        {
            page.Markup.Element("p", "Who was submitted is not known here. Compare-MailkitMassMail finds out who is missing.");
        }

        if (OwnWords(report) is { Length: > 0 } words)
        {
            page.Markup.Open("p");
            page.Markup.Foreign(options.Masked(words));
            page.Markup.Close();
        }

        MassMailCaveat[] caveats = [.. Caveats(report)];
        if (caveats.Length > 0)
        {
            page.OpenTable("What this page does not claim", ("Not claimed", string.Empty), ("Because", string.Empty));
            foreach (MassMailCaveat caveat in caveats)
            {
                page.OpenRow(caveat.NotClaimed);
                page.Markup.Element("td", caveat.Because);
                page.Markup.CloseLine();
            }

            page.CloseTable();
        }

        page.End();
    }

    /// <summary>What a summary says beyond the caveats: which deliveries were looked into, say.</summary>
    private static string OwnWords(SendReport report) => MassMailCaveats.All.Aggregate(
        MessageText.Cut(report.Facts.Summary?.Caveats ?? string.Empty, MaxCaveatsLength),
        (text, caveat) => text.Replace(caveat.ToString(), string.Empty)).Trim();

    /// <summary>Those that a comparison has found to apply, or else those that the counts tell.</summary>
    private static IEnumerable<MassMailCaveat> Caveats(SendReport report)
    {
        if (report.Facts.Summary is { Caveats.Length: > 0 } summary)
        {
            return MassMailCaveats.All.Where(caveat => summary.Caveats.Contains(caveat.ToString()));
        }

        OutcomeCounts counts = report.Counts;
        (MassMailCaveat Caveat, bool Applies)[] all =
        [
            (MassMailCaveats.Read, counts.Sent > 0),
            (MassMailCaveats.OtherRequest, report.IsComparison && counts.Total > counts.Refused + counts.Missing),
            (MassMailCaveats.Lost, counts.Missing > 0),
            (MassMailCaveats.WaitingEnds, counts.Waiting > 0),
            (MassMailCaveats.EqualAddresses, report.HasRepeated),
            (MassMailCaveats.OptOut, report.IsComparison || report.ErrorCount > 0),
            (MassMailCaveats.Rewritten, counts.Missing > 0),
        ];
        return all.Where(pair => pair.Applies).Select(pair => pair.Caveat);
    }
}
