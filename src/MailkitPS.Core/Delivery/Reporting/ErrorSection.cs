using System;
using System.Linq;

namespace MailkitPS;

/// <summary>Which errors Mailkit named, and what can be done about each.</summary>
internal static class ErrorSection
{
    private const int MaxErrors = 20;

    /// <summary>The name of an error, with its number.</summary>
    public static string NameOf(int number) => FormattableString.Invariant($"{ErrorOf(number)} ({number})");

    /// <summary>Writes the section, if anybody was refused.</summary>
    public static void Write(ReportWriter page, SendReport report)
    {
        ReportRows people = report.People;
        if (people.Counts.Refused == 0)
        {
            return;
        }

        (string Name, string Meaning, int Count)[] rows =
        [
            .. people.Errors
                .OrderByDescending(error => error.Value)
                .ThenBy(error => error.Key)
                .Take(MaxErrors)
                .Select(error => (NameOf(error.Key), ReportWords.Advice(ErrorOf(error.Key)), error.Value)),
        ];
        page.Begin("Errors");
        page.Counts(
            "What Mailkit refused, and what can be done", "Error", rows, people.Counts.Refused, RecipientOutcome.Refused);
        page.End();
    }

    private static SendMassError ErrorOf(int number) => new SendMassResult(0) { ErrorCode = number }.Error;
}
