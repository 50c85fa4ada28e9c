namespace MailkitPS;

/// <summary>
/// A message that came back: a row of <c>mailkit.report.raw.bounces</c> (documented in part, seen in clients). It has no date.
/// </summary>
public sealed class RawBounce : MailkitRow
{
    internal RawBounce()
    {
    }

    /// <summary>The bounce (<c>ID_UNDELIVERED_LOG</c>), by which pages are cut.</summary>
    [IdColumn("ID_UNDELIVERED_LOG", IsRequired = true)]
    public long UndeliveredLogId { get; internal set; }

    /// <summary>The message (<c>ID_SEND_MESSGE</c>, as Mailkit spells it).</summary>
    [IdColumn("ID_SEND_MESSGE", "ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    /// <summary>The campaign (<c>ID_MESSAGE</c>).</summary>
    [IdColumn("ID_MESSAGE")]
    public long? CampaignId { get; internal set; }

    /// <summary>The delivery (<c>ID_SEND</c>).</summary>
    [IdColumn("ID_SEND")]
    public long? SendId { get; internal set; }

    /// <summary>The recipient (<c>ID_EMAIL</c>).</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The mailing list (<c>ID_USER_LIST</c>).</summary>
    [IdColumn("ID_USER_LIST")]
    public long? MailingListId { get; internal set; }

    /// <summary>The address (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>The enhanced status code (<c>STATUS</c>), such as <c>5.1.1</c>.</summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>The words of the other server (<c>TEXT_STATUS</c>).</summary>
    [Column("TEXT_STATUS", Repeats = true)]
    public string? StatusText { get; internal set; }

    /// <summary>Mailkit's word for the reason (<c>BOUNCE_CAT</c>), such as <c>bad-mailbox</c>; the list is not documented.</summary>
    [Column("BOUNCE_CAT", Repeats = true)]
    public string? Category { get; internal set; }

    /// <summary>The server that refused it (<c>REMOTE_MTA</c>).</summary>
    [Column("REMOTE_MTA", Repeats = true)]
    public string? RemoteMta { get; internal set; }

    /// <summary>The name of the campaign (<c>CAMPAIGN_NAME</c>).</summary>
    [Column("CAMPAIGN_NAME", Repeats = true)]
    public string? CampaignName { get; internal set; }

    /// <summary>The subject (<c>SUBJECT</c>).</summary>
    [Column("SUBJECT", Repeats = true)]
    public string? Subject { get; internal set; }

    /// <summary>The campaign as web statistics call it (<c>UTM_CAMPAIGN</c>).</summary>
    [Column("UTM_CAMPAIGN", Repeats = true)]
    public string? UtmCampaign { get; internal set; }
}
