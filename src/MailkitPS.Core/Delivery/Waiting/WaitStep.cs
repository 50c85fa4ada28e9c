using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What happened in a wait since the last step, for one request: its new rows, then what is to be said.</summary>
internal sealed class WaitStep(SendMassStatus? status)
{
    /// <summary>The request; none when nothing happened but the passing of time.</summary>
    public SendMassStatus? Status { get; } = status;

    /// <summary>Rows that were not handed out before.</summary>
    public List<SendMassResult> Rows { get; } = [];

    public List<string> Verbose { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Why the request has ended, or with it the whole wait.</summary>
    public MailkitException? Failure { get; set; }

    /// <summary>The wait has ended before the request had settled.</summary>
    public bool IsTimedOut { get; set; }
}
