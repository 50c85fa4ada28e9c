using System;

namespace MailkitPS;

/// <summary>A pending delivery of a campaign: a row of <c>mailkit.campaigns.schedule.list</c> (documented in part).</summary>
public sealed class ScheduledDelivery : MailkitRow
{
    internal ScheduledDelivery(long? campaignId)
    {
        CampaignId = campaignId;
    }

    /// <summary>The ID of the pending delivery (<c>ID_SEND_MESSAGE_QUEUE</c>).</summary>
    [IdColumn("ID_SEND_MESSAGE_QUEUE", IsRequired = true)]
    public long ScheduleId { get; internal set; }

    /// <summary>The ID of the campaign that was asked for (<c>ID_message</c>); null when none was, because the rows do not tell.</summary>
    public long? CampaignId { get; }

    /// <summary>The subject (<c>SUBJECT</c>).</summary>
    [Column("SUBJECT")]
    public string? Subject { get; internal set; }

    /// <summary>The subject of version B of an A/B test (<c>SUBJECT_B</c>); null when there is none.</summary>
    [Column("SUBJECT_B")]
    public string? SubjectB { get; internal set; }

    /// <summary>When it is to be sent (<c>DATE_SEND</c>), with the offset of <see cref="TimeZoneOffset"/>.</summary>
    [Column("DATE_SEND")]
    public DateTime? SendDate { get; internal set; }

    /// <summary>The offset from UTC (<c>TIME_ZONE</c>), such as <c>+01:00</c>: it is no name of a time zone.</summary>
    [Column("TIME_ZONE", Repeats = true)]
    public string? TimeZoneOffset { get; internal set; }

    /// <summary>When it was scheduled, presumably (<c>DATE</c>).</summary>
    [Column("DATE")]
    public DateTime? EnteredDate { get; internal set; }

    /// <summary>Two versions are tested against each other (<c>USE_AB</c>).</summary>
    [Column("USE_AB")]
    public bool? UsesAbTest { get; internal set; }
}
