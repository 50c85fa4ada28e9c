using System;

namespace MailkitPS;

/// <summary>
/// The totals of a delivery: a row of <c>mailkit.report.campaign</c> (documented in part), or the answer of <c>mailkit.report.message</c>
/// (documented). Each has members that the other has not; their properties are null.
/// </summary>
public sealed class Delivery : MailkitRow
{
    internal Delivery(long? campaignId, long sendId = 0)
    {
        CampaignId = campaignId;
        SendId = sendId;
    }

    /// <summary>The campaign that was asked about; null where only the delivery was.</summary>
    public long? CampaignId { get; }

    /// <summary>The delivery (<c>ID_SEND</c>), or the one that was asked about.</summary>
    [IdColumn("ID_SEND", IsRequired = true)]
    public long SendId { get; internal set; }

    /// <summary>The subject (<c>SUBJECT</c>).</summary>
    [Column("SUBJECT", Repeats = true)]
    public string? Subject { get; internal set; }

    /// <summary>The address of the sender (<c>FROM</c>).</summary>
    [Column("FROM", Repeats = true)]
    public string? FromEmail { get; internal set; }

    /// <summary>When the delivery was sent (<c>DATE</c>, <c>SEND_DATE</c>), without a zone.</summary>
    [Column("DATE", "SEND_DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>A second date, of the day alone (<c>DATE2</c>); its meaning is not known.</summary>
    [Column("DATE2")]
    public DateTime? Date2 { get; internal set; }

    /// <summary>How many messages were sent (<c>SEND_COUNT</c>); whether queued ones count is not known.</summary>
    [Column("SEND_COUNT")]
    public long? SendCount { get; internal set; }

    /// <summary>How many messages were delivered (<c>DELIVERED_COUNT</c>).</summary>
    [Column("DELIVERED_COUNT")]
    public long? DeliveredCount { get; internal set; }

    /// <summary>How many messages failed (<c>FAILED_COUNT</c>); null where Mailkit leaves it empty.</summary>
    [Column("FAILED_COUNT")]
    public long? FailedCount { get; internal set; }

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

    /// <summary>How many conversions there were (<c>CONVERSION_COUNT</c>).</summary>
    [Column("CONVERSION_COUNT")]
    public long? ConversionCount { get; internal set; }

    /// <summary>How many recipients converted (<c>CONVERSION_COUNT_U</c>); the meaning is inferred.</summary>
    [Column("CONVERSION_COUNT_U")]
    public long? UniqueConversionCount { get; internal set; }

    /// <summary>How many recipients opted out (<c>UNSUBSCRIBE</c>).</summary>
    [Column("UNSUBSCRIBE")]
    public long? UnsubscribeCount { get; internal set; }

    /// <summary>How many recipients reported spam (<c>SPAM_REPORT</c>).</summary>
    [Column("SPAM_REPORT")]
    public long? SpamReportCount { get; internal set; }

    /// <summary>How often the message was forwarded (<c>FORWARD_COUNT</c>); perhaps by how many recipients.</summary>
    [Column("FORWARD_COUNT")]
    public long? ForwardCount { get; internal set; }

    /// <summary>How often the message was printed (<c>PRINT_COUNT</c>).</summary>
    [Column("PRINT_COUNT")]
    public long? PrintCount { get; internal set; }

    /// <summary>How often links of the minipage were clicked (<c>MINIPAGE_CLICK_COUNT</c>).</summary>
    [Column("MINIPAGE_CLICK_COUNT")]
    public long? MinipageClickCount { get; internal set; }

    /// <summary>A rate of clicks (<c>CLICK_RATE</c>); its base is not known.</summary>
    [Column("CLICK_RATE")]
    public double? ClickRate { get; internal set; }

    /// <summary>A second rate of clicks (<c>CLICK_RATE2</c>); its base is not known.</summary>
    [Column("CLICK_RATE2")]
    public double? ClickRate2 { get; internal set; }

    /// <summary>The revenue (<c>REV</c>); its currency is not stated.</summary>
    [Column("REV")]
    public decimal? Revenue { get; internal set; }

    /// <summary>The tag by which web analytics know the delivery (<c>UTM</c>).</summary>
    [Column("UTM", Repeats = true)]
    public string? Utm { get; internal set; }
}
