using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>One request of a wait: what its polls returned, and for how long that has been the same.</summary>
/// <param name="client">Who polls it.</param>
/// <param name="status">What is known of it.</param>
/// <param name="number">Its place among those that are due together and were polled together.</param>
/// <param name="settlesAt">Polls count for a decision from this moment on.</param>
/// <param name="firstPollAt">When the first poll begins.</param>
/// <param name="countsByRecipient">Its rows are told apart by their recipients alone.</param>
internal sealed class WaitingRequest(
    MailkitClient client, SendMassStatus status, int number, TimeSpan settlesAt, TimeSpan firstPollAt, bool countsByRecipient)
    : PolledSource(client, number, settlesAt, firstPollAt)
{
    private readonly EmittedRows _rows = new(countsByRecipient);
    private RowSetHash? _previous;
    private bool _countsForStability;
    private bool _hasWarnedOfVanishing;
    private bool _ignoresDates;

    public SendMassStatus Status { get; } = status;

    /// <summary>How many successive polls that began after the settle time have returned the same rows.</summary>
    public int StablePolls { get; private set; }

    public override string Name => FormattableString.Invariant($"{Status.RequestId}");

    public override (string Words, long Id) Subject => ($"the result of {Name}", Status.RequestId);

    public override bool IsWaiting => Status.State == SendMassState.Waiting;

    public override void BeginPoll(TimeSpan now, DateTimeOffset utcNow, bool isLast)
    {
        base.BeginPoll(now, utcNow, isLast);
        _rows.BeginPoll();
        _countsForStability = now >= SettlesAt;
        Status.LastPollAt = IsoTime.Format(utcNow);
        Status.FirstPollAt ??= Status.LastPollAt;
    }

    /// <summary>Records a complete poll, and whether it returned the same rows as the one before.</summary>
    public override void EndPoll(WaitStep step)
    {
        base.EndPoll(step);
        Status.PollCount++;
        RowSetHash rows = _rows.Poll;
        if (rows.Count == 0 && _rows.Any && !_hasWarnedOfVanishing)
        {
            _hasWarnedOfVanishing = true;
            step.Warnings.Add(
                $"Mailkit answered OK for {Status.RequestId} after it had listed errors. The errors that were seen stand.");
        }

        bool isSame = _previous is RowSetHash previous && IsSame(rows, previous, step);
        StablePolls = !_countsForStability ? 0 : isSame ? StablePolls + 1 : 1;
        _previous = rows;
    }

    /// <summary>Records a failed poll: its rows stay handed out and stability is unchanged. True for the first failure in a row.</summary>
    public override bool FailPoll(MailkitException failure)
    {
        Status.FailedPollCount++;
        Status.LastError = failure.Message;
        return base.FailPoll(failure);
    }

    public override void End(SendMassState state, MailkitException? failure = null)
    {
        base.End(state, failure);
        Status.State = state;
        Status.LastError = failure?.Message ?? Status.LastError;
    }

    protected override IEnumerable<IPolledCall> Calls()
    {
        yield return new PolledCall<SendMassResult>(
            Client.PollSendMassResults(Status.RequestId, Status.SendId),
            (row, step) =>
            {
                if (_rows.Add(row))
                {
                    step.Rows.Add(row);
                }
            });
    }

    private bool IsSame(RowSetHash rows, RowSetHash previous, WaitStep step)
    {
        if (!_ignoresDates && !rows.IsSame(previous) && rows.IsSameWithoutDates(previous))
        {
            _ignoresDates = true;
            _rows.IgnoreDates();
            string doubled = countsByRecipient ? string.Empty : ", so rows may have been written twice";
            step.Warnings.Add(
                $"The DATE of the rows of {Status.RequestId} changes from poll to poll{doubled}. "
                + "From now on it does not tell rows apart.");
        }

        return _ignoresDates ? rows.IsSameWithoutDates(previous) : rows.IsSame(previous);
    }
}
