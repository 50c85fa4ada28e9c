using System;

namespace MailkitPS;

/// <summary>
/// A recipient who clicked a link, with the technical data of the click: a row of <c>mailkit.report.message.links.visitors</c>
/// (documented). Where Mailkit has the data of several clicks, each is a row.
/// </summary>
public sealed class LinkVisitor : MailkitRow
{
    internal LinkVisitor(long sendId, long urlId)
    {
        SendId = sendId;
        UrlId = urlId;
    }

    /// <summary>The delivery that was asked about.</summary>
    public long SendId { get; }

    /// <summary>The link that was asked about.</summary>
    public long UrlId { get; }

    /// <summary>The recipient (<c>ID_EMAIL</c>).</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The address of the recipient (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>How often the recipient clicked the link (<c>COUNT</c>).</summary>
    [Column("COUNT")]
    public long? ClickCount { get; internal set; }

    /// <summary>When the link was clicked (<c>DATA.DATETIME</c>), without a zone.</summary>
    [Column("DATA.DATETIME")]
    public DateTime? Date { get; internal set; }

    /// <summary>The continent of the click, by its IP address (<c>DATA.CONTINENT</c>).</summary>
    [Column("DATA.CONTINENT", Repeats = true)]
    public string? Continent { get; internal set; }

    /// <summary>The country of the click, by its IP address (<c>DATA.COUNTRY</c>).</summary>
    [Column("DATA.COUNTRY", Repeats = true)]
    public string? Country { get; internal set; }

    /// <summary>The code of the country, such as CZ (<c>DATA.CODE</c>).</summary>
    [Column("DATA.CODE", Repeats = true)]
    public string? CountryCode { get; internal set; }

    /// <summary>The region of the click (<c>DATA.REGION</c>).</summary>
    [Column("DATA.REGION", Repeats = true)]
    public string? Region { get; internal set; }

    /// <summary>The code of the region (<c>DATA.REGION_CODE</c>).</summary>
    [Column("DATA.REGION_CODE", Repeats = true)]
    public string? RegionCode { get; internal set; }

    /// <summary>The city of the click (<c>DATA.CITY</c>).</summary>
    [Column("DATA.CITY", Repeats = true)]
    public string? City { get; internal set; }

    /// <summary>Whose network the click came from (<c>DATA.ORG</c>).</summary>
    [Column("DATA.ORG", Repeats = true)]
    public string? Organization { get; internal set; }

    /// <summary>The IP address of the click (<c>DATA.IP</c>).</summary>
    [Column("DATA.IP")]
    public string? Ip { get; internal set; }

    /// <summary>The original IP address (<c>DATA.IP_ORIG</c>); of what is not stated.</summary>
    [Column("DATA.IP_ORIG")]
    public string? OriginalIp { get; internal set; }

    /// <summary>The page that the click came from (<c>DATA.REFERER</c>).</summary>
    [Column("DATA.REFERER", Repeats = true)]
    public string? Referer { get; internal set; }

    /// <summary>What the browser says of itself (<c>DATA.USER_AGENT</c>).</summary>
    [Column("DATA.USER_AGENT", Repeats = true)]
    public string? UserAgent { get; internal set; }

    /// <summary>The browser (<c>DATA.BROWSER</c>).</summary>
    [Column("DATA.BROWSER", Repeats = true)]
    public string? Browser { get; internal set; }

    /// <summary>The first number of the version of the browser (<c>DATA.BROWSER_MAJOR</c>).</summary>
    [Column("DATA.BROWSER_MAJOR", Repeats = true)]
    public string? BrowserMajor { get; internal set; }

    /// <summary>The second number of the version of the browser (<c>DATA.BROWSER_MINOR</c>).</summary>
    [Column("DATA.BROWSER_MINOR", Repeats = true)]
    public string? BrowserMinor { get; internal set; }

    /// <summary>The kind of the browser (<c>DATA.BROWSER_TYPE</c>).</summary>
    [Column("DATA.BROWSER_TYPE", Repeats = true)]
    public string? BrowserType { get; internal set; }

    /// <summary>The operating system (<c>DATA.OS</c>).</summary>
    [Column("DATA.OS", Repeats = true)]
    public string? Os { get; internal set; }

    /// <summary>The version of the operating system (<c>DATA.OS_VERSION</c>).</summary>
    [Column("DATA.OS_VERSION", Repeats = true)]
    public string? OsVersion { get; internal set; }

    /// <summary>The kind of the device (<c>DATA.DEVICE</c>).</summary>
    [Column("DATA.DEVICE", Repeats = true)]
    public string? Device { get; internal set; }
}
