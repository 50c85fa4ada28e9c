using System;
using System.Threading;

namespace MailkitPS;

/// <summary>The progress line of a call that takes long, written on the pipeline thread and closed with the call.</summary>
/// <param name="command">The cmdlet that waits.</param>
/// <param name="state">How the call stands; null for a call without a line.</param>
internal sealed class CallProgressWriter(MailkitCommand command, Func<CallState?>? state) : IDisposable
{
    /// <summary>Another one than that of a wait, so that neither closes the line of the other.</summary>
    private const int ActivityId = 2;

    private readonly CallProgress _progress = new(SystemClock.Instance);
    private readonly ProgressLine _line = new(command, ActivityId);
    private bool _isSilent = state is null;

    /// <summary>How many milliseconds may pass until the next line; without end where there is none.</summary>
    public int UntilDue => _isSilent ? Timeout.Infinite : (int)Math.Ceiling(_progress.UntilDue.TotalMilliseconds);

    /// <summary>Writes the line if it is time.</summary>
    public void WriteIfDue()
    {
        if (!_isSilent && _progress.TakeDue() && state!() is CallState current)
        {
            // How long a walk over pages takes nobody knows: the time that is left of a page would pass for it.
            int seconds = current.Walk is null ? current.SecondsRemaining ?? -1 : -1;
            _isSilent = !_line.Write(current.Function, $"{current}", percent: -1, seconds);
        }
    }

    public void Dispose() => _line.Dispose();
}
