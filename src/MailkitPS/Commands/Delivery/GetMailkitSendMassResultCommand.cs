using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads which recipients of a mass send failed and why: one object per error, written as it arrives.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitSendMassResult")]
[OutputType(typeof(SendMassResult))]
public sealed class GetMailkitSendMassResultCommand : MailkitConnectedCommand
{
    /// <summary>Mailkit advises to ask no earlier than 30 minutes after the send (documented).</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(30);

    /// <summary>Two machines' clocks may differ by this much before a time counts as lying in the future.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly List<SendMassStatus> _statuses = [];
    private MailkitConnection? _connection;

    /// <summary>The IDs that the mass sends were given.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    [Alias("request_id")]
    public long[] RequestId { get; set; } = [];

    /// <summary>Narrows the result to one delivery.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalId]
    [ValidateId]
    [Alias("ID_send")]
    public long? SendId { get; set; }

    /// <summary>When the mass send was submitted: a DateTimeOffset, a DateTime, or an ISO 8601 text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SubmissionTime]
    public object? SubmittedAt { get; set; }

    /// <summary>The name of a variable that is set to a list of <see cref="SendMassStatus"/>, one for each request, filled while they are read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _connection = GetConnection();
        if (CheckSubmittedAt() is ErrorRecord error)
        {
            ThrowTerminatingError(error);
        }

        if (StatusVariable is not null)
        {
            SessionState.PSVariable.Set(StatusVariable, _statuses);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (CheckSubmittedAt() is ErrorRecord error)
        {
            WriteError(error);
            return;
        }

        WarnOfYouth();
        foreach (long requestId in RequestId)
        {
            Read(requestId);
        }
    }

    /// <summary>Why the given time cannot be one of a submission; null when it can, or when none is given.</summary>
    private ErrorRecord? CheckSubmittedAt()
    {
        if (SubmittedAt is null)
        {
            return null;
        }

        if (SubmittedAt is not DateTimeOffset submittedAt)
        {
            return Errors.InvalidArgument(
                "-SubmittedAt is not understood. Give a DateTime, a DateTimeOffset, or an ISO 8601 text such as 2026-03-14T09:26:53Z or '2026-03-14 09:26:53' (local time).",
                SubmittedAt);
        }

        return submittedAt > DateTimeOffset.UtcNow + ClockSkew
            ? Errors.InvalidArgument($"-SubmittedAt lies in the future: {Show(submittedAt)}. Give the time at which the mass send was submitted.", SubmittedAt)
            : null;
    }

    private void WarnOfYouth()
    {
        if (SubmittedAt is DateTimeOffset submittedAt && submittedAt + SettleTime > DateTimeOffset.UtcNow)
        {
            WriteWarning(
                $"The result of {string.Join(", ", RequestId)} may be incomplete until {Show(submittedAt + SettleTime)}: Mailkit advises to ask no earlier than 30 minutes after the send.");
        }
    }

    private void Read(long requestId)
    {
        SendMassStatus status = new(requestId, SendId)
        {
            SubmittedAt = SubmittedAt is DateTimeOffset submittedAt ? IsoTime.Format(submittedAt) : null,
            FirstPollAt = IsoTime.Format(DateTimeOffset.UtcNow),
        };
        status.LastPollAt = status.FirstPollAt;
        _statuses.Add(status);
        try
        {
            using MailkitRowReader<SendMassResult> reader = _connection!.Client.GetSendMassResults(requestId, SendId);
            while (Pull(reader) is IReadOnlyList<SendMassResult> rows)
            {
                foreach (SendMassResult row in rows)
                {
                    // Counted first: what is written downstream has been seen, even when that ends the pipeline.
                    status.RowCount++;
                    WriteObject(row);
                }
            }

            status.PollCount = 1;
        }
        catch (MailkitException e)
        {
            status.State = SendMassState.Failed;
            status.FailedPollCount = 1;
            status.LastError = e.Message;
            WriteFailure(e, requestId);
        }
    }

    private static string Show(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
