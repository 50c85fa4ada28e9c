using System;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Keeps the test mails of one command as far apart as Mailkit wants them: one in 30 seconds (documented in part).</summary>
internal sealed class TestMailPace(IClock clock)
{
    /// <summary>How far apart two of them are.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>A pause is made in steps of this length, so that whoever waits can be told how long still.</summary>
    private static readonly TimeSpan MaxStep = TimeSpan.FromSeconds(1);

    private TimeSpan? _lastAt;

    /// <summary>How long until the next one may go out.</summary>
    public TimeSpan UntilNext => _lastAt is TimeSpan last && last + Interval - clock.Elapsed is var left && left > TimeSpan.Zero
        ? left
        : TimeSpan.Zero;

    /// <summary>Takes note that one has just gone out, or may have.</summary>
    public void Count() => _lastAt = clock.Elapsed;

    /// <summary>Waits a step.</summary>
    /// <returns>How long it still is.</returns>
    public async Task<TimeSpan> PauseAsync(CancellationToken token)
    {
        TimeSpan left = UntilNext;
        await clock.DelayAsync(left < MaxStep ? left : MaxStep, token).ConfigureAwait(false);
        return UntilNext;
    }
}
