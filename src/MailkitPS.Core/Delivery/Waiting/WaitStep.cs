using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What happened in a wait since the last step, to one thing that is polled: its new rows, and messages about it.</summary>
internal sealed class WaitStep(PolledSource? source)
{
    /// <summary>What was polled; null when nothing happened but that time passed.</summary>
    public PolledSource? Source { get; } = source;

    /// <summary>The request that was polled; null where it was something else.</summary>
    public SendMassStatus? Status => (Source as WaitingRequest)?.Status;

    /// <summary>Rows that were not handed out before.</summary>
    public List<SendMassResult> Rows { get; } = [];

    public List<string> Verbose { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Why what was polled, or the whole wait, has ended.</summary>
    public MailkitException? Failure { get; set; }

    /// <summary>The wait has ended before there was what it waited for.</summary>
    public bool IsTimedOut { get; set; }
}
