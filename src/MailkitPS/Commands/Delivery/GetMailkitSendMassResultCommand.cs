using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Numerics;

namespace MailkitPS;

/// <summary>Reads which recipients of a mass send failed and why: one object per error, written as it arrives.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitSendMassResult")]
[OutputType(typeof(SendMassResult))]
public sealed class GetMailkitSendMassResultCommand : MailkitConnectedCommand
{
    private static readonly SendMassWaitOptions Defaults = new();

    private readonly WaitParameters _waiting = new();
    private readonly List<SendMassStatus> _statuses = [];

    /// <summary>The requests whose result may be incomplete still, and until when.</summary>
    private readonly HashSet<long> _youngIds = [];
    private DateTimeOffset _incompleteUntil;
    private MailkitConnection? _connection;
    private ResultWaitWriter? _wait;
    private int _position;
    private bool _hasTypedIds;

    /// <summary>The request ID is a script block, which PowerShell runs for each input.</summary>
    private bool _computesIds;
    private bool _hasTypedConnection;

    /// <summary>The IDs that Mailkit gave the mass sends.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [MailkitId(DefersRefusal = true)]
    [Alias("request_id", "Id")]
    [ArgumentCompleter(typeof(RequestIdCompleter))]
    public long[]? RequestId { get; set; }

    /// <summary>Narrows the result to one delivery.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendId { get; set; }

    /// <summary>
    /// The object that came from the pipeline, so that an error can tell what was wrong with it. Its request ID is bound by PowerShell.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Waits until the result has settled: it is presumably complete, but the API never confirms that.</summary>
    [Parameter]
    public SwitchParameter WaitForCompletion { get => _waiting.IsWanted; set => _waiting.IsWanted = value; }

    /// <summary>When the mass send was submitted: a DateTimeOffset, a DateTime or an ISO 8601 text. In a wait the default is now.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IsoDate]
    public object? SubmittedAt { get; set; }

    /// <summary>For how many seconds after the submission a result may still be incomplete.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SettleTimeSec { get => _waiting.SettleTimeSec; set => _waiting.SettleTimeSec = value; }

    /// <summary>The number of seconds between two polls of a request, plus or minus a tenth.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int PollIntervalSec { get => _waiting.PollIntervalSec; set => _waiting.PollIntervalSec = value; }

    /// <summary>How many successive polls after the settle time must return the same rows.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int StablePolls { get => _waiting.StablePolls; set => _waiting.StablePolls = value; }

    /// <summary>How many seconds to wait; 0 means no limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int WaitTimeoutSec { get => _waiting.WaitTimeoutSec; set => _waiting.WaitTimeoutSec = value; }

    /// <summary>
    /// The name of a variable that receives a list of <see cref="SendMassStatus"/>, one for each request, updated while they are read.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusVariable { get; set; }

    /// <summary>A connection or its name; by default that of the input, or else the runspace's default connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public override object? Connection { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        CheckTypedParameters();
        if (_hasTypedConnection || !MyInvocation.ExpectingInput)
        {
            _connection = GetConnection();
        }

        if (StatusVariable is not null)
        {
            SessionState.PSVariable.Set(StatusVariable, _statuses);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _position++;
        if ((CheckIds() ?? SubmissionTime.Check(SubmittedAt, "Its SubmittedAt")) is string problem)
        {
            WriteError(Errors.InvalidArgument(LeftOut() + problem, _position));
            return;
        }

        if (FindConnection() is not MailkitConnection connection)
        {
            return;
        }

        if (WaitForCompletion)
        {
            AddToWait(connection);
            return;
        }

        NoteIfTooEarly(RequestId!);
        foreach (long requestId in RequestId!)
        {
            Read(requestId, connection);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_youngIds.Count > 0)
        {
            WriteWarning(
                $"The result of {SendMassWait.NamesOf(_youngIds)} may be incomplete until {SubmissionTime.Show(_incompleteUntil)}: "
                + "Mailkit advises asking no earlier than 30 minutes after the send.");
        }

        _wait?.Run();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _wait?.Dispose();
        }
    }

    /// <summary>What is wrong on the command line ends the command before anything is read.</summary>
    private void CheckTypedParameters()
    {
        bool isBound = MyInvocation.BoundParameters.ContainsKey(nameof(RequestId));
        _computesIds = isBound && RequestId is null && MyInvocation.ExpectingInput;
        _hasTypedIds = isBound && !_computesIds;
        _hasTypedConnection = MyInvocation.BoundParameters.ContainsKey(nameof(Connection));
        if (SubmissionTime.Check(SubmittedAt, "-SubmittedAt") is string problem)
        {
            Stop(Errors.InvalidArgument(problem, SubmittedAt));
        }

        if (_hasTypedConnection && HasNoConnection)
        {
            Stop(Errors.InvalidArgument("-Connection is empty. Leave it out to use the default connection.", nameof(Connection)));
        }

        _waiting.Check(this);
        if (!_hasTypedIds && !MyInvocation.ExpectingInput)
        {
            Stop(Errors.InvalidArgument("There is no request ID: give -RequestId, or pipe request IDs in.", nameof(RequestId)));
        }

        if (_hasTypedIds && RequestId is not { Length: > 0 })
        {
            Stop(Errors.InvalidArgument(MailkitIdAttribute.Refusal("-RequestId", null), nameof(RequestId)));
        }

        if (_hasTypedIds && RefusedIdIn(RequestId!) is long refused)
        {
            Stop(Errors.InvalidArgument(RefusedId.Describe("-RequestId", refused), nameof(RequestId)));
        }

        if (SendId is long sendId && RefusedId.Is(sendId))
        {
            Stop(Errors.InvalidArgument(RefusedId.Describe("-SendId", sendId), nameof(SendId)));
        }
    }

    private bool HasNoConnection => MailkitTransformationAttribute.Unwrap(Connection) is null or DBNull or "";

    /// <summary>How the error of an input begins.</summary>
    private string LeftOut() => FormattableString.Invariant($"Input {_position} is left out. ");

    /// <summary>Why the IDs of the input are none; null if they can be used.</summary>
    private string? CheckIds()
    {
        PSPropertyInfo? property = FindProperty(nameof(RequestId), "request_id");
        bool isObject = property is null
            && MailkitTransformationAttribute.Unwrap(InputObject) is not (null or IConvertible or BigInteger or IList);
        string? problem = CheckRequestId(property, isObject);
        if (problem is null && SendId is long sendId && RefusedId.Is(sendId))
        {
            problem = RefusedId.Describe("Its SendId", sendId);
        }

        return problem;
    }

    private string? CheckRequestId(PSPropertyInfo? property, bool isObject)
    {
        if (_hasTypedIds)
        {
            return property is null && !isObject && InputObject is not null ? "-RequestId says already what is read." : null;
        }

        if (isObject && !_computesIds)
        {
            if (InputObject?.BaseObject is IDictionary)
            {
                return "It is a hashtable, whose keys are no properties. Pipe an object: [pscustomobject]@{ RequestId = 8001 }.";
            }

            // A process has an Id too, so Id counts only where it is typed.
            return "It has no property RequestId.";
        }

        object? value = _computesIds ? null : property is null ? InputObject : property.Value;
        if (RequestId is not { Length: > 0 } && string.IsNullOrWhiteSpace($"{value}"))
        {
            return "It has no request ID. Send-MailkitMassMail leaves it empty if Mailkit's answer holds none, and writes an error.";
        }

        return RequestId is not { Length: > 0 } ? Refusal(nameof(RequestId), value)
            : RefusedIdIn(RequestId) is long refused ? RefusedId.Describe("Its RequestId", refused)
            : null;
    }

    private static long? RefusedIdIn(long[] ids) => Array.FindIndex(ids, RefusedId.Is) is int place and >= 0 ? ids[place] : null;

    private PSPropertyInfo? FindProperty(string name, string alias) => InputObject?.Properties[name] ?? InputObject?.Properties[alias];

    private static string Refusal(string parameter, object? value)
    {
        value = MailkitTransformationAttribute.Unwrap(value);
        return MailkitIdAttribute.Refusal($"Its {parameter}", value is IConvertible or BigInteger ? value : null);
    }

    /// <summary>The connection for this input; null if there is none, which has been said then.</summary>
    private MailkitConnection? FindConnection()
    {
        if (_hasTypedConnection || HasNoConnection)
        {
            Connection = _hasTypedConnection ? Connection : null;
            return _connection ??= GetConnection();
        }

        MailkitConnection? connection = ResolveConnection(out ErrorRecord? error, LeftOut());
        if (connection is null)
        {
            WriteError(error!);
        }

        return connection;
    }

    private void AddToWait(MailkitConnection connection)
    {
        _wait ??= new ResultWaitWriter(this, connection.Client, _waiting, WriteRows, WriteReadFailure);
        foreach (long requestId in RequestId!)
        {
            if (_wait.Add(connection, requestId, SendId, (DateTimeOffset?)SubmittedAt) is SendMassStatus status)
            {
                _statuses.Add(status);
            }
        }

        _wait.MakeFirstPolls();
    }

    /// <summary>One warning at the end tells of all of them.</summary>
    private void NoteIfTooEarly(long[] requestIds)
    {
        if (SubmittedAt is DateTimeOffset submittedAt && submittedAt + Defaults.SettleTime is var settlesAt
            && settlesAt > DateTimeOffset.UtcNow)
        {
            _youngIds.UnionWith(requestIds);
            _incompleteUntil = settlesAt > _incompleteUntil ? settlesAt : _incompleteUntil;
        }
    }

    private void Read(long requestId, MailkitConnection connection)
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
            using MailkitRowReader<SendMassResult> reader = connection.Client.GetSendMassResults(requestId, SendId);
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
            WriteReadFailure(e, status, connection);
        }
    }

    /// <summary>Writes the error of a request; ends the pipeline if the next input would fail too.</summary>
    private void WriteReadFailure(MailkitException failure, SendMassStatus status, MailkitConnection connection)
    {
        failure = failure.WithMessage(FormattableString.Invariant($"Reading the result of {status.RequestId} failed. {failure.Message}"));
        if (connection == _connection)
        {
            WriteFailure(failure, status.RequestId);
            return;
        }

        // The next input may come with another connection.
        WriteError(Errors.CallFailed(failure, status.RequestId));
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
