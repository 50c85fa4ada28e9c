namespace MailkitPS;

/// <summary>
/// A batch of recipients that Mailkit has taken: the answer of <c>mailkit.mailinglist.import</c> (seen in clients). Its counters are shown
/// as they came and mean nothing: a client reports that all of them are 0 also when everything was imported.
/// </summary>
public sealed class ImportBatch : MailkitRow
{
    /// <summary>No address that is sent has a line break, so that they can be told apart.</summary>
    private const char LineBreak = '\n';

    private int _attemptCount;
    private int _invalidCount;

    internal ImportBatch(int batchNumber, PositionRanges positions, string importedAt)
    {
        BatchNumber = batchNumber;
        FirstPosition = positions.First;
        LastPosition = positions.Last;
        RecipientCount = positions.Count;
        ImportedAt = importedAt;
    }

    /// <summary>Which batch of the command it was, from 1.</summary>
    public int BatchNumber { get; }

    /// <summary>The position of its first recipient in the input, from 1.</summary>
    public int FirstPosition { get; }

    /// <summary>The position of its last recipient in the input.</summary>
    public int LastPosition { get; }

    /// <summary>How many recipients were in the batch, as this module counts them.</summary>
    public int RecipientCount { get; }

    /// <summary>How many recipients Mailkit reports (<c>count_all</c>).</summary>
    [Column("count_all")]
    public long? ReportedCount { get; internal set; }

    /// <summary>How many new ones Mailkit reports (<c>count_new</c>).</summary>
    [Column("count_new")]
    public long? NewCount { get; internal set; }

    /// <summary>How many updated ones Mailkit reports (<c>count_updated</c>).</summary>
    [Column("count_updated")]
    public long? UpdatedCount { get; internal set; }

    /// <summary>How many bad ones Mailkit reports (<c>count_bad</c>).</summary>
    [Column("count_bad")]
    public long? BadCount { get; internal set; }

    /// <summary>How many addresses are in <see cref="InvalidEmails"/>.</summary>
    public int InvalidCount => _invalidCount;

    /// <summary>The addresses that Mailkit calls invalid (<c>invalid_emails</c>), with <c>;</c> between them; null for none.</summary>
    [Column("invalid_emails", IsList = true, Separator = "\n")]
    public string? InvalidEmails
    {
        get;
        internal set
        {
            _invalidCount = value?.Split(LineBreak).Length ?? 0;
            field = value?.Replace(LineBreak, ';');
        }
    }

    /// <summary>How many attempts were made: an import may be repeated.</summary>
    public int AttemptCount => _attemptCount;

    /// <summary>When Mailkit answered: ISO 8601, UTC, by the clock of this machine.</summary>
    public string ImportedAt { get; }

    /// <summary>The row is made while the answer is read, and only the call knows which attempt it was.</summary>
    internal void SetAttemptCount(int attempts) => _attemptCount = attempts;
}
