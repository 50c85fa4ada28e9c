using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>The delivery of a day: the messages of a campaign that are sent through the simulator on it.</summary>
/// <remarks>Nobody reacts to these messages, and only those come back whose address asks for it.</remarks>
internal sealed class LiveDelivery(long sendId, Campaign campaign, DateTime date) : Delivery(sendId, campaign, date)
{
    private readonly Lock _lock = new();
    private readonly List<LiveMessage> _messages = [];
    private int _reads;

    /// <summary>Adds a message.</summary>
    public Message Add(LiveMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message);
        }

        return message.In(this, int.MaxValue);
    }

    public override IEnumerable<Message> Messages(long fromMessageId = 0)
    {
        lock (_lock)
        {
            return
            [
                .. _messages
                    .Where(message => message.MessageId >= fromMessageId && message.Marks.IsShownAfter(_reads))
                    .Select(message => message.In(this, _reads)),
            ];
        }
    }

    public override Message? Find(long messageId) => Messages(messageId).FirstOrDefault(message => message.MessageId == messageId);

    public override IEnumerable<Message> To(Recipient recipient) =>
        Messages().Where(message => message.Recipient.EmailId == recipient.EmailId);

    public override void CountRead() => Interlocked.Increment(ref _reads);
}
