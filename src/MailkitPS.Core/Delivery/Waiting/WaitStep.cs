using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What happened in a wait since the last step, for one request: its new rows, and messages about it.</summary>
internal sealed class WaitStep(SendMassStatus? status)
{
    /// <summary>The request; null when nothing happened but that time passed.</summary>
    public SendMassStatus? Status { get; } = status;

    /// <summary>Rows that were not handed out before.</summary>
    public List<SendMassResult> Rows { get; } = [];

    public List<string> Verbose { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Why the request, or the whole wait, has ended.</summary>
    public MailkitException? Failure { get; set; }

    /// <summary>The wait has ended before the request had settled.</summary>
    public bool IsTimedOut { get; set; }
}
