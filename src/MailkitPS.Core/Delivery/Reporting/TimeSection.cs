using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>When recipients were refused, and when mail came back, in Mailkit's own time.</summary>
internal static class TimeSection
{
    private const int Height = 100;

    /// <summary>An axis names so many edges of bars, and where there is little room, every second of them.</summary>
    private const int Edges = Timeline.Parts + 1;

    /// <summary>Writes the section, if any row has a date.</summary>
    public static void Write(ReportWriter page, SendReport report)
    {
        Timeline time = report.Time;
        if (!time.Any)
        {
            return;
        }

        TimelineBar[] bars = [.. time.Bars];
        bool hasErrors = Array.Exists(bars, bar => bar.Errors > 0);
        bool hasBounces = Array.Exists(bars, bar => bar.Bounces > 0);
        string what = hasErrors && hasBounces ? "Errors and bounces" : hasErrors ? "Errors" : "Bounces";
        long most = bars.Max(bar => bar.Total);
        string peak = $"{ReportWords.Number(most)} from {Moment(time, Array.Find(bars, bar => bar.Total == most)!.Start)} on";
        page.Begin("Over time");
        page.Dim($"{what} {StepOf(time.Step)}, {RangeOf(bars)}, in Mailkit's own time; its zone is not stated. The most: {peak}.");
        if (hasErrors && hasBounces)
        {
            page.Markup.Open("p", ("class", "dim"));
            page.Key(RecipientOutcome.Refused);
            page.Markup.Text("errors, below ");
            page.Key(RecipientOutcome.Failed);
            page.Markup.Text("bounces, above them");
            page.Markup.CloseLine();
        }

        page.OpenPicture("time", "time", bars.Length, Height, $"{what} over time", $"The most: {peak}. The table has all numbers.");
        for (int i = 0; i < bars.Length; i++)
        {
            double errors = (double)Height * bars[i].Errors / most;
            double bounces = (double)Height * bars[i].Bounces / most;
            WriteBar(page, RecipientOutcome.Refused, i, Height - errors, errors);
            WriteBar(page, RecipientOutcome.Failed, i, Height - errors - bounces, bounces);
        }

        page.Markup.CloseLine();
        WriteAxis(page, time, bars);
        WriteTable(page, time, what, [.. bars.Where(bar => bar.Total > 0)], hasErrors, hasBounces);
        if (report.People.UndatedCount > 0)
        {
            page.Dim($"Without a date: {ReportWords.Number(report.People.UndatedCount)}.");
        }

        page.End();
    }

    private static void WriteBar(ReportWriter page, RecipientOutcome colour, int place, double top, double height)
    {
        if (height > 0)
        {
            page.Rectangle($"{colour} gap", place, top, 1, height);
        }
    }

    private static void WriteAxis(ReportWriter page, Timeline time, TimelineBar[] bars)
    {
        string format = time.Step >= Timeline.Day ? "yyyy-MM-dd" : IsOneDay(bars) ? "HH:mm" : "MM-dd HH:mm";
        page.Markup.Open("div", ("class", "axis"), ("aria-hidden", "true"));
        for (int i = 0; i < Edges; i++)
        {
            DateTime edge = time.EdgeAt(bars.Length / Timeline.Parts * i);
            page.Markup.Element("span", Text(edge, format), ("class", i % 2 == 0 ? "near" : "far"));
        }

        page.Markup.CloseLine();
    }

    private static void WriteTable(
        ReportWriter page, Timeline time, string what, IReadOnlyList<TimelineBar> bars, bool hasErrors, bool hasBounces)
    {
        (string Name, Func<TimelineBar, long> Count)[] columns =
        [
            .. hasErrors ? [("Errors", bar => bar.Errors)] : Array.Empty<(string, Func<TimelineBar, long>)>(),
            .. hasBounces ? [("Bounces", bar => bar.Bounces)] : Array.Empty<(string, Func<TimelineBar, long>)>(),
        ];
        page.Markup.Open("details");
        page.Markup.Element("summary", "The same in numbers");
        page.OpenTable($"{what} {StepOf(time.Step)}", [("From", string.Empty), .. columns.Select(column => (column.Name, "n"))]);
        foreach (TimelineBar bar in bars)
        {
            page.OpenRow(Moment(time, bar.Start));
            page.Numbers(columns.Select(column => ReportWords.Number(column.Count(bar))));
            page.Markup.CloseLine();
        }

        page.CloseTable();
        page.Markup.CloseLine();
    }

    private static bool IsOneDay(TimelineBar[] bars) =>
        Array.Find(bars, bar => bar.Total > 0)!.Start.Date == Array.FindLast(bars, bar => bar.Total > 0)!.Start.Date;

    private static string RangeOf(TimelineBar[] bars)
    {
        string first = Text(bars[0].Start, "yyyy-MM-dd");
        string last = Text(Array.FindLast(bars, bar => bar.Total > 0)!.Start, "yyyy-MM-dd");
        return first == last ? $"on {first}" : $"from {first} to {last}";
    }

    private static string StepOf(long minutes) => minutes switch
    {
        1 => "by the minute",
        < Timeline.Hour => FormattableString.Invariant($"by {minutes} minutes"),
        Timeline.Hour => "by the hour",
        < Timeline.Day => FormattableString.Invariant($"by {minutes / Timeline.Hour} hours"),
        Timeline.Day => "by the day",
        Timeline.Week => "by the week",
        _ => FormattableString.Invariant($"by {minutes / Timeline.Week} weeks"),
    };

    private static string Moment(Timeline time, DateTime start) =>
        Text(start, time.Step >= Timeline.Day ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm");

    private static string Text(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
