using System;

namespace MailkitPS;

/// <summary>The wait of Compare-MailkitMassMail: all requests together, until everybody who was submitted has been seen.</summary>
/// <param name="command">The cmdlet that waits and writes.</param>
/// <param name="client">Who polls.</param>
/// <param name="options">How to wait.</param>
/// <param name="criterion">What to wait for.</param>
/// <param name="reading">The reading of the messages.</param>
/// <param name="walk">What becomes of the errors.</param>
internal sealed class ComparisonWaitWriter(
    CompareMailkitMassMailCommand command,
    MailkitClient client,
    SendMassWaitOptions options,
    AccountedCriterion criterion,
    MassMailReading reading,
    MassMailWalk walk)
    : WaitWriter(command, client, options, criterion)
{
    /// <summary>The wait has ended at its deadline.</summary>
    public bool IsTimedOut { get; private set; }

    /// <summary>Why the last poll failed, where the wait has ended at its deadline.</summary>
    public MailkitException? LatestFailure { get; private set; }

    protected override string Standing
    {
        get
        {
            MassMailSummary summary = walk.Comparison.Summary;
            (string what, int count) = summary is { MissingCount: 0, WaitingCount: > 0 }
                ? ("Waiting", summary.WaitingCount)
                : ("Missing", summary.MissingCount);
            return reading.HasRead
                ? FormattableString.Invariant($"{what} {count} of {summary.SubmittedCount}")
                : FormattableString.Invariant($"{summary.SubmittedCount} recipients");
        }
    }

    /// <summary>Adds a request.</summary>
    /// <param name="requestId">The ID that the mass send was given.</param>
    /// <param name="submittedAt">When it was submitted.</param>
    public void Add(long requestId, DateTimeOffset submittedAt) => Wait.Add(Client, requestId, null, submittedAt);

    protected override void Take(WaitStep step)
    {
        foreach (SendMassResult row in step.Rows)
        {
            step.Status!.RowCount++;
            walk.AddError(row);
        }

        if (step.IsTimedOut)
        {
            IsTimedOut = true;
            LatestFailure = step.Failure ?? LatestFailure;
            if (step.Status is { PollCount: 0 } unread)
            {
                walk.UnreadIds.Add(unread.RequestId);
            }
        }
        else if (step.Failure is MailkitException failure)
        {
            TakeFailure(step.Source!.Subject, failure);
        }
    }

    /// <summary>The others go on without a request that is refused, as long as there are any.</summary>
    private void TakeFailure((string Words, long Id) subject, MailkitException failure)
    {
        if (reading.HasFailed)
        {
            command.Fail(Errors.NobodyCompared(subject.Words, subject.Id, failure));
        }

        walk.UnreadIds.Add(subject.Id);
        command.WriteError(Errors.ResultUnread(subject.Words, subject.Id, failure));
    }
}
