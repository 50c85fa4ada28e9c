using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace MailkitPS;

/// <summary>
/// The page of a report: one file of HTML that is well-formed XML, has no script and loads nothing. Its own policy allows its one style and
/// nothing else.
/// </summary>
internal sealed class SendReportPage
{
    private const int MaxNamedIds = 20;

    /// <summary>A heading names so many IDs.</summary>
    private const int MaxTitleIds = 3;

    private static readonly Lazy<string> Style = new(ReadStyle);

    private readonly SendReport _report;
    private readonly SendReportOptions _options;
    private readonly ReportWriter _page = new();

    private SendReportPage(SendReport report, SendReportOptions options)
    {
        _report = report;
        _options = options;
    }

    private MarkupWriter Markup => _page.Markup;

    private string Maker => $"MailkitPS {typeof(SendReportPage).Assembly.GetName().Version.ToString(3)}, {_options.Command}";

    /// <summary>The page, as it is written into a file.</summary>
    public static string Write(SendReport report, SendReportOptions options)
    {
        report.Facts.Complete();
        SendReportPage page = new(report, options);
        page.Write();
        return page.Markup.ToString();
    }

    private static string ReadStyle()
    {
        using Stream stream = typeof(SendReportPage).Assembly.GetManifestResourceStream("SendReport.css")!;
        using StreamReader reader = new(stream, Encoding.UTF8);

        // The same bytes wherever this was built.
        return "\n" + reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string HashOf(string style)
    {
        using SHA256 hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(style)));
    }

    private void Write()
    {
        string title = Title();
        Markup.Doctype();
        Markup.Open("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml"));
        WriteHead(title);
        Markup.Open("body");
        Markup.Open("main");
        Markup.Open("h1");
        Markup.Foreign(title);
        Markup.CloseLine();
        WriteLead();
        WriteFacts();
        OutcomeSection.Write(_page, _report);
        ErrorSection.Write(_page, _report);
        BounceSection.Write(_page, _report, _options);
        DomainSection.Write(_page, _report);
        TimeSection.Write(_page, _report);
        ReactionSection.Write(_page, _report);
        NameSection.Write(_page, _report, _options);
        ReadingSection.Write(_page, _report, _options);
        Markup.CloseLine();
        WriteFooter();
        Markup.Close();
        Markup.CloseLine();
    }

    private string Title()
    {
        if (!string.IsNullOrWhiteSpace(_options.Title))
        {
            return _options.Title!;
        }

        ReportFacts facts = _report.Facts;
        return facts.RequestIds.Count is > 0 and <= MaxTitleIds ? $"Mass send {MessageText.Few(facts.RequestIds, MaxTitleIds)}"
            : facts.SendIds.Count is > 0 and <= MaxTitleIds ? $"Delivery {MessageText.Few(facts.SendIds, MaxTitleIds)}"
            : "Report of a send";
    }

    private void WriteHead(string title)
    {
        Markup.Open("head");
        Markup.Empty("meta", ("charset", "utf-8"));
        Markup.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        Markup.Empty(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; style-src 'sha256-{HashOf(Style.Value)}'; base-uri 'none'; form-action 'none'"));
        Markup.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
        Markup.Element("title", MarkupWriter.Shown(title));
        Markup.Style(Style.Value);
        Markup.CloseLine();
    }

    private void WriteLead()
    {
        ReportHeadline headline = ReportHeadline.Of(_report);
        Markup.Open("div", ("class", $"lead {headline.Mood}"));
        Markup.Element("p", headline.Word, ("class", "word"));
        Markup.Element("p", headline.Sentence, ("class", "say"));
        if (_report.Facts.Summary is MassMailSummary summary)
        {
            _page.Dim(ReportHeadline.OfState(summary.State));
        }

        Markup.CloseLine();
    }

    private void WriteFacts()
    {
        ReportFacts facts = _report.Facts;
        (string Name, string Value)[] all =
        [
            (facts.CampaignIds.Count == 1 ? "Campaign" : "Campaigns", MessageText.Few(facts.CampaignIds, MaxNamedIds)),
            (facts.RequestIds.Count == 1 ? "Request" : "Requests", MessageText.Few(facts.RequestIds, MaxNamedIds)),
            (facts.SendIds.Count == 1 ? "Delivery" : "Deliveries", MessageText.Few(facts.SendIds, MaxNamedIds)),
            ("Submitted", Moment(facts.SubmittedAt)),
            ("Read", Moment(facts.Summary?.SourceReadAt)),
            ("Made", Moment(IsoTime.Format(_options.MadeAt))),
            ("Made of", Ingredients()),
        ];
        Markup.Open("dl");
        foreach ((string name, string value) in all.Where(fact => fact.Value.Length > 0))
        {
            Markup.Open("div");
            Markup.Element("dt", name);
            Markup.Element("dd", MarkupWriter.Shown(_options.Masked(value)));
            Markup.Close();
        }

        Markup.CloseLine();
    }

    /// <summary>How many rows of which kind came.</summary>
    private string Ingredients()
    {
        (int Count, string One, string Many)[] kinds =
        [
            (_report.Outcomes.Counts.Total, "outcome", "outcomes"),
            (_report.ErrorCount, "error", "errors"),
            (_report.MessageCount, "message", "messages"),
            (_report.Bounces.Counts.Total, "bounce", "bounces"),
            (_report.Reactions.RowCount, "row of reactions", "rows of reactions"),
        ];
        string text = string.Join(
            ", ", kinds.Where(kind => kind.Count > 0).Select(kind => ReportWords.Many(kind.Count, kind.One, kind.Many)));
        return text.Length == 0 ? "no row" : text;
    }

    private void WriteFooter()
    {
        string addresses = _options.IncludesAddresses ? "with addresses" : "addresses masked";
        Markup.Open("footer", ("class", "dim"));
        string named = ReportWords.Many(_options.MaximumRow, "recipient", "recipients");
        Markup.Text($"Made by {Maker}, {Moment(IsoTime.Format(_options.MadeAt))}: at most {named} named, {addresses}. ");
        Markup.Text("No script, and nothing from outside this file.");
        Markup.CloseLine();
    }

    /// <summary>An instant of ours as people read it; anything else as it came.</summary>
    private static string Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : text ?? string.Empty;
}
