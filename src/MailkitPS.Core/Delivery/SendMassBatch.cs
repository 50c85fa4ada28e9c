namespace MailkitPS;

/// <summary>A batch of a mass send or of an import that failed: the target of its error.</summary>
public sealed class SendMassBatch
{
    internal SendMassBatch(int batchNumber, int firstPosition, int lastPosition, int recipientCount, SendOutcome outcome)
    {
        BatchNumber = batchNumber;
        FirstPosition = firstPosition;
        LastPosition = lastPosition;
        RecipientCount = recipientCount;
        Outcome = outcome;
    }

    /// <summary>Which batch of the command it was, from 1.</summary>
    public int BatchNumber { get; }

    /// <summary>The position of its first recipient in the input, from 1.</summary>
    public int FirstPosition { get; }

    /// <summary>The position of its last recipient in the input.</summary>
    public int LastPosition { get; }

    /// <summary>How many recipients were in the batch.</summary>
    public int RecipientCount { get; }

    /// <summary>What became of it.</summary>
    public SendOutcome Outcome { get; }

    /// <summary>Number and positions.</summary>
    /// <returns>A text for people; its form may change.</returns>
    public override string ToString() =>
        System.FormattableString.Invariant($"batch {BatchNumber} (positions {FirstPosition} to {LastPosition} of the input, {Outcome})");
}
