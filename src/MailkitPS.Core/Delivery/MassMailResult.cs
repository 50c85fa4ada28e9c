using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What became of one batch: Mailkit accepted it, or it failed.</summary>
internal sealed class MassMailResult
{
    private MassMailResult(MassMailBatch batch, SendOutcome outcome, IReadOnlyList<string> log)
    {
        Positions = batch.Positions;
        Batch = new SendMassBatch(batch.Number, Positions.First, Positions.Last, batch.Recipients.Count, outcome);
        Log = log;
    }

    /// <summary>The batch and its outcome.</summary>
    public SendMassBatch Batch { get; }

    /// <summary>Where the recipients of the batch stand in the input.</summary>
    public PositionRanges Positions { get; }

    /// <summary>What happened during the call, a line each.</summary>
    public IReadOnlyList<string> Log { get; }

    /// <summary>The accepted batch; null when it failed.</summary>
    public SendMassRequest? Request { get; private set; }

    /// <summary>Why the batch failed; null when it was accepted.</summary>
    public MailkitException? Failure { get; private set; }

    /// <summary>The positions that were sent before a batch that failed, such as <c>1-5000</c>.</summary>
    public string? SentBefore { get; private set; }

    public static MassMailResult Accepted(MassMailBatch batch, SendMassRequest request, IReadOnlyList<string> log) =>
        new(batch, SendOutcome.Sent, log) { Request = request };

    public static MassMailResult Failed(MassMailBatch batch, MailkitException failure, PositionRanges sent, IReadOnlyList<string> log) =>
        new(batch, SendOutcomes.Of(failure), log) { Failure = failure, SentBefore = sent.ToString() };
}
