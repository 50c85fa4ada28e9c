using System;

namespace MailkitPS.Simulator;

/// <summary>One thing that a recipient did with a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Number">Which reaction to it, from 0.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Link">What was clicked; null where nothing was.</param>
/// <param name="Date">When.</param>
internal sealed record Reaction(Message Message, int Number, ReactionKind Kind, Link? Link, DateTime Date)
{
    private const long FirstLogId = 920_000_001;

    // There are less reactions to a message.
    private const int PerMessage = 10;

    /// <summary>ID_log: as the messages ascend, so do the reactions to them.</summary>
    public long LogId => FirstLogId + ((Message.MessageId - SeededDelivery.FirstId) * PerMessage) + Number;

    /// <summary>Whether something was bought.</summary>
    public bool IsConversion => Link?.Number == 3;

    /// <summary>The message that a reaction of this ID, or the next one, belongs to.</summary>
    public static long MessageIdOf(long logId) => SeededDelivery.FirstId + (Math.Max(logId - FirstLogId, 0) / PerMessage);
}
