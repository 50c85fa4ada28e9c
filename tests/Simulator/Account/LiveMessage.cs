using System;

namespace MailkitPS.Simulator;

/// <summary>A message that was sent through the simulator.</summary>
internal readonly record struct LiveMessage(long MessageId, Recipient Recipient, AddressMarks Marks, DateTime Date)
{
    /// <summary>The message as a reader of the reports sees it.</summary>
    /// <param name="delivery">Its delivery.</param>
    /// <param name="reads">Which reading of them this is, from 1.</param>
    public Message In(Delivery delivery, int reads) =>
        new(delivery, MessageId, null, Recipient, Marks.WaitsAfter(reads) ? "wait" : "sent", Date)
        {
            Bounce = Marks.IsFailed && !Marks.WaitsAfter(reads) ? BounceKind.NoMailbox : null,
        };
}
