using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>
/// A delivery of the past: it went to the first recipients of a list, and each of its messages is computed from its place.
/// </summary>
/// <param name="sendId">ID_SEND.</param>
/// <param name="campaign">The campaign.</param>
/// <param name="list">The list.</param>
/// <param name="date">When it began.</param>
/// <param name="firstMessageId">The ID of its first message.</param>
/// <param name="count">How many messages there are.</param>
/// <param name="done">How many of them have been sent; the others wait.</param>
internal sealed class SeededDelivery(
    long sendId, Campaign campaign, AccountList list, DateTime date, long firstMessageId, int count, int done)
    : Delivery(sendId, campaign, date)
{
    /// <summary>The ID of the first message of the account.</summary>
    public const long FirstId = 800_000_001;

    private const int PerSecond = 100;

    public override bool UsesAbTest => Campaign.SubjectB.Length > 0 && done < count;

    public override IEnumerable<Message> Messages(long fromMessageId = 0)
    {
        for (long place = Math.Max(fromMessageId - firstMessageId, 0); place < count; place++)
        {
            yield return At((int)place);
        }
    }

    public override Message? Find(long messageId) =>
        messageId >= firstMessageId && messageId < firstMessageId + count ? At((int)(messageId - firstMessageId)) : null;

    public override IEnumerable<Message> To(Recipient recipient) =>
        recipient.List == list && recipient.EmailId - list.FirstEmailId < count ? [At((int)(recipient.EmailId - list.FirstEmailId))] : [];

    private Message At(int place) => new(
        this,
        firstMessageId + place,
        place,
        list.At(place),
        place < done ? "sent" : UsesAbTest ? "wait_ab" : "wait",
        Date.AddSeconds(place / PerSecond));
}
