using System;

namespace MailkitPS;

/// <summary>What a recipient did: a row of <c>mailkit.report.raw.responses</c> (seen in clients).</summary>
public sealed class RawResponse : MailkitRow
{
    internal RawResponse()
    {
    }

    /// <summary>The response (<c>ID_log</c>), by which pages are cut.</summary>
    [IdColumn("ID_log", IsRequired = true)]
    public long LogId { get; internal set; }

    /// <summary>When it came (<c>date</c>).</summary>
    [Column("date")]
    public DateTime? Date { get; internal set; }

    /// <summary>Mailkit's word for what it is (<c>type</c>); its values are not known.</summary>
    [Column("type", Repeats = true)]
    public string? Type { get; internal set; }

    /// <summary>Mailkit's word for the kind of link (<c>link_type</c>); its values are not known.</summary>
    [Column("link_type", Repeats = true)]
    public string? LinkType { get; internal set; }

    /// <summary>The address (<c>email</c>).</summary>
    [Column("email")]
    public string? Email { get; internal set; }

    /// <summary>The campaign (<c>ID_message</c>).</summary>
    [IdColumn("ID_message")]
    public long? CampaignId { get; internal set; }

    /// <summary>The delivery (<c>ID_send</c>).</summary>
    [IdColumn("ID_send")]
    public long? SendId { get; internal set; }

    /// <summary>The message (<c>ID_send_message</c>).</summary>
    [IdColumn("ID_send_message")]
    public long? SendMessageId { get; internal set; }

    /// <summary>The recipient (<c>ID_email</c>).</summary>
    [IdColumn("ID_email")]
    public long? EmailId { get; internal set; }

    /// <summary>The mailing list (<c>ID_user_list</c>).</summary>
    [IdColumn("ID_user_list")]
    public long? MailingListId { get; internal set; }

    /// <summary>The link (<c>ID_url</c>).</summary>
    [IdColumn("ID_url")]
    public long? UrlId { get; internal set; }

    /// <summary>The address of the link (<c>link_url</c>).</summary>
    [Column("link_url", Repeats = true)]
    public string? LinkUrl { get; internal set; }

    /// <summary>The text of the link (<c>link_text</c>).</summary>
    [Column("link_text", Repeats = true)]
    public string? LinkText { get; internal set; }

    /// <summary>The title of the link (<c>link_title</c>).</summary>
    [Column("link_title", Repeats = true)]
    public string? LinkTitle { get; internal set; }

    /// <summary>What was answered to the question why somebody opts out (<c>unsubscribe_answer</c>; inferred from its name).</summary>
    [Column("unsubscribe_answer", Repeats = true)]
    public string? UnsubscribeAnswer { get; internal set; }

    /// <summary>The page that led to it (<c>referer</c>).</summary>
    [Column("referer")]
    public string? Referer { get; internal set; }

    /// <summary>Which version of an A/B test the message is (<c>ab_version</c>).</summary>
    [Column("ab_version", Repeats = true)]
    public string? AbVersion { get; internal set; }

    /// <summary>The domain of the address (<c>domain</c>).</summary>
    [Column("domain", Repeats = true)]
    public string? Domain { get; internal set; }

    /// <summary>The top-level domain of the address (<c>tld</c>).</summary>
    [Column("tld", Repeats = true)]
    public string? Tld { get; internal set; }

    /// <summary>The IP address that it came from (<c>IP</c>).</summary>
    [Column("IP")]
    public string? Ip { get; internal set; }

    /// <summary>The IP address behind a proxy (<c>IP_orig</c>; inferred from its name).</summary>
    [Column("IP_orig")]
    public string? OriginalIp { get; internal set; }

    /// <summary>The continent that it came from (<c>continent</c>).</summary>
    [Column("continent", Repeats = true)]
    public string? Continent { get; internal set; }

    /// <summary>The country that it came from (<c>country</c>).</summary>
    [Column("country", Repeats = true)]
    public string? Country { get; internal set; }

    /// <summary>The country in two letters (<c>code</c>).</summary>
    [Column("code", Repeats = true)]
    public string? CountryCode { get; internal set; }

    /// <summary>The country in three letters (<c>code3</c>).</summary>
    [Column("code3", Repeats = true)]
    public string? CountryCode3 { get; internal set; }

    /// <summary>The region that it came from (<c>region</c>).</summary>
    [Column("region", Repeats = true)]
    public string? Region { get; internal set; }

    /// <summary>The code of the region (<c>region_code</c>).</summary>
    [Column("region_code", Repeats = true)]
    public string? RegionCode { get; internal set; }

    /// <summary>The city that it came from (<c>city</c>).</summary>
    [Column("city", Repeats = true)]
    public string? City { get; internal set; }

    /// <summary>The organisation that the IP address belongs to (<c>org</c>).</summary>
    [Column("org", Repeats = true)]
    public string? Organization { get; internal set; }

    /// <summary>How the browser describes itself (<c>user_agent</c>).</summary>
    [Column("user_agent", Repeats = true)]
    public string? UserAgent { get; internal set; }

    /// <summary>The browser (<c>browser</c>).</summary>
    [Column("browser", Repeats = true)]
    public string? Browser { get; internal set; }

    /// <summary>The first part of its version (<c>browser_major</c>).</summary>
    [Column("browser_major", Repeats = true)]
    public string? BrowserMajor { get; internal set; }

    /// <summary>The second part of its version (<c>browser_minor</c>).</summary>
    [Column("browser_minor", Repeats = true)]
    public string? BrowserMinor { get; internal set; }

    /// <summary>The kind of browser (<c>browser_type</c>).</summary>
    [Column("browser_type", Repeats = true)]
    public string? BrowserType { get; internal set; }

    /// <summary>The operating system (<c>os</c>).</summary>
    [Column("os", Repeats = true)]
    public string? Os { get; internal set; }

    /// <summary>Its version (<c>os_version</c>).</summary>
    [Column("os_version", Repeats = true)]
    public string? OsVersion { get; internal set; }

    /// <summary>The kind of device (<c>device</c>).</summary>
    [Column("device", Repeats = true)]
    public string? Device { get; internal set; }
}
