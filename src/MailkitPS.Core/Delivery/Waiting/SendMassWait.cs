using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Waits until the results of mass sends have settled. The API has no completion signal, so completion is presumed: the settle
/// time has passed and several successive polls returned the same rows. One loop serves all requests and is pulled step by
/// step; between two pulls nothing new is begun.
/// </summary>
internal sealed class SendMassWait : IDisposable
{
    private const int MaxPolls = 6;
    private const double Jitter = 0.1;

    private readonly Func<SendMassStatus, MailkitRowReader<SendMassResult>> _open;
    private readonly SendMassWaitOptions _options;
    private readonly RetryPolicy _retry;
    private readonly IClock _clock;
    private readonly Func<double> _random;
    private readonly List<WaitingRequest> _requests = [];
    private readonly Queue<WaitStep> _steps = new();
    private TimeSpan? _deadline;

    /// <param name="open">Begins a poll of a request: one attempt, no retries.</param>
    /// <param name="options">When to presume completion.</param>
    /// <param name="retry">Says how long to pause after a failed poll.</param>
    /// <param name="clock">Time.</param>
    /// <param name="random">Jitter: evenly spread from 0 to 1.</param>
    public SendMassWait(
        Func<SendMassStatus, MailkitRowReader<SendMassResult>> open,
        SendMassWaitOptions options,
        RetryPolicy retry,
        IClock clock,
        Func<double> random)
    {
        _open = open;
        _options = options;
        _retry = retry;
        _clock = clock;
        _random = random;
    }

    /// <summary>The rows that were handed out, over all requests.</summary>
    public long RowCount => _requests.Sum(request => request.Status.RowCount);

    /// <summary>How long until the next poll begins; zero while one is open.</summary>
    public TimeSpan UntilNextPoll =>
        Until(Waiting().Select(request => request.Poll is null ? request.NextPollAt : TimeSpan.Zero).DefaultIfEmpty().Min());

    /// <summary>How long until the last request has passed its settle time.</summary>
    public TimeSpan UntilSettleTime => Until(Waiting().Select(request => request.SettlesAt).DefaultIfEmpty().Max());

    /// <summary>Whether a request has not been polled once yet.</summary>
    public bool HasOpenFirstPoll => Waiting().Any(request => request.Status is { PollCount: 0, FailedPollCount: 0 });

    /// <summary>Adds a request; its first poll is due at once. Null when it was added before.</summary>
    public SendMassStatus? Add(long requestId, long? sendId, DateTimeOffset? submittedAt)
    {
        if (_requests.Exists(request => request.Status.RequestId == requestId && request.Status.SendId == sendId))
        {
            return null;
        }

        DateTimeOffset now = _clock.UtcNow;
        DateTimeOffset submitted = submittedAt ?? now;
        TimeSpan age = Max(TimeSpan.Zero, now - submitted);
        SendMassStatus status = new(requestId, sendId)
        {
            State = SendMassState.Waiting,
            SubmittedAt = IsoTime.Format(submitted),
        };
        _requests.Add(new WaitingRequest(status, _clock.Elapsed + _options.SettleTime - age, _clock.Elapsed));
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
        TimeSpan settlesAt = Waiting().Select(request => request.SettlesAt).DefaultIfEmpty().Max();
        if (settlesAt <= _deadline)
        {
            return null;
        }

        TimeSpan polls = TimeSpan.FromTicks((long)(_options.PollInterval.Ticks * (1 + Jitter) * (_options.StablePolls - 1)));
        enoughSeconds = Math.Ceiling((settlesAt - now + polls + _options.Grace).TotalSeconds);
        string ids = string.Join(
            ", ", Waiting().Where(request => request.SettlesAt > _deadline).Select(request => request.Status.RequestId));
        DateTimeOffset utcNow = _clock.UtcNow;
        return $"The result of {ids} cannot settle before the wait ends: it settles no earlier than "
            + $"{IsoTime.Format(utcNow + settlesAt - now)}, the wait ends at {IsoTime.Format(utcNow + timeout)}.";
    }

    /// <summary>The next thing that happens, or an empty step after <paramref name="longest"/>; null when the wait has ended.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public async Task<WaitStep?> NextAsync(TimeSpan longest, CancellationToken token)
    {
        TimeSpan until = _clock.Elapsed + longest;
        while (true)
        {
            token.ThrowIfCancellationRequested();
            if (_steps.Count > 0)
            {
                return _steps.Dequeue();
            }

            if (Waiting().FirstOrDefault(request => request.Read is { IsCompleted: true }) is WaitingRequest ready)
            {
                return await TakeReadAsync(ready).ConfigureAwait(false);
            }

            TimeSpan now = _clock.Elapsed;
            ApplyDeadline(now);
            Advance(now, token);
            if (_steps.Count > 0)
            {
                continue;
            }

            if (!Waiting().Any())
            {
                return null;
            }

            if (now >= until)
            {
                return new WaitStep(null);
            }

            await SleepAsync(Min(until, NextMoment()) - now, token).ConfigureAwait(false);
        }
    }

    /// <summary>Cancels every poll.</summary>
    public void Dispose()
    {
        foreach (WaitingRequest request in _requests)
        {
            request.Dispose();
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private TimeSpan Until(TimeSpan moment) => Max(TimeSpan.Zero, moment - _clock.Elapsed);

    private IEnumerable<WaitingRequest> Waiting() => _requests.Where(request => request.IsWaiting);

    /// <summary>At the deadline each request gets one last poll; what is left when their common grace is over has timed out.</summary>
    private void ApplyDeadline(TimeSpan now)
    {
        if (_deadline is null || now < _deadline)
        {
            return;
        }

        foreach (WaitingRequest request in Waiting().ToList())
        {
            if (now >= _deadline + _options.Grace)
            {
                WaitStep step = new(request.Status);
                TimeOut(request, step);
                _steps.Enqueue(step);
            }
            else if (!request.IsLastPoll)
            {
                request.IsLastPoll = true;
                request.NextPollAt = now;
            }
        }
    }

    /// <summary>Starts the polls that are due and continues the reads of those that are open.</summary>
    private void Advance(TimeSpan now, CancellationToken token)
    {
        int free = MaxPolls - Waiting().Count(request => request.Poll is not null);
        foreach (WaitingRequest request in Waiting().OrderBy(request => request.NextPollAt))
        {
            if (request.Poll is null && request.NextPollAt <= now && free > 0)
            {
                free--;
                request.BeginPoll(_open(request.Status), now, _clock.UtcNow);
            }

            if (request.Poll is not null)
            {
                request.Read ??= request.Poll.ReadNextAsync(token);
            }
        }
    }

    /// <summary>The next moment at which something has to be done that no read brings about.</summary>
    private TimeSpan NextMoment()
    {
        TimeSpan next = _deadline ?? TimeSpan.MaxValue;
        if (_clock.Elapsed >= _deadline)
        {
            next += _options.Grace;
        }

        if (Waiting().Count(request => request.Poll is not null) < MaxPolls)
        {
            IEnumerable<TimeSpan> polls = Waiting().Where(request => request.Poll is null).Select(request => request.NextPollAt);
            next = Min(next, polls.DefaultIfEmpty(next).Min());
        }

        return next;
    }

    private async Task SleepAsync(TimeSpan duration, CancellationToken token)
    {
        using CancellationTokenSource awake = CancellationTokenSource.CreateLinkedTokenSource(token);
        IEnumerable<Task> reads = Waiting().Where(request => request.Read is not null).Select(request => (Task)request.Read!);
        await Task.WhenAny(reads.Append(_clock.DelayAsync(duration, awake.Token))).ConfigureAwait(false);
        awake.Cancel();
    }

    private async Task<WaitStep> TakeReadAsync(WaitingRequest request)
    {
        WaitStep step = new(request.Status);
        Task<IReadOnlyList<SendMassResult>?> read = request.Read!;
        request.Read = null;
        try
        {
            IReadOnlyList<SendMassResult>? rows = await read.ConfigureAwait(false);
            step.Verbose.AddRange(request.Poll!.TakeLog());
            if (rows is null)
            {
                EndPoll(request, step);
            }
            else
            {
                foreach (SendMassResult row in rows)
                {
                    if (request.Rows.Add(row))
                    {
                        step.Rows.Add(row);
                    }
                }
            }
        }
        catch (MailkitException e)
        {
            step.Verbose.AddRange(request.Poll!.TakeLog());
            FailPoll(request, e, step);
        }

        return step;
    }

    private void EndPoll(WaitingRequest request, WaitStep step)
    {
        if (request.EndPoll(_options.StablePolls, step))
        {
            request.Status.SettledAt = IsoTime.Format(_clock.UtcNow);
            request.End(SendMassState.Settled);
            SendMassStatus status = request.Status;
            step.Verbose.Add(FormattableString.Invariant(
                $"The result of {status.RequestId} has settled: {status.RowCount} rows, {status.PollCount} polls, ")
                + FormattableString.Invariant(
                    $"{status.FailedPollCount} failed. Completion is presumed; the API has no signal for it."));
            return;
        }

        TimeSpan now = _clock.Elapsed;
        TimeSpan interval = TimeSpan.FromTicks((long)(_options.PollInterval.Ticks * (1 + (Jitter * ((2 * _random()) - 1)))));
        TimeSpan next = now + interval;
        Schedule(request, request.SettlesAt > now ? Min(next, request.SettlesAt) : next, step);
    }

    private void FailPoll(WaitingRequest request, MailkitException failure, WaitStep step)
    {
        bool isFirstFailure = request.FailPoll(failure);
        if (failure.Kind is MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed)
        {
            foreach (WaitingRequest other in Waiting().ToList())
            {
                other.Status.LastError = failure.Message;
                other.End(SendMassState.Failed);
            }

            step.Failure = failure;
        }
        else if (IsFinal(failure))
        {
            request.End(SendMassState.Failed);
            step.Failure = failure;
        }
        else
        {
            if (isFirstFailure && !request.IsLastPoll)
            {
                step.Warnings.Add($"Polling {request.Status.RequestId} fails and is tried again: {failure.Message}");
            }

            Schedule(request, _clock.Elapsed + (failure.RetryAfter ?? _retry.BackOff(request.Failures)), step);
        }
    }

    /// <summary>Whether asking again would get the same answer.</summary>
    private static bool IsFinal(MailkitException failure) =>
        failure.Kind == MailkitErrorKind.ApiError
        || (failure.Kind == MailkitErrorKind.HttpError && failure.StatusCode is < 500 and not 408 and not 429);

    private void Schedule(WaitingRequest request, TimeSpan next, WaitStep step)
    {
        if (request.IsLastPoll)
        {
            TimeOut(request, step);
        }
        else
        {
            request.NextPollAt = Min(next, _deadline ?? next);
        }
    }

    private static void TimeOut(WaitingRequest request, WaitStep step)
    {
        request.End(SendMassState.TimedOut);
        step.IsTimedOut = true;
        step.Failure = request.Failure;
    }
}
