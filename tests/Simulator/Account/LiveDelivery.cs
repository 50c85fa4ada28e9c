using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>The delivery of a day: the messages of a campaign that are sent through the simulator on it.</summary>
/// <remarks>Nobody reacts to these messages, and none comes back.</remarks>
internal sealed class LiveDelivery(long sendId, Campaign campaign, DateTime date) : Delivery(sendId, campaign, date)
{
    private readonly Lock _lock = new();
    private readonly List<(Message Message, AddressMarks Marks)> _messages = [];
    private int _reads;

    public override long FirstMessageId
    {
        get
        {
            lock (_lock)
            {
                return _messages.Count > 0 ? _messages[0].Message.MessageId : 0;
            }
        }
    }

    /// <summary>Adds a message.</summary>
    public void Add(long messageId, Recipient recipient, AddressMarks marks, DateTime now)
    {
        lock (_lock)
        {
            _messages.Add((new Message(this, messageId, null, recipient, "sent", now), marks));
        }
    }

    public override IEnumerable<Message> Messages(long fromMessageId = 0)
    {
        lock (_lock)
        {
            return
            [
                .. _messages
                    .Where(one => one.Message.MessageId >= fromMessageId && one.Marks.IsShownAfter(_reads))
                    .Select(one => one.Marks.WaitsAfter(_reads) ? one.Message with { Status = "wait" } : one.Message),
            ];
        }
    }

    public override Message? Find(long messageId) => Messages(messageId).FirstOrDefault(message => message.MessageId == messageId);

    public override IEnumerable<Message> To(Recipient recipient) => Messages().Where(message => message.Recipient.EmailId == recipient.EmailId);

    public override void CountRead() => Interlocked.Increment(ref _reads);
}
