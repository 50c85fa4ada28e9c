using System;

namespace MailkitPS;

/// <summary>
/// When a read may be repeated, and after what pause: exponential back-off with full jitter, or what the server asks for if that is
/// longer.
/// </summary>
internal sealed class RetryPolicy(int maximumRetryCount, TimeSpan interval, Func<double> random)
{
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(60);

    /// <summary>After so many doublings a pause has its full length, whatever it began with.</summary>
    private const int MaxDoublings = 64;

    public long MaximumAttempts => maximumRetryCount + 1L;

    /// <summary>The pause before the next attempt; false when there is to be none.</summary>
    public bool TryGetPause(MailkitException failure, int attempts, out TimeSpan pause)
    {
        pause = PauseAfter(failure, attempts);
        return failure.IsTransient
            && attempts <= maximumRetryCount
            && (failure.RetryAfter is not TimeSpan asked || asked <= MaxRetryAfter);
    }

    /// <summary>
    /// The pause after so many failures in a row. A server that asks to come again at once, or at a time in the past, gets the back-off.
    /// </summary>
    public TimeSpan PauseAfter(MailkitException failure, int failures)
    {
        TimeSpan backOff = TimeSpan.FromSeconds(MaxBackOffSeconds(failures) * random());
        return failure.RetryAfter is TimeSpan asked && asked > backOff ? asked : backOff;
    }

    /// <summary>For how many seconds a call can go on after this attempt, if each further one is silent to its end.</summary>
    public double MaxSecondsAfter(int attempts, TimeSpan silence)
    {
        double seconds = 0;
        int attempt = attempts;
        for (; attempt <= maximumRetryCount && attempt < MaxDoublings; attempt++)
        {
            seconds += MaxBackOffSeconds(attempt) + silence.TotalSeconds;
        }

        return seconds + ((MaximumAttempts - attempt) * (MaxBackOffSeconds(attempt) + silence.TotalSeconds));
    }

    private double MaxBackOffSeconds(int attempts) =>
        Math.Min(MaxBackOff.TotalSeconds, interval.TotalSeconds * Math.Pow(2, attempts - 1));
}
