using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>Writes what the sections of a report have in common: headings, tables, keys and bars.</summary>
internal sealed class ReportWriter
{
    private static readonly (string Name, string Value) Namespace = ("xmlns", "http://www.w3.org/2000/svg");

    public MarkupWriter Markup { get; } = new();

    /// <summary>Begins a section.</summary>
    public void Begin(string heading)
    {
        Markup.Open("section");
        Markup.Element("h2", heading);
    }

    /// <summary>Ends a section.</summary>
    public void End() => Markup.CloseLine();

    /// <summary>A remark.</summary>
    public void Dim(string text) => Markup.Element("p", text, ("class", "dim"));

    /// <summary>Begins what may be wider than the window: it is scrolled then, by the keyboard too.</summary>
    public void OpenWide(string label) =>
        Markup.Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", label));

    /// <summary>Begins a table, up to its rows.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Its columns, each with its style. One without a name holds a picture of the number beside it.</param>
    public void OpenTable(string caption, params IEnumerable<(string Name, string Style)> columns)
    {
        Markup.Open("table");
        Markup.Element("caption", caption);
        Markup.Open("thead");
        Markup.Open("tr");
        foreach ((string name, string style) in columns)
        {
            if (name.Length == 0)
            {
                Markup.Element("td", name, ("class", style));
            }
            else
            {
                Markup.Element("th", name, style.Length == 0 ? [("scope", "col")] : [("scope", "col"), ("class", style)]);
            }
        }

        Markup.Close();
        Markup.CloseLine();
        Markup.Open("tbody");
    }

    /// <summary>Ends a table.</summary>
    public void CloseTable()
    {
        Markup.Close();
        Markup.CloseLine();
    }

    /// <summary>Begins a row with its heading.</summary>
    /// <param name="name">The heading, which may be a text of somebody else.</param>
    /// <param name="remark">What is said below it; empty for nothing.</param>
    /// <param name="key">The outcome of whose colour it is; null for none.</param>
    public void OpenRow(string name, string remark = "", RecipientOutcome? key = null)
    {
        Markup.Open("tr");
        Markup.Open("th", ("scope", "row"));
        if (key is RecipientOutcome outcome)
        {
            Key(outcome);
        }

        Markup.Foreign(name);
        if (remark.Length > 0)
        {
            Markup.Element("small", remark);
        }

        Markup.Close();
    }

    /// <summary>Numbers in a row.</summary>
    public void Numbers(params IEnumerable<string> numbers)
    {
        foreach (string number in numbers)
        {
            Markup.Element("td", number, ("class", "n"));
        }
    }

    /// <summary>
    /// A table that counts: each row has a name with what it means, a number, its share, and a bar. Where the numbers are not the whole,
    /// there is a row for the rest.
    /// </summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="first">What the names are.</param>
    /// <param name="rows">The rows, those with the most first.</param>
    /// <param name="total">The whole.</param>
    /// <param name="colour">The outcome of whose colour the bars are.</param>
    public void Counts(
        string caption,
        string first,
        IReadOnlyList<(string Name, string Meaning, int Count)> rows,
        int total,
        RecipientOutcome colour)
    {
        OpenTable(caption, (first, string.Empty), ("Count", "n"), ("Share", "n"), (string.Empty, "b"));
        int rest = total - rows.Sum(row => row.Count);
        int most = Math.Max(rest, rows.Count == 0 ? 0 : rows[0].Count);
        foreach ((string name, string meaning, int count) in rest > 0 ? [.. rows, ("Others", string.Empty, rest)] : rows)
        {
            OpenRow(name, meaning);
            Numbers(ReportWords.Number(count), ReportWords.Share(count, total));
            Markup.Open("td", ("class", "b"));
            OpenPicture("part", 100, 1, ("aria-hidden", "true"));
            Rectangle(colour.ToString(), 0, 0, Math.Max(1, 100.0 * count / most), 1);
            Markup.Close();
            Markup.Close();
            Markup.CloseLine();
        }

        CloseTable();
    }

    /// <summary>Begins a picture that says what it shows.</summary>
    /// <param name="id">What its texts are known by in the page.</param>
    /// <param name="style">Its style.</param>
    /// <param name="width">How wide it is, in units of its own.</param>
    /// <param name="height">How high it is.</param>
    /// <param name="title">What it is.</param>
    /// <param name="description">What it shows, in words.</param>
    public void OpenPicture(string id, string style, int width, int height, string title, string description)
    {
        OpenPicture(style, width, height, ("role", "img"), ("aria-labelledby", $"{id}-title {id}-description"));
        Markup.Element("title", title, ("id", $"{id}-title"));
        Markup.Element("desc", description, ("id", $"{id}-description"));
    }

    /// <summary>A part of a picture.</summary>
    public void Rectangle(string style, double x, double y, double width, double height) => Markup.Empty(
        "rect", ("class", style), ("x", Length(x)), ("y", Length(y)), ("width", Length(width)), ("height", Length(height)));

    /// <summary>The colour of an outcome. It says nothing that the word beside it does not say.</summary>
    public void Key(RecipientOutcome outcome)
    {
        OpenPicture("key", 1, 1, ("aria-hidden", "true"));
        Rectangle(outcome.ToString(), 0, 0, 1, 1);
        Markup.Close();
    }

    /// <summary>It fills the room that the style gives it: no text is in it that would be stretched, too.</summary>
    private void OpenPicture(string style, int width, int height, params (string Name, string Value)[] attributes) => Markup.Open(
        "svg",
        [
            ("class", style),
            Namespace,
            ("viewBox", FormattableString.Invariant($"0 0 {width} {height}")),
            ("preserveAspectRatio", "none"),
            .. attributes,
        ]);

    private static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
