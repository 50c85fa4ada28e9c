using System;
using System.Management.Automation;
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
    private string? _activity;
    private bool _isSilent = state is null;

    /// <summary>How many milliseconds may pass until the next line; without end where there is none.</summary>
    public int UntilDue => _isSilent ? Timeout.Infinite : (int)Math.Ceiling(_progress.UntilDue.TotalMilliseconds);

    /// <summary>Writes the line if it is time.</summary>
    public void WriteIfDue()
    {
        if (_isSilent || !_progress.TakeDue())
        {
            return;
        }

        _isSilent = EndsCommand();
        if (!_isSilent && state!() is CallState current)
        {
            _activity = current.Function;
            command.WriteProgress(new ProgressRecord(ActivityId, _activity, $"{current}")
            {
                SecondsRemaining = current.SecondsRemaining ?? -1,
            });
        }
    }

    public void Dispose()
    {
        if (_activity is null)
        {
            return;
        }

        try
        {
            command.WriteProgress(new ProgressRecord(ActivityId, _activity, "Ended") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // Nothing can be written any more, but the host has cleared the line itself.
        }
    }

    /// <summary>A line of progress must not end a call, which may be a send.</summary>
    private bool EndsCommand()
    {
        object? preference = command.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out object given)
            ? given
            : command.GetVariableValue("ProgressPreference");
        return string.Equals($"{preference}", nameof(ActionPreference.Stop), StringComparison.OrdinalIgnoreCase);
    }
}
