using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests;

/// <summary>Makes pages, and reads them as a browser does.</summary>
internal static class ReportPages
{
    public static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly DateTimeOffset MadeAt = new(2026, 3, 14, 11, 41, 10, TimeSpan.Zero);

    /// <summary>The page of some rows, as it is written.</summary>
    public static string Write(Action<SendReport> fill, int maximumRow = 500, bool includesAddresses = false, string? title = null)
    {
        SendReport report = new(maximumRow);
        fill(report);
        return SendReportPage.Write(report, new SendReportOptions
        {
            Title = title,
            MaximumRow = maximumRow,
            IncludesAddresses = includesAddresses,
            MadeAt = MadeAt,
            Command = "Export-MailkitSendReport",
        });
    }

    /// <summary>The page, which has to be HTML and well-formed XML at once.</summary>
    public static XDocument Parse(string page)
    {
        const string Doctype = "<!DOCTYPE html>\n";
        Assert.StartsWith(Doctype, page, StringComparison.Ordinal);
        using StringReader text = new(page[Doctype.Length..]);
        using XmlReader reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>What is safe in every page, whatever came in.</summary>
    public static XDocument AssertHarmless(string page)
    {
        XDocument document = Parse(page);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 300_000);
        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "script" or "a" or "img" or "link" or "iframe");
        IEnumerable<XAttribute> attributes = document.Descendants().Attributes();
        Assert.DoesNotContain(
            attributes,
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Name.LocalName is "style" or "src" or "href"
                || (!attribute.IsNamespaceDeclaration && attribute.Value.Contains("http", StringComparison.OrdinalIgnoreCase)));
        string style = document.Descendants(Html + "style").Single().Value;
        Assert.DoesNotMatch("(?i)url\\(|@import|http|expression", style);
        Assert.Single(document.Descendants(Html + "h1"));
        return document;
    }

    /// <summary>The words of the headline.</summary>
    public static string Headline(string page) => Text(page, "say");

    /// <summary>The words of the only element of a class.</summary>
    public static string Text(string page, string style) =>
        Parse(page).Descendants().Single(element => (string?)element.Attribute("class") == style).Value;

    /// <summary>The headings of the sections.</summary>
    public static IEnumerable<string> Sections(string page) => Parse(page).Descendants(Html + "h2").Select(heading => heading.Value);

    /// <summary>The rows of the table with a caption, their cells joined by a bar.</summary>
    public static IEnumerable<string> Rows(string page, string caption) => Parse(page)
        .Descendants(Html + "table")
        .Single(table => Regex.IsMatch(table.Element(Html + "caption")!.Value, caption))
        .Element(Html + "tbody")!
        .Elements(Html + "tr")
        .Select(row => string.Join("|", row.Elements().Select(cell => cell.Value)));

    public static MassMailOutcome Outcome(int position, string email, RecipientOutcome outcome, int? error = null, string? info = null) =>
        new(position, email, outcome)
        {
            ErrorCode = error,
            Info = info,
            SendId = 60001,
            Date = outcome == RecipientOutcome.Missing ? null : new DateTime(2026, 3, 14, 9, 30, 0).AddMinutes(position % 300),
        };

    public static SendMassResult Error(string? email, int code, string? info = null, DateTime? date = null) =>
        new(8001) { Email = email, ErrorCode = code, Info = info, Date = date };

    public static DeliveryRecipient Message(string? email, string? status) => new(60001) { Email = email, Status = status };

    public static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
