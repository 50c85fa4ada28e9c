namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>How many rows a page has by itself, and at most (documented).</summary>
    private const int MaxRawPageSize = 25000;

    /// <summary>
    /// The messages that were sent (<c>mailkit.report.raw.messages</c>, documented): those of a campaign, of a delivery, or of the account.
    /// </summary>
    /// <param name="campaignId">Only those of this campaign.</param>
    /// <param name="sendId">Only those of this delivery.</param>
    /// <param name="options">Where to begin; none means the first message.</param>
    public MailkitPager<RawMessage> GetRawMessages(long? campaignId = null, long? sendId = null, PagingOptions? options = null) => Page(
        (start, limit) => new(
            "mailkit.report.raw.messages",
            MailkitParameter.Optional("ID_message", campaignId, 0),
            MailkitParameter.Optional("ID_send", sendId, 0),
            MailkitParameter.Optional("ID_send_message", start, 0),
            MailkitParameter.Required("limit", limit)),
        () => new RawMessage(),
        row => row.SendMessageId,
        MaxRawPageSize,
        options);

    /// <summary>
    /// The messages that came back (<c>mailkit.report.raw.bounces</c>, documented): those of a campaign, of a delivery, or of the account.
    /// </summary>
    /// <param name="campaignId">Only those of this campaign.</param>
    /// <param name="sendId">Only those of this delivery.</param>
    /// <param name="options">Where to begin; none means the first bounce.</param>
    public MailkitPager<RawBounce> GetRawBounces(long? campaignId = null, long? sendId = null, PagingOptions? options = null) => Page(
        (start, limit) => new(
            "mailkit.report.raw.bounces",
            MailkitParameter.Optional("ID_message", campaignId, 0),
            MailkitParameter.Optional("ID_send", sendId, 0),
            MailkitParameter.Optional("ID_undelivered_log", start, 0),
            MailkitParameter.Required("limit", limit)),
        () => new RawBounce(),
        row => row.UndeliveredLogId,
        MaxRawPageSize,
        options);

    /// <summary>
    /// What recipients did (<c>mailkit.report.raw.responses</c>, documented): those of a campaign, of a delivery, of one message, or of the
    /// account.
    /// </summary>
    /// <param name="campaignId">Only those to this campaign.</param>
    /// <param name="sendId">Only those to this delivery.</param>
    /// <param name="sendMessageId">Only those to this message.</param>
    /// <param name="options">Where to begin; none means the first response.</param>
    public MailkitPager<RawResponse> GetRawResponses(
        long? campaignId = null, long? sendId = null, long? sendMessageId = null, PagingOptions? options = null) => Page(
        (start, limit) => new(
            "mailkit.report.raw.responses",
            MailkitParameter.Optional("ID_message", campaignId, 0),
            MailkitParameter.Optional("ID_send", sendId, 0),
            MailkitParameter.Optional("ID_send_message", sendMessageId, 0),
            MailkitParameter.Optional("ID_log", start, 0),
            MailkitParameter.Required("limit", limit)),
        () => new RawResponse(),
        row => row.LogId,
        MaxRawPageSize,
        options);
}
