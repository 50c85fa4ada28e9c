using System;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Cancels one attempt when no byte has come or gone for the time-out while one was waited for.
/// Time that a consumer spends on the rows between two reads is not silence of the server.
/// </summary>
internal sealed class SilenceTimer : IDisposable
{
    private readonly IClock _clock;
    private readonly Func<string> _describe;
    private readonly CancellationTokenSource _silent = new();
    private readonly CancellationTokenSource _disposed = new();
    private long _lastSound;
    private volatile bool _listening;

    /// <param name="limit">How long the server may be silent.</param>
    /// <param name="clock">Time.</param>
    /// <param name="describe">Who was silent, in words; asked only then, because to find a proxy can take long.</param>
    public SilenceTimer(TimeSpan limit, IClock clock, Func<string> describe)
    {
        Limit = limit;
        _describe = describe;
        _clock = clock;
        _ = WatchAsync();
    }

    public TimeSpan Limit { get; }

    /// <summary>Cancelled by silence.</summary>
    public CancellationToken Token => _silent.Token;

    public bool HasElapsed => _silent.IsCancellationRequested;

    /// <summary>How much more silence there may be.</summary>
    public TimeSpan Remaining => _listening ? Limit - (_clock.Elapsed - TimeSpan.FromTicks(Interlocked.Read(ref _lastSound))) : Limit;

    /// <summary>Starts counting silence.</summary>
    public void Listen()
    {
        Interlocked.Exchange(ref _lastSound, _clock.Elapsed.Ticks);
        _listening = true;
    }

    /// <summary>Stops counting silence.</summary>
    public void Rest() => _listening = false;

    public void Dispose()
    {
        // The sources themselves are left to the collector: the watch may still be looking at them.
        _disposed.Cancel();
    }

    public MailkitException TimedOut() => new(
        MailkitErrorKind.Timeout,
        FormattableString.Invariant($"{_describe()} was silent for {Limit.TotalSeconds:0.###} s."))
    {
        IsTransient = true,
    };

    private async Task WatchAsync()
    {
        try
        {
            TimeSpan wait = Limit;
            while (true)
            {
                await _clock.DelayAsync(wait, _disposed.Token).ConfigureAwait(false);
                wait = Remaining;
                if (wait <= TimeSpan.Zero)
                {
                    _silent.Cancel();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: silence no longer matters.
        }
    }
}
