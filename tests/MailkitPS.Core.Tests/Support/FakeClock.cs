using System.Collections.Concurrent;

namespace MailkitPS.Core.Tests;

/// <summary>
/// Time that passes only when a test says so. Waiting code continues inside the call that lets time pass, so a test of hours
/// takes milliseconds and always runs the same way.
/// </summary>
internal sealed class FakeClock : IClock
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    private readonly object _gate = new();
    private readonly List<(TimeSpan Due, TaskCompletionSource Done)> _timers = [];
    private TimeSpan _elapsed;

    /// <summary>How far the wall clock is off; a test may change it without any time passing.</summary>
    public TimeSpan WallClockError { get; set; }

    public DateTimeOffset UtcNow => Start + Elapsed + WallClockError;

    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>Which pauses end as soon as they begin; they are recorded in <see cref="Pauses"/>.</summary>
    public Func<TimeSpan, bool> PassesAtOnce { get; init; } = _ => false;

    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public Task DelayAsync(TimeSpan duration, CancellationToken token)
    {
        TaskCompletionSource done = new();
        lock (_gate)
        {
            if (duration <= TimeSpan.Zero || PassesAtOnce(duration))
            {
                Pauses.Enqueue(duration);
                _elapsed += duration > TimeSpan.Zero ? duration : TimeSpan.Zero;
                return Task.CompletedTask;
            }

            _timers.Add((_elapsed + duration, done));
        }

        token.Register(() =>
        {
            lock (_gate)
            {
                _timers.RemoveAll(timer => timer.Done == done);
            }

            done.TrySetCanceled(token);
        });
        return done.Task;
    }

    public void Advance(TimeSpan duration)
    {
        TimeSpan until = Elapsed + duration;
        while (AdvanceToNext(until))
        {
            // One timer at a time, because each may set new ones.
        }

        lock (_gate)
        {
            _elapsed = until;
        }
    }

    /// <summary>Lets time pass until the task has ended.</summary>
    public T Run<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Assert.True(AdvanceToNext(TimeSpan.MaxValue), "Nothing waits for time, and the task has not ended.");
        }

        return task.GetAwaiter().GetResult();
    }

    private bool AdvanceToNext(TimeSpan until)
    {
        (TimeSpan Due, TaskCompletionSource Done) next;
        lock (_gate)
        {
            if (_timers.Count == 0 || (next = _timers.MinBy(timer => timer.Due)).Due > until)
            {
                return false;
            }

            _timers.Remove(next);
            _elapsed = next.Due;
        }

        next.Done.TrySetResult();
        return true;
    }
}
