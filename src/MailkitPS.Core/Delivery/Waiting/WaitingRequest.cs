using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>One request of a wait: when it is polled, what its polls returned, and whether that is stable.</summary>
internal sealed class WaitingRequest(
    MailkitClient client, SendMassStatus status, int number, TimeSpan settlesAt, TimeSpan firstPollAt) : IDisposable
{
    /// <summary>The next poll first; of those that are due together, the one whose latest poll is the oldest.</summary>
    public static readonly IComparer<WaitingRequest> ByNextPoll = Comparer<WaitingRequest>.Create(
        (left, right) => left.OrderOfPolls().CompareTo(right.OrderOfPolls()));

    private RowSetHash? _previous;
    private int _stablePolls;
    private bool _countsForStability;
    private bool _hasWarnedOfVanishing;
    private bool _ignoresDates;

    public MailkitClient Client { get; } = client;

    public SendMassStatus Status { get; } = status;

    /// <summary>Polls count for stability from this moment on.</summary>
    public TimeSpan SettlesAt { get; } = settlesAt;

    /// <summary>When the next poll begins. It changes only while the request is in no order.</summary>
    public TimeSpan NextPollAt { get; set; } = firstPollAt;

    /// <summary>When the latest poll began.</summary>
    public TimeSpan PolledAt { get; private set; } = TimeSpan.MinValue;

    /// <summary>The open poll.</summary>
    public MailkitRowReader<SendMassResult>? Poll { get; private set; }

    /// <summary>The read that is in flight.</summary>
    public Task<IReadOnlyList<SendMassResult>?>? Read { get; set; }

    /// <summary>No poll has ended yet.</summary>
    public bool IsFirstPoll { get; set; } = true;

    /// <summary>How many polls have failed since the last good one.</summary>
    public int Failures { get; private set; }

    /// <summary>Why the latest poll failed; none when it was good.</summary>
    public MailkitException? Failure { get; private set; }

    public EmittedRows Rows { get; } = new();

    public bool IsWaiting => Status.State == SendMassState.Waiting;

    public void BeginPoll(TimeSpan now, DateTimeOffset utcNow)
    {
        Poll = Client.PollSendMassResults(Status.RequestId, Status.SendId);
        PolledAt = now;
        Rows.BeginPoll();
        _countsForStability = now >= SettlesAt;
        Status.LastPollAt = IsoTime.Format(utcNow);
        Status.FirstPollAt ??= Status.LastPollAt;
    }

    /// <summary>Records a complete poll; true when the result has settled.</summary>
    public bool EndPoll(int neededPolls, WaitStep step)
    {
        ClosePoll();
        Status.PollCount++;
        if (Failures > 0)
        {
            step.Warnings.Add($"Polling {Status.RequestId} works again (failed polls: {Failures}).");
            Failures = 0;
            Failure = null;
        }

        RowSetHash rows = Rows.Poll;
        if (rows.Count == 0 && Rows.Any && !_hasWarnedOfVanishing)
        {
            _hasWarnedOfVanishing = true;
            step.Warnings.Add(
                $"Mailkit answered OK for {Status.RequestId} after it had listed errors. The errors that were written stand.");
        }

        bool isSame = _previous is RowSetHash previous && IsSame(rows, previous, step);
        _stablePolls = !_countsForStability ? 0 : isSame ? _stablePolls + 1 : 1;
        _previous = rows;
        return _stablePolls >= neededPolls;
    }

    /// <summary>Records a failed poll: its rows stay handed out and stability is unchanged. True for the first failure in a row.</summary>
    public bool FailPoll(MailkitException failure)
    {
        ClosePoll();
        Status.FailedPollCount++;
        Status.LastError = failure.Message;
        Failure = failure;
        Failures++;
        return Failures == 1;
    }

    public void End(SendMassState state)
    {
        ClosePoll();
        Status.State = state;
    }

    public void Dispose() => Poll?.Dispose();

    private (TimeSpan NextPollAt, TimeSpan PolledAt, int Number) OrderOfPolls() => (NextPollAt, PolledAt, number);

    private bool IsSame(RowSetHash rows, RowSetHash previous, WaitStep step)
    {
        if (!_ignoresDates && !rows.IsSame(previous) && rows.IsSameWithoutDates(previous))
        {
            _ignoresDates = true;
            Rows.IgnoreDates();
            step.Warnings.Add(
                $"The DATE of the rows of {Status.RequestId} changes from poll to poll, so rows may have been written twice. "
                + "From now on it does not tell rows apart.");
        }

        return _ignoresDates ? rows.IsSameWithoutDates(previous) : rows.IsSame(previous);
    }

    private void ClosePoll()
    {
        Poll?.Dispose();
        Poll = null;
        Read = null;
    }
}
