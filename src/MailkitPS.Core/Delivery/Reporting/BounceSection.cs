using System;
using System.Linq;

namespace MailkitPS;

/// <summary>Why mail came back.</summary>
internal static class BounceSection
{
    private const int MaxStatuses = 20;

    /// <summary>Writes the section, if rows of bounces came.</summary>
    public static void Write(ReportWriter page, SendReport report)
    {
        if (!report.Bounces.Any)
        {
            return;
        }

        (string Name, string Meaning, int Count)[] rows =
        [
            .. report.BounceStatuses
                .OrderByDescending(status => status.Value)
                .ThenBy(status => status.Key, StringComparer.Ordinal)
                .Take(MaxStatuses)
                .Select(status =>
                    (status.Key.Length == 0 ? "(none)" : status.Key, ReportWords.BounceMeaning(status.Key), status.Value)),
        ];
        page.Begin("Bounces");
        page.Counts(
            "Why mail came back, by the status codes of SMTP",
            "Status",
            rows,
            report.Bounces.Counts.Total,
            RecipientOutcome.Failed);
        page.End();
    }
}
