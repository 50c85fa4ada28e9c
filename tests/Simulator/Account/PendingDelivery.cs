using System;

namespace MailkitPS.Simulator;

/// <summary>A delivery of a campaign that is still to come.</summary>
/// <param name="ScheduleId">ID_SEND_MESSAGE_QUEUE.</param>
/// <param name="CampaignId">ID_message.</param>
/// <param name="Date">DATE_SEND.</param>
/// <param name="Offset">TIME_ZONE: the offset from UTC.</param>
/// <param name="Subject">SUBJECT.</param>
/// <param name="SubjectB">SUBJECT_B; empty without an A/B test.</param>
/// <param name="Entered">DATE: when it was scheduled.</param>
internal sealed record PendingDelivery(
    long ScheduleId, long CampaignId, DateTime Date, string Offset, string Subject, string SubjectB, DateTime Entered);
