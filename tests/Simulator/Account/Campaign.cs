namespace MailkitPS.Simulator;

/// <summary>A campaign.</summary>
/// <param name="CampaignId">ID_MESSAGE.</param>
/// <param name="Name">NAME.</param>
/// <param name="Subject">SUBJECT.</param>
/// <param name="MessageType">MSG_TYPE: email or sms.</param>
/// <param name="Type">TYPE: single and immediate are documented.</param>
/// <param name="SendDate">SEND_DATE; null where the row has neither it nor TIME_ZONE.</param>
/// <param name="ListIds">USER_LIST.</param>
internal sealed record Campaign(
    long CampaignId, string Name, string Subject, string MessageType, string Type, string? SendDate, params long[] ListIds)
{
    /// <summary>SUBJECT_B; empty without an A/B test.</summary>
    public string SubjectB { get; init; } = "";

    /// <summary>STATUS: enabled or disabled.</summary>
    public string Status { get; init; } = "enabled";

    /// <summary>DAYS of a campaign that repeats; empty where it does not.</summary>
    public string Days { get; init; } = "";

    /// <summary>A campaign that is sent through and not known otherwise.</summary>
    public static Campaign Unknown(long campaignId) => new(campaignId, "", "", "email", "immediate", null);
}
