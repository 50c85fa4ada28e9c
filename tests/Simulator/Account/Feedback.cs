using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The reactions to a delivery within an hour or a day.</summary>
internal sealed class Feedback(string date)
{
    private int _read;
    private int _readers;
    private int _readersSoFar;
    private int _clicks;
    private int _visitors;
    private int _visitorsSoFar;
    private int _spamReports;

    /// <summary>The rows of report.message.feedback, in order, for DAY (the default), WEEK or MONTH after the delivery.</summary>
    public static IEnumerable<Feedback> Of(Delivery delivery, string? period)
    {
        // A row a day for a month, else a row an hour: the explanation of the page is cut.
        (int days, string bucket) = period switch
        {
            "WEEK" => (7, "yyyy-MM-dd HH:00"),
            "MONTH" => (31, "yyyy-MM-dd"),
            _ => (1, "yyyy-MM-dd HH:00"),
        };
        DateTime end = delivery.Date.AddDays(days);
        SortedDictionary<string, Feedback> rows = new(StringComparer.Ordinal);
        foreach (Message message in delivery.Messages())
        {
            HashSet<ReactionKind> seen = [];
            foreach (Reaction reaction in message.Reactions().Where(reaction => reaction.Date < end))
            {
                string key = reaction.Date.ToString(bucket, CultureInfo.InvariantCulture);
                if (!rows.TryGetValue(key, out Feedback? row))
                {
                    rows[key] = row = new Feedback(key);
                }

                row.Count(reaction.Kind, isFirst: seen.Add(reaction.Kind));
            }
        }

        (int readers, int visitors) = (0, 0);
        foreach (Feedback row in rows.Values)
        {
            row._readersSoFar = readers += row._readers;
            row._visitorsSoFar = visitors += row._visitors;
        }

        return rows.Values;
    }

    /// <summary>Writes the row. What OPEN_P and VISIT_P are is not known; here they are running totals.</summary>
    public void Write(WireWriter row)
    {
        row.StartObject();
        row.Number("VISIT", _visitors);
        row.Quoted("OPEN", _readers);
        row.Number("UNSUBSCRIBE", 0);
        row.Quoted("OPEN_P", _readersSoFar);
        row.Text("DATE", date);
        row.Number("CLICK", _clicks);
        row.Number("SPAM_REPORT", _spamReports);
        row.Number("VISIT_P", _visitorsSoFar);
        row.Quoted("READ", _read);
        row.EndObject();
    }

    private void Count(ReactionKind kind, bool isFirst)
    {
        switch (kind)
        {
            case ReactionKind.Open:
                _read++;
                _readers += isFirst ? 1 : 0;
                break;
            case ReactionKind.Click:
                _clicks++;
                _visitors += isFirst ? 1 : 0;
                break;
            default:
                _spamReports++;
                break;
        }
    }
}
