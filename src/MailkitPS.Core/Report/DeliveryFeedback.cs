using System;

namespace MailkitPS;

/// <summary>
/// The reactions to a delivery within a stretch of time: a row of <c>mailkit.report.message.feedback</c> (documented in part).
/// </summary>
public sealed class DeliveryFeedback : MailkitRow
{
    internal DeliveryFeedback(long sendId)
    {
        SendId = sendId;
    }

    /// <summary>The delivery that was asked about.</summary>
    public long SendId { get; }

    /// <summary>The hour or the day of the reactions (<c>DATE</c>), without a zone.</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>How often messages were read (<c>READ</c>); the meaning is inferred.</summary>
    [Column("READ")]
    public long? ReadCount { get; internal set; }

    /// <summary>How many recipients read their message (<c>OPEN</c>); the meaning is inferred.</summary>
    [Column("OPEN")]
    public long? OpenCount { get; internal set; }

    /// <summary>A number that has to do with <see cref="OpenCount"/> (<c>OPEN_P</c>); its meaning is not known.</summary>
    [Column("OPEN_P")]
    public long? OpenP { get; internal set; }

    /// <summary>How often links were clicked (<c>CLICK</c>); the meaning is inferred.</summary>
    [Column("CLICK")]
    public long? ClickCount { get; internal set; }

    /// <summary>How many recipients clicked a link (<c>VISIT</c>); the meaning is inferred.</summary>
    [Column("VISIT")]
    public long? VisitCount { get; internal set; }

    /// <summary>A number that has to do with <see cref="VisitCount"/> (<c>VISIT_P</c>); its meaning is not known.</summary>
    [Column("VISIT_P")]
    public long? VisitP { get; internal set; }

    /// <summary>How many recipients opted out (<c>UNSUBSCRIBE</c>).</summary>
    [Column("UNSUBSCRIBE")]
    public long? UnsubscribeCount { get; internal set; }

    /// <summary>How many recipients reported spam (<c>SPAM_REPORT</c>).</summary>
    [Column("SPAM_REPORT")]
    public long? SpamReportCount { get; internal set; }
}
