using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>What a wait polls again and again: when its next poll begins, and how the latest one went.</summary>
/// <param name="client">Who polls it.</param>
/// <param name="number">Its place among those that are due together and were polled together.</param>
/// <param name="settlesAt">Polls count for a decision from this moment on.</param>
/// <param name="firstPollAt">When the first poll begins.</param>
internal abstract class PolledSource(MailkitClient client, int number, TimeSpan settlesAt, TimeSpan firstPollAt) : IDisposable
{
    /// <summary>The calls of the open poll that are still to be made, each made when it is needed.</summary>
    private IEnumerator<IPolledCall>? _calls;
    private IPolledCall? _call;

    /// <summary>The next poll first; of those that are due together, the one whose latest poll is the oldest.</summary>
    public static readonly IComparer<PolledSource> ByNextPoll = Comparer<PolledSource>.Create(
        (left, right) => left.OrderOfPolls().CompareTo(right.OrderOfPolls()));

    public MailkitClient Client { get; } = client;

    /// <summary>Polls count for a decision from this moment on.</summary>
    public TimeSpan SettlesAt { get; } = settlesAt;

    /// <summary>When the next poll begins. It changes only while the source is in no order.</summary>
    public TimeSpan NextPollAt { get; set; } = firstPollAt;

    /// <summary>When the latest poll began.</summary>
    public TimeSpan PolledAt { get; private set; } = TimeSpan.MinValue;

    /// <summary>It is one whose first poll has not ended yet.</summary>
    public bool IsFirstPoll { get; set; }

    /// <summary>How many polls have failed since the last good one.</summary>
    public int Failures { get; private set; }

    /// <summary>Why the latest poll failed; none when it was good.</summary>
    public MailkitException? Failure { get; private set; }

    /// <summary>What is polled, in the words of a message.</summary>
    public abstract string Name { get; }

    /// <summary>What the latest call reads, in words, and its ID.</summary>
    public abstract (string Words, long Id) Subject { get; }

    /// <summary>It has not ended.</summary>
    public abstract bool IsWaiting { get; }

    /// <summary>The read that is in flight; null for none.</summary>
    public Task? Read => _call?.Read;

    /// <summary>Begins a poll.</summary>
    /// <param name="now">The time of the wait.</param>
    /// <param name="utcNow">The time of the wall clock.</param>
    /// <param name="isLast">No other poll comes after it.</param>
    public virtual void BeginPoll(TimeSpan now, DateTimeOffset utcNow, bool isLast)
    {
        PolledAt = now;
        _calls = Calls().GetEnumerator();
        MoveToNextCall();
    }

    /// <summary>No other poll comes after the open one, which began before that was known.</summary>
    public virtual void BecomeLast()
    {
    }

    /// <summary>Reads on in the open poll.</summary>
    public void BeginRead(CancellationToken token) => _call!.BeginRead(token);

    /// <summary>Takes what the read that has ended brought; false when the poll is complete.</summary>
    /// <exception cref="MailkitException">The poll has failed.</exception>
    public async Task<bool> TakeReadAsync(WaitStep step)
    {
        if (await _call!.TakeReadAsync(step).ConfigureAwait(false))
        {
            return true;
        }

        _call.Dispose();
        return MoveToNextCall();
    }

    /// <summary>Records a complete poll.</summary>
    public virtual void EndPoll(WaitStep step)
    {
        ClosePoll();
        if (Failures > 0)
        {
            step.Warnings.Add($"Polling {Name} works again (failed polls: {Failures}).");
            Failures = 0;
            Failure = null;
        }
    }

    /// <summary>Records a failed poll. True for the first failure in a row.</summary>
    public virtual bool FailPoll(MailkitException failure)
    {
        ClosePoll();
        Failure = failure;
        Failures++;
        return Failures == 1;
    }

    /// <summary>It is polled no more.</summary>
    /// <param name="state">How the wait for it ended.</param>
    /// <param name="failure">Why, where that was the failure of another one.</param>
    public virtual void End(SendMassState state, MailkitException? failure = null) => ClosePoll();

    public void Dispose() => ClosePoll();

    /// <summary>The calls of a poll, at least one.</summary>
    protected abstract IEnumerable<IPolledCall> Calls();

    /// <summary>Cancels the open poll, if there is one.</summary>
    private void ClosePoll()
    {
        _call?.Dispose();
        _call = null;
        _calls?.Dispose();
        _calls = null;
    }

    private bool MoveToNextCall()
    {
        bool isThere = _calls!.MoveNext();
        _call = isThere ? _calls.Current : null;
        return isThere;
    }

    private (TimeSpan NextPollAt, TimeSpan PolledAt, int Number) OrderOfPolls() => (NextPollAt, PolledAt, number);
}
