using System;

namespace MailkitPS;

/// <summary>
/// A campaign of the account: a row of <c>mailkit.campaigns.list</c> (documented in part), or the answer of
/// <c>mailkit.campaigns.create</c> (seen in clients).
/// </summary>
public sealed class Campaign : MailkitRow
{
    internal Campaign()
    {
    }

    /// <summary>The ID (<c>ID_MESSAGE</c>, or the whole answer that made it).</summary>
    [IdColumn("ID_MESSAGE", IsRequired = true, IsBareValue = true)]
    public long CampaignId { get; internal set; }

    /// <summary>The name (<c>NAME</c>).</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>The subject (<c>SUBJECT</c>).</summary>
    [Column("SUBJECT")]
    public string? Subject { get; internal set; }

    /// <summary>The subject of version B of an A/B test (<c>SUBJECT_B</c>); null when there is none.</summary>
    [Column("SUBJECT_B")]
    public string? SubjectB { get; internal set; }

    /// <summary>What is sent (<c>MSG_TYPE</c>): <c>email</c>, or another word as it came.</summary>
    [Column("MSG_TYPE", Repeats = true)]
    public string? MessageType { get; internal set; }

    /// <summary>The kind of campaign (<c>CAMPAIGN_TYPE</c>): <c>normal</c>, or another word as it came.</summary>
    [Column("CAMPAIGN_TYPE", Repeats = true)]
    public string? CampaignType { get; internal set; }

    /// <summary>The way of delivery (<c>TYPE</c>): <c>single</c>, <c>immediate</c>, or another word as it came.</summary>
    [Column("TYPE", Repeats = true)]
    public string? Type { get; internal set; }

    /// <summary>Mailkit's word for the state (<c>STATUS</c>): <c>enabled</c>, or another one as it came.</summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>Two versions are tested against each other (<c>USE_AB</c>).</summary>
    [Column("USE_AB")]
    public bool? UsesAbTest { get; internal set; }

    /// <summary>The campaign is in test mode (<c>TEST_MODE</c>).</summary>
    [Column("TEST_MODE")]
    public bool? IsTestMode { get; internal set; }

    /// <summary>The delivery is repeated (<c>REPEAT</c>).</summary>
    [Column("REPEAT")]
    public bool? Repeats { get; internal set; }

    /// <summary>When it is to be sent (<c>SEND_DATE</c>), in the zone of <see cref="TimeZone"/>; null when no date is set.</summary>
    [Column("SEND_DATE")]
    public DateTime? SendDate { get; internal set; }

    /// <summary>When it was sent last (<c>LAST_SENT</c>); null when never.</summary>
    [Column("LAST_SENT")]
    public DateTime? LastSent { get; internal set; }

    /// <summary>The name of the time zone (<c>TIME_ZONE</c>), such as <c>Europe/Prague</c>.</summary>
    [Column("TIME_ZONE", Repeats = true)]
    public string? TimeZone { get; internal set; }

    /// <summary>How often the delivery is repeated (<c>REPEAT_COUNT</c>).</summary>
    [Column("REPEAT_COUNT")]
    public long? RepeatCount { get; internal set; }

    /// <summary>The unit of the repetition (<c>PERIOD</c>): <c>week</c>, or another word as it came.</summary>
    [Column("PERIOD", Repeats = true)]
    public string? Period { get; internal set; }

    /// <summary>The days of the repetition (<c>DAYS</c>): numbers joined by commas, such as <c>1,3,7</c>.</summary>
    [Column("DAYS", Repeats = true)]
    public string? Days { get; internal set; }

    /// <summary>The IDs of the mailing lists that it goes to (<c>USER_LIST</c>), joined by commas.</summary>
    [Column("USER_LIST", IsList = true)]
    public string? MailingListIds { get; internal set; }
}
