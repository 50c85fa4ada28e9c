using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>A delivery that was started through the simulator: it went to all who were in the lists of a campaign then.</summary>
/// <remarks>Nobody reacts to these messages, and none comes back.</remarks>
/// <param name="sendId">ID_SEND.</param>
/// <param name="campaign">The campaign.</param>
/// <param name="date">When it began.</param>
/// <param name="firstMessageId">The ID of its first message.</param>
/// <param name="recipients">Who it went to; their messages are computed.</param>
internal sealed class CampaignDelivery(
    long sendId, Campaign campaign, DateTime date, long firstMessageId, IReadOnlyList<Recipient> recipients)
    : Delivery(sendId, campaign, date)
{
    private const int PerSecond = 100;

    public override IEnumerable<Message> Messages(long fromMessageId = 0)
    {
        for (long place = Math.Max(fromMessageId - firstMessageId, 0); place < recipients.Count; place++)
        {
            yield return At((int)place);
        }
    }

    public override Message? Find(long messageId) =>
        messageId >= firstMessageId && messageId < firstMessageId + recipients.Count ? At((int)(messageId - firstMessageId)) : null;

    public override IEnumerable<Message> To(Recipient recipient) =>
        recipients.Index().Where(one => one.Item.EmailId == recipient.EmailId).Select(one => At(one.Index));

    private Message At(int place) =>
        new(this, firstMessageId + place, null, recipients[place], "sent", Date.AddSeconds(place / PerSecond));
}
