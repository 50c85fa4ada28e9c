using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>The domains with the most recipients in trouble.</summary>
internal static class DomainSection
{
    private const int MaxDomains = 20;

    /// <summary>A domain stands out whose share is so many times the average.</summary>
    private const double FarAbove = 3;

    /// <summary>Of a few recipients a share says nothing.</summary>
    private const int LeastTrouble = 5;

    /// <summary>Writes the section, if anybody is in trouble.</summary>
    public static void Write(ReportWriter page, SendReport report)
    {
        ReportRows people = report.People;
        IReadOnlyList<KeyValuePair<string, OutcomeCounts>> worst =
            people.Domains.Worst(MaxDomains, out OutcomeCounts others, out int otherCount);
        if (worst.Count == 0)
        {
            return;
        }

        // Errors alone do not tell how many recipients a domain had, and neither does a part of the outcomes.
        bool knowsAll = !report.IsPart && (people == report.Outcomes || report.MessageCount > 0);
        double average = (double)people.Counts.Trouble / people.Counts.Total;
        RecipientOutcome[] outcomes =
        [
            .. ReportWords.Outcomes.Where(outcome => people.Counts[outcome] > 0 && (knowsAll || IsTrouble(outcome))),
        ];
        page.Begin("Domains");
        page.Dim("The domains with the most recipients in trouble: failed, refused or missing.");
        page.OpenWide("Domains");
        page.OpenTable(
            "Recipients by domain",
            [
                ("Domain", string.Empty),
                ("In trouble", "n"),
                (knowsAll ? "Of its own" : "Of all", "n"),
                .. outcomes.Select(outcome => (outcome.ToString(), "n")),
            ]);
        foreach (KeyValuePair<string, OutcomeCounts> domain in worst)
        {
            WriteRow(domain.Key, domain.Value, StandsOut(domain.Value) ? "far above the average" : string.Empty);
        }

        if (others.Trouble > 0)
        {
            WriteRow(otherCount == 0 ? "others" : ReportWords.Many(otherCount, "other", "others"), others, string.Empty);
        }

        page.CloseTable();
        page.Markup.CloseLine();
        if (knowsAll)
        {
            page.Dim($"Of all recipients, {ReportWords.Share(people.Counts.Trouble, people.Counts.Total)} are in trouble. Far above the "
                + "average is three times that share or more, and at least five recipients.");
        }

        page.End();

        bool StandsOut(OutcomeCounts counts) =>
            knowsAll && counts.Trouble >= LeastTrouble && (double)counts.Trouble / counts.Total >= FarAbove * average;

        void WriteRow(string name, OutcomeCounts counts, string remark)
        {
            page.OpenRow(name, remark);
            page.Numbers(
                ReportWords.Number(counts.Trouble), ReportWords.Share(counts.Trouble, knowsAll ? counts.Total : people.Counts.Trouble));
            page.Numbers(outcomes.Select(outcome => ReportWords.Number(counts[outcome])));
            page.Markup.CloseLine();
        }
    }

    private static bool IsTrouble(RecipientOutcome outcome) =>
        outcome is RecipientOutcome.Failed or RecipientOutcome.Refused or RecipientOutcome.Missing;
}
