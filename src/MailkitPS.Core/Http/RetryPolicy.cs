using System;

namespace MailkitPS;

/// <summary>
/// When a read may be repeated, and after what pause: exponential back-off with full jitter, or what the server asks for.
/// </summary>
internal sealed class RetryPolicy(int maximumRetryCount, TimeSpan interval, Func<double> random)
{
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(60);

    public long MaximumAttempts => maximumRetryCount + 1L;

    /// <summary>The pause before the next attempt; false when there is to be none.</summary>
    public bool TryGetPause(MailkitException failure, int attempts, out TimeSpan pause)
    {
        pause = failure.RetryAfter ?? BackOff(attempts);
        return failure.IsTransient && attempts <= maximumRetryCount && (failure.RetryAfter is null || pause <= MaxRetryAfter);
    }

    /// <summary>The pause after so many failures in a row.</summary>
    public TimeSpan BackOff(int attempts)
    {
        double longest = Math.Min(MaxBackOff.TotalSeconds, interval.TotalSeconds * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(longest * random());
    }
}
