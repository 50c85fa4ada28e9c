using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>The machine's clock.</summary>
internal sealed class SystemClock : IClock
{
    public static readonly SystemClock Instance = new();

    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(int.MaxValue - 1);

    private readonly Stopwatch _stopwatch = Stopwatch.StartNew();

    private SystemClock()
    {
    }

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    public TimeSpan Elapsed => _stopwatch.Elapsed;

    public async Task DelayAsync(TimeSpan duration, CancellationToken token)
    {
        // Task.Delay refuses more than 24 days.
        for (; duration > MaxDelay; duration -= MaxDelay)
        {
            await Task.Delay(MaxDelay, token).ConfigureAwait(false);
        }

        // Rounded up: Task.Delay drops fractions of a millisecond and would end before the moment that is waited for.
        await Task.Delay((int)Math.Ceiling(Math.Max(0, duration.TotalMilliseconds)), token).ConfigureAwait(false);
    }
}
