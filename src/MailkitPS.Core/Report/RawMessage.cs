using System;

namespace MailkitPS;

/// <summary>A message that was sent: a row of <c>mailkit.report.raw.messages</c> (documented in part, seen in clients).</summary>
public sealed class RawMessage : ContactRow
{
    internal RawMessage()
    {
    }

    /// <summary>The message (<c>ID_send_message</c>), by which pages are cut.</summary>
    [IdColumn("ID_send_message", IsRequired = true)]
    public long SendMessageId { get; internal set; }

    /// <summary>The campaign (<c>ID_message</c>).</summary>
    [IdColumn("ID_message")]
    public long? CampaignId { get; internal set; }

    /// <summary>The delivery (<c>ID_send</c>).</summary>
    [IdColumn("ID_send")]
    public long? SendId { get; internal set; }

    /// <summary>The mailing list (<c>ID_user_list</c>); null when there is none.</summary>
    [IdColumn("ID_user_list")]
    public long? MailingListId { get; internal set; }

    /// <summary>The recipient (<c>ID_email</c>).</summary>
    [IdColumn("ID_email")]
    public long? EmailId { get; internal set; }

    /// <summary>The template (<c>ID_template</c>); null when there is none.</summary>
    [IdColumn("ID_template")]
    public long? TemplateId { get; internal set; }

    /// <summary>Mailkit's word for what became of it (<c>message_status</c>): <c>sent</c> is the only one that is known.</summary>
    [Column("message_status", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>The address (<c>email</c>).</summary>
    [Column("email")]
    public string? Email { get; internal set; }

    /// <summary>When it was sent (<c>date_sent</c>).</summary>
    [Column("date_sent")]
    public DateTime? SentDate { get; internal set; }

    /// <summary>The date of the message (<c>message_date</c>); its meaning is not documented.</summary>
    [Column("message_date")]
    public DateTime? MessageDate { get; internal set; }

    /// <summary>The date of the recipient (<c>email_date</c>); its meaning is not documented.</summary>
    [Column("email_date")]
    public DateTime? EmailDate { get; internal set; }

    /// <summary>The kind of message (<c>type_message</c>), such as <c>email</c>.</summary>
    [Column("type_message", Repeats = true)]
    public string? MessageType { get; internal set; }

    /// <summary>Which version of an A/B test it is (<c>ab_version</c>).</summary>
    [Column("ab_version", Repeats = true)]
    public string? AbVersion { get; internal set; }

    /// <summary>The domain of the address (<c>domain</c>).</summary>
    [Column("domain", Repeats = true)]
    public string? Domain { get; internal set; }

    /// <summary>The top-level domain of the address (<c>tld</c>).</summary>
    [Column("tld", Repeats = true)]
    public string? Tld { get; internal set; }

    /// <summary>The whole name (<c>full_name</c>).</summary>
    [Column("full_name")]
    public string? FullName { get; internal set; }

    /// <summary>A continent (<c>s_continent</c>). What <c>s_</c> stands for is not documented.</summary>
    [Column("s_continent", Repeats = true)]
    public string? SContinent { get; internal set; }

    /// <summary>A country (<c>s_country</c>).</summary>
    [Column("s_country", Repeats = true)]
    public string? SCountry { get; internal set; }

    /// <summary>A region (<c>s_region</c>).</summary>
    [Column("s_region", Repeats = true)]
    public string? SRegion { get; internal set; }

    /// <summary>A city (<c>s_city</c>).</summary>
    [Column("s_city", Repeats = true)]
    public string? SCity { get; internal set; }

    /// <summary>An organisation (<c>s_org</c>).</summary>
    [Column("s_org", Repeats = true)]
    public string? SOrg { get; internal set; }

    /// <summary>A browser (<c>s_browser</c>).</summary>
    [Column("s_browser", Repeats = true)]
    public string? SBrowser { get; internal set; }

    /// <summary>An operating system (<c>s_os</c>).</summary>
    [Column("s_os", Repeats = true)]
    public string? SOs { get; internal set; }

    /// <summary>Where the message can be seen (<c>preview_url</c>).</summary>
    [Column("preview_url")]
    public string? PreviewUrl { get; internal set; }
}
