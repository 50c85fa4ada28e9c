using System;
using System.Linq;

namespace MailkitPS;

/// <summary>Why mail came back.</summary>
internal static class BounceSection
{
    private const int MaxStatuses = 20;

    /// <summary>A status is as long as 5.1.10; what is longer is none.</summary>
    private const int MaxStatusLength = 40;

    /// <summary>Writes the section, if rows of bounces came.</summary>
    public static void Write(ReportWriter page, SendReport report, SendReportOptions options)
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
                    (Name(status.Key), ReportWords.BounceMeaning(status.Key), status.Value)),
        ];
        page.Begin("Bounces");
        page.Counts(
            "Why mail came back, by the status codes of SMTP",
            "Status",
            rows,
            report.Bounces.Counts.Total,
            RecipientOutcome.Failed);
        page.End();

        string Name(string status) =>
            status.Length == 0 ? "(none)" : MessageText.Cut(options.Masked(status), MaxStatusLength);
    }
}
