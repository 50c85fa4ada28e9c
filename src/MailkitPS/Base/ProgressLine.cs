using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A line of progress, written on the pipeline thread and closed with what it tells of.</summary>
/// <param name="command">The cmdlet that waits.</param>
/// <param name="id">Tells the line from another one, so that neither closes the other.</param>
internal sealed class ProgressLine(MailkitCommand command, int id) : IDisposable
{
    private string? _activity;

    /// <summary>Writes the line.</summary>
    /// <returns>False where no line may be written: it must not end the command, which may be a send or a wait of hours.</returns>
    public bool Write(string activity, string status, int percent, int seconds)
    {
        if (command.PreferenceOf("ProgressAction", "ProgressPreference") == ActionPreference.Stop)
        {
            return false;
        }

        _activity = activity;
        command.WriteProgress(new ProgressRecord(id, activity, status) { PercentComplete = percent, SecondsRemaining = seconds });
        return true;
    }

    /// <summary>Closes the line, if there is one.</summary>
    public void Dispose()
    {
        if (_activity is null)
        {
            return;
        }

        try
        {
            command.WriteProgress(new ProgressRecord(id, _activity, "Ended") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // Nothing can be written any more, but the host has cleared the line itself.
        }
    }
}
