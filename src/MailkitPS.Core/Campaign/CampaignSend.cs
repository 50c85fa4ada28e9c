using System;

namespace MailkitPS;

/// <summary>
/// A delivery of a campaign that Mailkit has accepted (<c>mailkit.campaigns.single.schedule</c>; its answer is documented nowhere, so
/// <see cref="MailkitRow.Extra"/> has the whole of it).
/// </summary>
public sealed class CampaignSend : MailkitRow
{
    internal CampaignSend(long campaignId, DateTime? sendDate, string? timeZone)
    {
        CampaignId = campaignId;
        SendDate = sendDate;
        TimeZone = timeZone;
    }

    /// <summary>The campaign (<c>ID_message</c> of the call).</summary>
    public long CampaignId { get; }

    /// <summary>
    /// When it is to be sent, by the clocks of <see cref="TimeZone"/>, as it was written in the call (<c>send_date</c>); null for at once.
    /// </summary>
    public DateTime? SendDate { get; }

    /// <summary>The name of the time zone of <see cref="SendDate"/> (<c>time_zone</c> of the call); null for at once.</summary>
    public string? TimeZone { get; }
}
