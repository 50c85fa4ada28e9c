using System;
using System.Collections.Generic;

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
    public MailkitPager<RawMessage> GetRawMessages(long? campaignId = null, long? sendId = null, PagingOptions? options = null) => PageRaw(
        "mailkit.report.raw.messages",
        [RawId("ID_message", campaignId), RawId("ID_send", sendId)],
        "ID_send_message",
        () => new RawMessage(),
        row => row.SendMessageId,
        options);

    /// <summary>
    /// The messages that came back (<c>mailkit.report.raw.bounces</c>, documented): those of a campaign, of a delivery, or of the account.
    /// </summary>
    /// <param name="campaignId">Only those of this campaign.</param>
    /// <param name="sendId">Only those of this delivery.</param>
    /// <param name="options">Where to begin; none means the first bounce.</param>
    public MailkitPager<RawBounce> GetRawBounces(long? campaignId = null, long? sendId = null, PagingOptions? options = null) => PageRaw(
        "mailkit.report.raw.bounces",
        [RawId("ID_message", campaignId), RawId("ID_send", sendId)],
        "ID_undelivered_log",
        () => new RawBounce(),
        row => row.UndeliveredLogId,
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
        long? campaignId = null, long? sendId = null, long? sendMessageId = null, PagingOptions? options = null) => PageRaw(
        "mailkit.report.raw.responses",
        [RawId("ID_message", campaignId), RawId("ID_send", sendId), RawId("ID_send_message", sendMessageId)],
        "ID_log",
        () => new RawResponse(),
        row => row.LogId,
        options);

    private MailkitPager<TRow> PageRaw<TRow>(
        string function,
        IReadOnlyList<MailkitParameter> filters,
        string startParameter,
        Func<TRow> newRow,
        Func<TRow, long> idOf,
        PagingOptions? options)
        where TRow : MailkitRow => Page(
        function,
        (start, limit) => [.. filters, RawId(startParameter, start), MailkitParameter.Required("limit", limit)],
        newRow,
        idOf,
        MaxRawPageSize,
        options);

    /// <summary>An ID of which 0 holds the place in the XML-RPC form (unconfirmed).</summary>
    private static MailkitParameter RawId(string name, long? id) => MailkitParameter.Optional(name, id, 0);
}
