using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Waits until the results of mass sends have settled. The API has no completion signal, so completion is presumed: the settle
/// time has passed and several successive polls returned the same rows. One loop serves all requests and is pulled step by
/// step; between two pulls nothing new is begun. A step costs the same however many requests there are.
/// </summary>
internal sealed class SendMassWait : IDisposable
{
    /// <summary>How many polls are made at the same time.</summary>
    private const int MaxPolls = 6;

    /// <summary>How many polls may be in flight, those that have given up their place included.</summary>
    private const int MaxOpenPolls = 24;

    private const int MaxNamedRequests = 5;
    private const double Jitter = 0.1;

    /// <summary>For how long at least a poll holds its place before the deadline.</summary>
    private static readonly TimeSpan MinPlaceTime = TimeSpan.FromSeconds(5);

    /// <summary>How long at least a request is left alone after a failed poll, whatever the server asks for.</summary>
    private static readonly TimeSpan MinFailurePause = TimeSpan.FromSeconds(1);

    private readonly SendMassWaitOptions _options;
    private readonly IClock _clock;
    private readonly Func<double> _random;
    private readonly ISettleCriterion _criterion;
    private readonly List<WaitingRequest> _requests = [];
    private readonly HashSet<(MailkitClient Client, long RequestId, long? SendId)> _known = [];

    /// <summary>What waits for its next poll, the next one first.</summary>
    private readonly SortedSet<PolledSource> _due;

    /// <summary>What has a poll in flight.</summary>
    private readonly List<PolledSource> _open = [];
    private readonly Queue<WaitStep> _steps = new();

    /// <summary>What is polled beside the requests, because the criterion asks for it; null for nothing.</summary>
    private readonly PolledSource? _evidence;

    /// <summary>How long a poll holds its place; one that takes longer runs on without it, so that it holds up no other.</summary>
    private TimeSpan _placeTime;
    private TimeSpan? _deadline;
    private bool _hasReachedDeadline;
    private int _firstPolls;

    /// <param name="options">When to presume completion.</param>
    /// <param name="clock">Time.</param>
    /// <param name="random">Jitter: evenly spread from 0 to 1.</param>
    /// <param name="criterion">When there is what is waited for; by default each request for itself, once it is stable.</param>
    /// <param name="order">The order of the polls; a test counts the comparisons.</param>
    public SendMassWait(
        SendMassWaitOptions options,
        IClock clock,
        Func<double> random,
        ISettleCriterion? criterion = null,
        IComparer<PolledSource>? order = null)
    {
        _due = new SortedSet<PolledSource>(order ?? PolledSource.ByNextPoll);
        _criterion = criterion ?? new StableCriterion(options.StablePolls);
        _evidence = _criterion.Evidence;
        if (_evidence is not null)
        {
            _due.Add(_evidence);
        }

        _placeTime = Max(options.PollInterval, MinPlaceTime);
        _options = options;
        _clock = clock;
        _random = random;
    }

    /// <summary>The requests that have not ended, in the order in which they were added.</summary>
    public IEnumerable<SendMassStatus> Waiting => Requests().Select(request => request.Status);

    /// <summary>The rows that were handed out, over all requests.</summary>
    public long RowCount => _requests.Sum(request => request.Status.RowCount);

    /// <summary>How long until the next poll begins; zero if it is under way.</summary>
    public TimeSpan UntilNextPoll => _due.Count > 0 ? Until(_due.Min.NextPollAt) : TimeSpan.Zero;

    /// <summary>How long until the last request has passed its settle time.</summary>
    public TimeSpan UntilSettleTime => Until(Requests().Select(request => request.SettlesAt).DefaultIfEmpty().Max());

    /// <summary>Whether the first poll of a request has not ended yet.</summary>
    public bool HasOpenFirstPoll => _firstPolls > 0;

    /// <summary>Whether the next step is there, or a poll can begin: if not, only time or the network goes on with the wait.</summary>
    public bool HasWork
    {
        get
        {
            TimeSpan now = _clock.Elapsed;
            return _steps.Count > 0
                || _open.Exists(source => source.Read is null or { IsCompleted: true })
                || (_due.Count > 0 && _due.Min.NextPollAt <= now && HasPlace(now));
        }
    }

    /// <summary>Adds a request; its first poll is due at once. Null when it was added before.</summary>
    /// <param name="client">Who polls it. Two accounts may have the same IDs.</param>
    /// <param name="requestId">The ID of the mass send.</param>
    /// <param name="sendId">Narrows the result to one delivery.</param>
    /// <param name="submittedAt">When the mass send was submitted; null for now.</param>
    public SendMassStatus? Add(MailkitClient client, long requestId, long? sendId, DateTimeOffset? submittedAt)
    {
        if (!_known.Add((client, requestId, sendId)))
        {
            return null;
        }

        DateTimeOffset submitted = submittedAt ?? _clock.UtcNow;
        SendMassStatus status = new(requestId, sendId)
        {
            State = SendMassState.Waiting,
            SubmittedAt = IsoTime.Format(submitted),
        };
        TimeSpan settlesAt = _options.SettlesAt(_clock, submitted);
        WaitingRequest request = new(client, status, _requests.Count, settlesAt, _clock.Elapsed, _criterion.CountsByRecipient)
        {
            IsFirstPoll = true,
        };
        _requests.Add(request);
        _due.Add(request);
        _firstPolls++;
        return status;
    }

    /// <summary>Starts the time of the wait; returns what to say when it is too short for a request to settle.</summary>
    /// <param name="enoughSeconds">How long would be enough.</param>
    public string? StartDeadline(out double enoughSeconds)
    {
        enoughSeconds = 0;
        if (_options.WaitTimeout is not TimeSpan timeout)
        {
            return null;
        }

        TimeSpan now = _clock.Elapsed;
        _deadline = now + timeout;
        TimeSpan settlesAt = Requests().Select(request => request.SettlesAt).DefaultIfEmpty().Max();
        if (settlesAt <= _deadline)
        {
            return null;
        }

        // As numbers, because many polls far apart are longer than a TimeSpan can be.
        double polls = _options.PollInterval.TotalSeconds * (1 + Jitter) * (_options.StablePolls - 1);
        enoughSeconds = Math.Ceiling((settlesAt - now + _options.Grace).TotalSeconds + polls);
        string ids = NamesOf(
            [.. Requests().Where(request => request.SettlesAt > _deadline).Select(request => request.Status.RequestId)]);
        DateTimeOffset utcNow = _clock.UtcNow;
        return $"The result of {ids} cannot settle before the wait ends: it settles no earlier than "
            + $"{IsoTime.Format(utcNow + (settlesAt - now))}, the wait ends at {IsoTime.Format(utcNow + timeout)}.";
    }

    /// <summary>The next thing that happens, or an empty step after <paramref name="longest"/>; null when the wait has ended.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public async Task<WaitStep?> NextAsync(TimeSpan longest, CancellationToken token)
    {
        TimeSpan until = _clock.Elapsed + longest;
        while (true)
        {
            token.ThrowIfCancellationRequested();
            if (TakeReady() is WaitStep step)
            {
                return step;
            }

            if (_open.Find(source => source.Read is { IsCompleted: true }) is PolledSource ready)
            {
                return await TakeReadAsync(ready).ConfigureAwait(false);
            }

            TimeSpan now = _clock.Elapsed;
            ApplyDeadline(now);
            if (_steps.Count > 0)
            {
                continue;
            }

            Advance(now, token);
            if (_open.Count == 0 && _due.Count == 0)
            {
                return null;
            }

            if (now >= until)
            {
                return new WaitStep(null);
            }

            await SleepAsync(Min(until, NextMoment(now)) - now, token).ConfigureAwait(false);
        }
    }

    /// <summary>The next step if it is there already; null if it has to be waited for.</summary>
    public WaitStep? TakeReady() => _steps.Count > 0 ? _steps.Dequeue() : null;

    /// <summary>Names a few requests and counts the others.</summary>
    public static string NamesOf(IReadOnlyCollection<long> requestIds) => MessageText.Few(requestIds, MaxNamedRequests);

    /// <summary>Cancels every poll.</summary>
    public void Dispose()
    {
        foreach (PolledSource source in _open)
        {
            source.Dispose();
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private TimeSpan Until(TimeSpan moment) => Max(TimeSpan.Zero, moment - _clock.Elapsed);

    private IEnumerable<WaitingRequest> Requests() => _requests.Where(request => request.IsWaiting);

    /// <summary>All that has not ended.</summary>
    private IEnumerable<PolledSource> Sources() =>
        _evidence is { IsWaiting: true } ? Requests().Append(_evidence) : Requests();

    /// <summary>
    /// At the deadline the polls in flight become the last ones, and each other request gets one. What is left when their common
    /// grace is over has timed out.
    /// </summary>
    private void ApplyDeadline(TimeSpan now)
    {
        if (_deadline is null || now < _deadline)
        {
            return;
        }

        if (!_hasReachedDeadline)
        {
            // All are due now, so those come first whose latest poll is the oldest. Each holds its place no longer than lets all of them
            // have their turn within the grace, if more are not open by then than can be.
            _hasReachedDeadline = true;
            int polls = Math.Max(_due.Count + _open.Count, MaxOpenPolls);
            _placeTime = Min(_placeTime, TimeSpan.FromTicks(_options.Grace.Ticks * MaxPolls / polls));
            foreach (PolledSource source in _open)
            {
                source.BecomeLast();
            }

            PolledSource[] due = [.. _due];
            _due.Clear();
            foreach (PolledSource source in due)
            {
                source.NextPollAt = now;
                _due.Add(source);
            }
        }

        if (now >= _deadline + _options.Grace)
        {
            foreach (PolledSource source in Sources().ToList())
            {
                WaitStep step = new(source);
                TimeOut(source, step);
                _steps.Enqueue(step);
            }
        }
    }

    /// <summary>Starts the polls that are due and continues the reads of those that are open.</summary>
    private void Advance(TimeSpan now, CancellationToken token)
    {
        while (HasPlace(now) && _due.Count > 0 && _due.Min.NextPollAt <= now)
        {
            PolledSource source = _due.Min;
            _due.Remove(source);
            _open.Add(source);
            source.BeginPoll(now, _clock.UtcNow, _hasReachedDeadline);
        }

        foreach (PolledSource source in _open)
        {
            if (source.Read is null)
            {
                source.BeginRead(token);
            }
        }
    }

    private bool HasPlace(TimeSpan now) =>
        _open.Count < MaxOpenPolls && _open.Count(source => HoldsPlace(source, now)) < MaxPolls;

    private bool HoldsPlace(PolledSource source, TimeSpan now) => now - source.PolledAt < _placeTime;

    /// <summary>The next moment at which something has to be done that no read brings about.</summary>
    private TimeSpan NextMoment(TimeSpan now)
    {
        TimeSpan next = _deadline + (_hasReachedDeadline ? _options.Grace : TimeSpan.Zero) ?? TimeSpan.MaxValue;
        if (_due.Count > 0 && HasPlace(now))
        {
            next = Min(next, _due.Min.NextPollAt);
        }
        else if (_due.Count > 0 && _open.Count < MaxOpenPolls)
        {
            next = Min(next, _open.Where(source => HoldsPlace(source, now)).Min(source => source.PolledAt) + _placeTime);
        }

        return next;
    }

    private async Task SleepAsync(TimeSpan duration, CancellationToken token)
    {
        using CancellationTokenSource awake = CancellationTokenSource.CreateLinkedTokenSource(token);
        IEnumerable<Task> reads = _open.Select(source => source.Read!);
        await Task.WhenAny(reads.Append(_clock.DelayAsync(duration, awake.Token))).ConfigureAwait(false);
        awake.Cancel();
    }

    private async Task<WaitStep> TakeReadAsync(PolledSource source)
    {
        WaitStep step = new(source);
        try
        {
            if (!await source.TakeReadAsync(step).ConfigureAwait(false))
            {
                EndPoll(source, step);
            }
        }
        catch (MailkitException e)
        {
            FailPoll(source, e, step);
        }

        return step;
    }

    private void EndPoll(PolledSource polled, WaitStep step)
    {
        polled.EndPoll(step);
        Leave(polled);
        foreach (PolledSource settled in _criterion.WhatSettles(polled, _requests))
        {
            Leave(settled);
            settled.End(_criterion.State);
            if (settled is WaitingRequest request)
            {
                request.Status.SettledAt = IsoTime.Format(_clock.UtcNow);
                step.Verbose.Add(Describe(request.Status));
            }
        }

        if (polled.IsWaiting)
        {
            TimeSpan now = _clock.Elapsed;
            TimeSpan interval = TimeSpan.FromTicks((long)(_options.PollInterval.Ticks * (1 + (Jitter * ((2 * _random()) - 1)))));
            TimeSpan next = now + interval;
            Schedule(polled, polled.SettlesAt > now ? Min(next, polled.SettlesAt) : next, step);
        }

        if (_criterion.NeedsEvidence && _due.Remove(_evidence!))
        {
            _evidence!.NextPollAt = _clock.Elapsed;
            _due.Add(_evidence);
        }
    }

    private static string Describe(SendMassStatus status) =>
        FormattableString.Invariant(
            $"The result of {status.RequestId} has settled: {status.RowCount} rows, {status.PollCount} polls, ")
        + FormattableString.Invariant($"{status.FailedPollCount} failed. Completion is presumed; the API has no signal for it.");

    private void FailPoll(PolledSource source, MailkitException failure, WaitStep step)
    {
        bool isFirstFailure = source.FailPoll(failure);
        Leave(source);
        if (failure.ConcernsEveryCall)
        {
            step.Failure = failure;
            source.End(SendMassState.Failed);
            foreach (PolledSource other in Sources().Where(other => other.Client == source.Client).ToList())
            {
                Leave(other);
                other.End(SendMassState.Failed, failure);
                _steps.Enqueue(new WaitStep(other) { Failure = failure.Copy() });
            }
        }
        else if (IsFinal(failure))
        {
            source.End(SendMassState.Failed);
            step.Failure = failure;
            EndEvidence();
        }
        else
        {
            if (isFirstFailure && !_hasReachedDeadline)
            {
                step.Warnings.Add($"Polling {source.Name} fails and is tried again: {failure.Message}");
            }

            TimeSpan pause = Max(source.Client.Retry.PauseAfter(failure, source.Failures), MinFailurePause);
            Schedule(source, _clock.Elapsed + pause, step);
        }
    }

    /// <summary>What is polled beside the requests ends where all of them have failed: there is nothing left to decide on.</summary>
    private void EndEvidence()
    {
        if (_evidence is { IsWaiting: true } && _requests.TrueForAll(request => request.Status.State == SendMassState.Failed))
        {
            Leave(_evidence);
            _evidence.End(SendMassState.Failed);
        }
    }

    /// <summary>Whether asking again would get the same answer.</summary>
    private static bool IsFinal(MailkitException failure) =>
        failure.Kind == MailkitErrorKind.ApiError
        || (failure.Kind == MailkitErrorKind.HttpError && failure.StatusCode is < 500 and not 408 and not 429);

    private void Schedule(PolledSource source, TimeSpan next, WaitStep step)
    {
        if (_hasReachedDeadline)
        {
            TimeOut(source, step);
        }
        else
        {
            source.NextPollAt = Min(next, _deadline ?? next);
            _due.Add(source);
        }
    }

    private void TimeOut(PolledSource source, WaitStep step)
    {
        Leave(source);
        source.End(SendMassState.TimedOut);
        step.IsTimedOut = true;
        step.Failure = source.Failure;
    }

    /// <summary>It is neither polled nor due any more.</summary>
    private void Leave(PolledSource source)
    {
        if (!_open.Remove(source))
        {
            _due.Remove(source);
        }

        if (source.IsFirstPoll)
        {
            source.IsFirstPoll = false;
            _firstPolls--;
        }
    }
}
