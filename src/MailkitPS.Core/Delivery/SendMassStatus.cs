namespace MailkitPS;

/// <summary>
/// The progress of reading one mass send's result. It is updated while reading goes on, so it is also right after Ctrl+C.
/// Instants are ISO 8601 texts in UTC, so that they survive a CSV file written and read under different cultures.
/// </summary>
public sealed class SendMassStatus
{
    internal SendMassStatus(long requestId, long? sendId)
    {
        RequestId = requestId;
        SendId = sendId;
    }

    /// <summary>The mass send that was asked about.</summary>
    public long RequestId { get; }

    /// <summary>The delivery it was narrowed to; null for all.</summary>
    public long? SendId { get; }

    /// <summary>How far reading has come.</summary>
    public SendMassState State { get; internal set; }

    /// <summary>How many rows were written.</summary>
    public long RowCount { get; internal set; }

    /// <summary>How many polls were answered.</summary>
    public int PollCount { get; internal set; }

    /// <summary>How many polls failed.</summary>
    public int FailedPollCount { get; internal set; }

    /// <summary>When the mass send was submitted; null when that was not said.</summary>
    public string? SubmittedAt { get; internal set; }

    /// <summary>When the first poll began.</summary>
    public string? FirstPollAt { get; internal set; }

    /// <summary>When the latest poll began.</summary>
    public string? LastPollAt { get; internal set; }

    /// <summary>When completion was presumed; null before.</summary>
    public string? SettledAt { get; internal set; }

    /// <summary>The text of the latest failure; null when there was none.</summary>
    public string? LastError { get; internal set; }
}
