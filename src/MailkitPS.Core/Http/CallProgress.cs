using System;

namespace MailkitPS;

/// <summary>When a person who waits for a call is told how it stands: not in its first seconds, and then once a second at most.</summary>
/// <param name="clock">Time; the call begins now.</param>
internal sealed class CallProgress(IClock clock)
{
    private static readonly TimeSpan MinCallTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);

    private TimeSpan _due = clock.Elapsed + MinCallTime;

    /// <summary>How long until the next line is due; zero when it is.</summary>
    public TimeSpan UntilDue => _due - clock.Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>True when a line is due, once for each.</summary>
    public bool TakeDue()
    {
        TimeSpan now = clock.Elapsed;
        if (now < _due)
        {
            return false;
        }

        _due = now + MinInterval;
        return true;
    }
}
