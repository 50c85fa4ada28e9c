namespace MailkitPS;

/// <summary>What became of one batch: Mailkit accepted it, or it failed.</summary>
/// <typeparam name="TRow">The class of the row that an accepted batch is answered with.</typeparam>
internal sealed class BatchResult<TRow>
    where TRow : MailkitRow
{
    public BatchResult(int number, PositionRanges positions, TRow row, IRowSource<TRow> call)
        : this(number, positions, SendOutcome.Sent, call)
    {
        Row = row;
    }

    public BatchResult(int number, PositionRanges positions, MailkitException failure, string sentBefore, IRowSource<TRow>? call)
        : this(number, positions, SendOutcomes.Of(failure), call)
    {
        Failure = failure;
        SentBefore = sentBefore;
    }

    private BatchResult(int number, PositionRanges positions, SendOutcome outcome, IRowSource<TRow>? call)
    {
        Positions = positions;
        Batch = new SendMassBatch(number, positions.First, positions.Last, positions.Count, outcome);
        Call = call;
    }

    /// <summary>The batch and its outcome.</summary>
    public SendMassBatch Batch { get; }

    /// <summary>Where the recipients of the batch stand in the input.</summary>
    public PositionRanges Positions { get; }

    /// <summary>The call, which has ended: it knows what happened; null where none could be made.</summary>
    public IRowSource<TRow>? Call { get; }

    /// <summary>What Mailkit answered; null when the batch failed.</summary>
    public TRow? Row { get; }

    /// <summary>Why the batch failed; null when it was accepted.</summary>
    public MailkitException? Failure { get; }

    /// <summary>The positions that were sent before a batch that failed, such as <c>1-5000</c>.</summary>
    public string? SentBefore { get; }
}
