namespace MailkitPS;

/// <summary>The totals of a campaign: a row of <c>mailkit.report</c> (documented in part, the rest seen in clients).</summary>
public sealed class CampaignReport : MailkitRow
{
    internal CampaignReport()
    {
    }

    /// <summary>The campaign (<c>ID_MESSAGE</c>).</summary>
    [IdColumn("ID_MESSAGE", IsRequired = true)]
    public long CampaignId { get; internal set; }

    /// <summary>The name of the campaign (<c>NAME</c>).</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>How many messages were sent (<c>SEND_COUNT</c>).</summary>
    [Column("SEND_COUNT")]
    public long? SendCount { get; internal set; }

    /// <summary>How many messages were delivered (<c>DELIVERED_COUNT</c>).</summary>
    [Column("DELIVERED_COUNT")]
    public long? DeliveredCount { get; internal set; }

    /// <summary>How often messages were read (<c>READ_COUNT</c>).</summary>
    [Column("READ_COUNT")]
    public long? ReadCount { get; internal set; }

    /// <summary>How many recipients read their message (<c>READ_COUNT_U</c>); the meaning is inferred.</summary>
    [Column("READ_COUNT_U")]
    public long? UniqueReadCount { get; internal set; }

    /// <summary>How often links were clicked (<c>CLICK_COUNT</c>).</summary>
    [Column("CLICK_COUNT")]
    public long? ClickCount { get; internal set; }

    /// <summary>How many recipients clicked a link (<c>CLICK_COUNT_U</c>); the meaning is inferred.</summary>
    [Column("CLICK_COUNT_U")]
    public long? UniqueClickCount { get; internal set; }

    /// <summary>A rate of clicks (<c>CLICK_RATE</c>); its base is not known.</summary>
    [Column("CLICK_RATE")]
    public double? ClickRate { get; internal set; }
}
