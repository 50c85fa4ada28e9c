using System.Collections.Concurrent;

namespace MailkitPS.Core.Tests;

/// <summary>
/// Time that passes only when a test says so. Pauses for which <see cref="PassesAtOnce"/> holds are over as soon as they begin
/// and are kept in <see cref="Pauses"/>.
/// </summary>
internal sealed class FakeClock : IClock
{
    private readonly object _gate = new();
    private readonly List<(TimeSpan Due, TaskCompletionSource Done)> _timers = [];
    private TimeSpan _elapsed;

    public DateTimeOffset UtcNow => new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero) + Elapsed;

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

    public Func<TimeSpan, bool> PassesAtOnce { get; init; } = _ => false;

    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public Task DelayAsync(TimeSpan duration, CancellationToken token)
    {
        lock (_gate)
        {
            if (PassesAtOnce(duration))
            {
                Pauses.Enqueue(duration);
                _elapsed += duration;
                return Task.CompletedTask;
            }

            TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            token.Register(() => done.TrySetCanceled(token));
            _timers.Add((_elapsed + duration, done));
            return done.Task;
        }
    }

    public void Advance(TimeSpan duration)
    {
        lock (_gate)
        {
            _elapsed += duration;
            foreach ((TimeSpan due, TaskCompletionSource done) in _timers)
            {
                if (due <= _elapsed)
                {
                    done.TrySetResult();
                }
            }

            _timers.RemoveAll(timer => timer.Done.Task.IsCompleted);
        }
    }
}
