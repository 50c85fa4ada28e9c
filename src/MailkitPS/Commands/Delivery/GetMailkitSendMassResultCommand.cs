using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads which recipients of a mass send failed and why: one object per error, written as it arrives.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitSendMassResult", DefaultParameterSetName = OnceSet)]
[OutputType(typeof(SendMassResult))]
public sealed class GetMailkitSendMassResultCommand : MailkitConnectedCommand
{
    private const string OnceSet = "Once";
    private const string WaitSet = "Wait";

    /// <summary>How far the clocks of two machines may differ before a time counts as being in the future.</summary>
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    private static readonly SendMassWaitOptions Defaults = new();

    private readonly List<SendMassStatus> _statuses = [];
    private MailkitConnection? _connection;
    private WaitWriter? _wait;

    /// <summary>The IDs that Mailkit gave the mass sends.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [MailkitId]
    [Alias("request_id")]
    [ArgumentCompleter(typeof(RequestIdCompleter))]
    public long[]? RequestId { get; set; }

    /// <summary>Narrows the result to one delivery.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendId { get; set; }

    /// <summary>Waits until the result has settled: it is presumably complete, but the API never confirms that.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WaitSet)]
    public SwitchParameter WaitForCompletion { get; set; }

    /// <summary>When the mass send was submitted: a DateTimeOffset, a DateTime or an ISO 8601 text. In a wait the default is now.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IsoDate]
    public object? SubmittedAt { get; set; }

    /// <summary>For how many seconds after the submission a result may still be incomplete.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(0, int.MaxValue)]
    public int SettleTimeSec { get; set; } = (int)Defaults.SettleTime.TotalSeconds;

    /// <summary>The number of seconds between two polls of a request, plus or minus a tenth.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(1, int.MaxValue)]
    public int PollIntervalSec { get; set; } = (int)Defaults.PollInterval.TotalSeconds;

    /// <summary>How many successive polls after the settle time must return the same rows.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(1, int.MaxValue)]
    public int StablePolls { get; set; } = Defaults.StablePolls;

    /// <summary>How many seconds to wait; 0 means no limit.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(0, int.MaxValue)]
    public int WaitTimeoutSec { get; set; } = (int)Defaults.WaitTimeout!.Value.TotalSeconds;

    /// <summary>
    /// The name of a variable that receives a list of <see cref="SendMassStatus"/>, one for each request, updated while they are read.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _connection = GetConnection();
        if (CheckSubmittedAt() is ErrorRecord error)
        {
            Stop(error);
        }

        if (StatusVariable is not null)
        {
            SessionState.PSVariable.Set(StatusVariable, _statuses);
        }

        if (WaitForCompletion)
        {
            _wait = new WaitWriter(this, _connection, WaitOptions(), WriteRows);
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

        if (RequestId is not long[] requestIds)
        {
            WriteError(Errors.InvalidArgument(
                "There is no request ID. Send-MailkitMassMail leaves it empty if Mailkit's answer holds none, and writes an error.",
                null));
            return;
        }

        if (_wait is null)
        {
            WarnIfTooEarly(requestIds);
            foreach (long requestId in requestIds)
            {
                Read(requestId);
            }

            return;
        }

        foreach (long requestId in requestIds)
        {
            if (_wait.Add(requestId, SendId, (DateTimeOffset?)SubmittedAt) is SendMassStatus status)
            {
                _statuses.Add(status);
            }
        }

        _wait.MakeFirstPolls();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _wait?.Run();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _wait?.Dispose();
        }
    }

    private static string Show(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private SendMassWaitOptions WaitOptions() => new()
    {
        SettleTime = TimeSpan.FromSeconds(SettleTimeSec),
        PollInterval = TimeSpan.FromSeconds(PollIntervalSec),
        StablePolls = StablePolls,
        WaitTimeout = WaitTimeoutSec == 0 ? null : TimeSpan.FromSeconds(WaitTimeoutSec),
        Grace = TimeSpan.FromSeconds(_connection!.TimeoutSec),
    };

    /// <summary>Why the given time cannot be the time of a submission; null if it can, or if none is given.</summary>
    private ErrorRecord? CheckSubmittedAt()
    {
        if (SubmittedAt is null)
        {
            return null;
        }

        if (SubmittedAt is not DateTimeOffset submittedAt)
        {
            return Errors.InvalidArgument(
                "-SubmittedAt is not understood. Give a DateTime, a DateTimeOffset, or an ISO 8601 text such as 2026-03-14T09:26:53Z or "
                + "'2026-03-14 09:26:53' (local time).",
                SubmittedAt);
        }

        return submittedAt > DateTimeOffset.UtcNow + MaxClockSkew
            ? Errors.InvalidArgument(
                $"-SubmittedAt is in the future: {Show(submittedAt)}. Give the time at which the mass send was submitted.",
                SubmittedAt)
            : null;
    }

    private void WarnIfTooEarly(long[] requestIds)
    {
        if (SubmittedAt is DateTimeOffset submittedAt && submittedAt + Defaults.SettleTime > DateTimeOffset.UtcNow)
        {
            WriteWarning(
                $"The result of {string.Join(", ", requestIds)} may be incomplete until {Show(submittedAt + Defaults.SettleTime)}: "
                + "Mailkit advises asking no earlier than 30 minutes after the send.");
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
            foreach (IReadOnlyList<SendMassResult> rows in Pull(reader))
            {
                WriteRows(rows, status);
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

    /// <summary>Writes rows and counts them.</summary>
    private void WriteRows(IReadOnlyList<SendMassResult> rows, SendMassStatus status)
    {
        foreach (SendMassResult row in rows)
        {
            // Counted first, because writing may end the pipeline, and the row has been seen downstream even then.
            status.RowCount++;
            WriteObject(row);
        }
    }
}
