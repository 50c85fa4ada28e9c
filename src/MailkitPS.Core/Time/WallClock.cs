using System;
using System.Globalization;

namespace MailkitPS;

/// <summary>
/// A time as the clocks on the walls of a zone show it, which is named beside it: nothing is shifted, so whatever has a zone of its own is
/// refused.
/// </summary>
internal static class WallClock
{
    private const string Example = "Give a date and a time without a zone, such as '2026-03-14 09:00'.";

    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>The zone that is the last one to reach a time is this far behind UTC.</summary>
    private static readonly TimeSpan LatestZone = TimeSpan.FromHours(12);

    /// <summary>Reads a time, the same under any culture. The seconds of a DateTime are cut off, because the API takes none.</summary>
    /// <param name="value">A DateTime or a text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="MailkitException">It is none.</exception>
    public static DateTime Read(object? value, string what)
    {
        switch (value)
        {
            case DateTimeOffset or DateTime { Kind: DateTimeKind.Utc }:
                throw Refusal($"{what} has a zone of its own: it has to be what the clocks in the zone of -TimeZone show. {Example}");
            case DateTime date:
                return new DateTime(date.Year, date.Month, date.Day, date.Hour, date.Minute, 0);
            case string text when DateTime.TryParseExact(
                text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime read):
                return read;
            case null or "":
                throw Refusal($"{what} is empty. {Example}");
            case string text:
                throw Refusal(
                    $"{what} {MessageText.Quote(text)} is not understood: it is the time that the clocks in the zone of -TimeZone show, "
                    + $"so it has neither a zone or an offset nor seconds. {Example}");
            default:
                throw Refusal($"{what} is no date. {Example}");
        }
    }

    /// <summary>As the API takes it (documented).</summary>
    public static string Format(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether the clocks of every zone have passed a time.</summary>
    public static bool IsPastEverywhere(DateTime time, DateTimeOffset now) => now.UtcDateTime - LatestZone > time;

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
