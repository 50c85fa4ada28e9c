namespace MailkitPS;

/// <summary>What a comparison of a mass send has found, in numbers, with what it cannot claim.</summary>
public sealed class MassMailSummary
{
    internal MassMailSummary()
    {
    }

    /// <summary>How many recipients were submitted.</summary>
    public int SubmittedCount { get; internal set; }

    /// <summary>How many different recipients were submitted.</summary>
    public int DistinctCount { get; internal set; }

    /// <summary>How many are <see cref="RecipientOutcome.Sent"/>.</summary>
    public int SentCount { get; internal set; }

    /// <summary>How many are <see cref="RecipientOutcome.Failed"/>.</summary>
    public int FailedCount { get; internal set; }

    /// <summary>How many are <see cref="RecipientOutcome.Waiting"/>.</summary>
    public int WaitingCount { get; internal set; }

    /// <summary>How many are <see cref="RecipientOutcome.Refused"/>.</summary>
    public int RefusedCount { get; internal set; }

    /// <summary>How many are <see cref="RecipientOutcome.Missing"/>.</summary>
    public int MissingCount { get; internal set; }

    /// <summary>How many outcomes are ambiguous.</summary>
    public int AmbiguousCount { get; internal set; }

    /// <summary>How many messages of the deliveries went to people who are not in the input.</summary>
    public long NotSubmittedCount { get; internal set; }

    /// <summary>How many rows of errors were read.</summary>
    public long ErrorRowCount { get; internal set; }

    /// <summary>How many messages were read and counted.</summary>
    public long MessageCount { get; internal set; }

    /// <summary>The deliveries that were looked into, as a text with commas.</summary>
    public string SendIds { get; internal set; } = string.Empty;

    /// <summary>The mass sends whose results were read, as a text with commas.</summary>
    public string RequestIds { get; internal set; } = string.Empty;

    /// <summary>How far the reading has come.</summary>
    public SendMassState State { get; internal set; }

    /// <summary>Whether everybody who was submitted has been seen: nobody is missing.</summary>
    public bool IsAccounted { get; internal set; }

    /// <summary>Whether nobody is missing or waiting.</summary>
    public bool IsFinished { get; internal set; }

    /// <summary>The moment of the submission, ISO 8601 in UTC; null where nothing tells it.</summary>
    public string? SubmittedAt { get; internal set; }

    /// <summary>When Mailkit was read last, ISO 8601 in UTC; null where all rows were read before.</summary>
    public string? SourceReadAt { get; internal set; }

    /// <summary>Where the messages come from.</summary>
    public string Source { get; internal set; } = string.Empty;

    /// <summary>What this comparison cannot claim.</summary>
    public string Caveats { get; internal set; } = string.Empty;
}
