using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>One message of a delivery. What became of it follows from its place.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="MessageId">ID_SEND_MESSAGE.</param>
/// <param name="Place">Which message of the delivery, from 0; null where nobody has reacted to it.</param>
/// <param name="Recipient">Who it is for.</param>
/// <param name="Status">STATUS where it has not come back: sent, wait or wait_ab.</param>
/// <param name="Date">When it was sent.</param>
internal sealed record Message(Delivery Delivery, long MessageId, int? Place, Recipient Recipient, string Status, DateTime Date)
{
    private const long FirstUndeliveredLogId = 910_000_001;

    // What is done with each 25th message, beginning with the first, the second ...: o opens it, 1 to 3 click a link, s reports it as spam.
    private static readonly Dictionary<int, string> Reactors = new()
    {
        [0] = "o1",
        [1] = "o",
        [2] = "oo11",
        [5] = "o2",
        [10] = "o13",
        [12] = "o",
        [14] = "os",
        [20] = "ooo",
    };

    /// <summary>Why it came back; null where it did not.</summary>
    public BounceKind? Bounce { get; init; } = Place is int place && Status == "sent" ? BounceKind.At(place) : null;

    /// <summary>STATUS of report.message.recipients; raw.messages is taken to have the same.</summary>
    public string FinalStatus => Bounce is null ? Status : "failed";

    /// <summary>Whether it was sent and did not come back.</summary>
    public bool IsDelivered => FinalStatus == "sent";

    /// <summary>ID_UNDELIVERED_LOG, where it came back: as the messages ascend, so do these.</summary>
    public long UndeliveredLogId => FirstUndeliveredLogId + (MessageId - SeededDelivery.FirstId);

    /// <summary>AB_VERSION.</summary>
    public string AbVersion => Delivery.UsesAbTest && IsDelivered ? (Place % 2 == 0 ? "A" : "B") : "";

    /// <summary>The message whose bounce, or the next one, has this ID.</summary>
    public static long OfUndeliveredLogId(long logId) => SeededDelivery.FirstId + Math.Max(logId - FirstUndeliveredLogId, 0);

    /// <summary>What the recipient did with it, in order.</summary>
    public IEnumerable<Reaction> Reactions()
    {
        if (!IsDelivered || Delivery.Campaign.MessageType != "email" || !Reactors.TryGetValue(Place % 25 ?? -1, out string? reactions))
        {
            yield break;
        }

        // Most react within some hours, some within weeks.
        DateTime date = Date.AddMinutes(Draw.Of(MessageId, 9, 5) == 0 ? Draw.Of(MessageId, 10, 28_000) : Draw.Of(MessageId, 11, 600));
        for (int number = 0; number < reactions.Length; number++)
        {
            date = date.AddMinutes(1 + Draw.Of(MessageId, 12 + number, 90));
            yield return reactions[number] switch
            {
                'o' => new Reaction(this, number, ReactionKind.Open, null, date),
                's' => new Reaction(this, number, ReactionKind.Spam, null, date),
                char link => new Reaction(this, number, ReactionKind.Click, Link.Of(link - '0'), date),
            };
        }
    }
}
