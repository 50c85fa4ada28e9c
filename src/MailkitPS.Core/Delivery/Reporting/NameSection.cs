using System;
using System.Collections.Generic;
using System.Globalization;

namespace MailkitPS;

/// <summary>Who did not get the mail, the worst first, as far as they are to be named.</summary>
internal static class NameSection
{
    /// <summary>What the rows may take, in bytes. One has about 150, and far more where a text is all quotation marks.</summary>
    private const int MaxSize = 200_000;

    /// <summary>Whoever asks for more rows gets more room.</summary>
    private const int LargeRowSize = 400;

    /// <summary>Writes the section, if anybody is to be named.</summary>
    public static void Write(ReportWriter page, SendReport report, SendReportOptions options)
    {
        int notSent = report.People.Counts.NotSent;
        if (notSent == 0 || options.MaximumRow == 0)
        {
            return;
        }

        ReportedRecipient[] named = [.. report.People.Worst.All];
        bool hasPositions = Array.Exists(named, recipient => recipient.Position is not null);
        bool hasErrors = Array.Exists(named, recipient => recipient.Error is not null);
        List<MarkupWriter> rows = [.. Rows(named, options, hasPositions, hasErrors)];
        page.Begin("Who");
        page.Markup.Open("details");
        page.Markup.Element(
            "summary",
            rows.Count == notSent
                ? $"{ReportWords.Many(notSent, "recipient who is", "recipients who are")} not sent, the worst first"
                : $"{ReportWords.Number(rows.Count)} of {ReportWords.Many(notSent, "recipient who is", "recipients who are")} not sent, "
                    + "the worst first");
        page.OpenWide("Recipients");
        page.OpenTable(
            options.IncludesAddresses ? "Addresses are shown: keep this file safe" : "Addresses are masked",
            [
                .. hasPositions ? [("Position", "n")] : Array.Empty<(string, string)>(),
                ("Recipient", string.Empty),
                ("Outcome", string.Empty),
                .. hasErrors ? [("Error", string.Empty)] : Array.Empty<(string, string)>(),
                ("Mailkit's words", "t"),
            ]);
        foreach (MarkupWriter row in rows)
        {
            page.Markup.Add(row);
        }

        page.CloseTable();
        page.Markup.Close();
        if (rows.Count < notSent)
        {
            page.Dim($"{ReportWords.Many(notSent - rows.Count, "more is", "more are")} not shown; "
                + "the rows that this page was made of have them all.");
        }

        page.Markup.Close();
        page.End();
    }

    /// <summary>As many rows as there is room for.</summary>
    private static IEnumerable<MarkupWriter> Rows(
        ReportedRecipient[] named, SendReportOptions options, bool hasPositions, bool hasErrors)
    {
        int room = Math.Max(MaxSize, options.MaximumRow * LargeRowSize);
        foreach (ReportedRecipient recipient in named)
        {
            MarkupWriter row = new();
            WriteRow(row, recipient, options, hasPositions, hasErrors);
            room -= row.Size;
            if (room < 0)
            {
                yield break;
            }

            yield return row;
        }
    }

    private static void WriteRow(
        MarkupWriter row, ReportedRecipient recipient, SendReportOptions options, bool hasPositions, bool hasErrors)
    {
        row.Open("tr");
        if (hasPositions)
        {
            row.Element("td", recipient.Position?.ToString(CultureInfo.InvariantCulture) ?? string.Empty, ("class", "n"));
        }

        row.Open("td");
        row.Foreign(recipient.Email.Length == 0 ? "(none)" : options.IncludesAddresses ? recipient.Email : AddressMask.Of(recipient.Email));
        row.Close();
        row.Element("td", recipient.Outcome.ToString());
        if (hasErrors)
        {
            row.Element("td", recipient.Error is int number ? ErrorSection.NameOf(number) : string.Empty);
        }

        row.Open("td", ("class", "t"));
        row.Foreign(options.Masked(recipient.Words));
        row.Close();
        row.CloseLine();
    }
}
