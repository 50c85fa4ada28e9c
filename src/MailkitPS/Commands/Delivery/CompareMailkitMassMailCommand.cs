using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Compares those who were submitted to a mass send with what Mailkit lists: what became of each of them.</summary>
[Cmdlet(VerbsData.Compare, "MailkitMassMail")]
[OutputType(typeof(MassMailOutcome))]
public sealed class CompareMailkitMassMailCommand : MailkitInputCommand
{
    /// <summary>The value of <see cref="ReadFrom"/> for the raw report.</summary>
    internal const string Raw = "Raw";

    /// <summary>The same that Get-MailkitRawMessage waits between two pages.</summary>
    private static readonly TimeSpan PageDelay = TimeSpan.FromSeconds(1);

    private readonly MassMailSummary _summary = new() { State = SendMassState.Waiting };
    private readonly InputColumn _email;
    private readonly InputColumn _emailId;
    private ComparisonScope _scope = null!;
    private MassMailWalk _walk = null!;
    private ComparisonNotes _notes = null!;

    /// <summary>Only where something is read: rows that were read before are compared without one.</summary>
    private MailkitConnection? _connection;

    /// <summary>Adds the inputs to the comparison.</summary>
    private WorkBehind<(string Email, long? EmailId, int Position)> _inputs = null!;

    /// <summary>How many inputs were refused.</summary>
    private int _refusedCount;

    /// <summary>Makes the cmdlet.</summary>
    public CompareMailkitMassMailCommand()
        : base(RecipientFields.OfMassMail, nameof(Email))
    {
        _email = Column(nameof(Email));
        _emailId = Column(nameof(EmailId));
    }

    /// <summary>The address that was submitted. Each recipient needs one.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    [Alias("send_to", "EmailAddress")]
    public string? Email { get; set; }

    /// <summary>The ID of the recipient, which counts before the address.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [InputColumn]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? EmailId { get; set; }

    /// <summary>What Send-MailkitMassMail has written, or rows of a file of that.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Request { get; set; }

    /// <summary>The mass sends whose results name errors; beside those of -Request.</summary>
    [Parameter]
    [AllowNull]
    [MailkitId(DefersRefusal = true)]
    [Alias("request_id", "Id")]
    [ArgumentCompleter(typeof(RequestIdCompleter))]
    public long[]? RequestId { get; set; }

    /// <summary>The deliveries that list the messages.</summary>
    [Parameter]
    [AllowNull]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long[]? SendId { get; set; }

    /// <summary>The campaigns whose deliveries since the submission are looked up; by default those of -Request.</summary>
    [Parameter]
    [AllowNull]
    [MailkitId(DefersRefusal = true)]
    [Alias("campaign_id", "ID_message")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long[]? CampaignId { get; set; }

    /// <summary>
    /// When it was submitted: a DateTimeOffset, a DateTime or an ISO 8601 text; by default the earliest of -Request. Messages from before
    /// are not of this send.
    /// </summary>
    [Parameter]
    [IsoDate]
    public object? SubmittedAt { get; set; }

    /// <summary>Only messages with a greater ID are of this send.</summary>
    [Parameter]
    [MailkitId(AllowsZero = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? After { get; set; }

    /// <summary>Which report the messages are read from: Recipients in one answer, or Raw in pages.</summary>
    [Parameter]
    [ValidateSet("Recipients", Raw)]
    public string ReadFrom { get; set; } = "Recipients";

    /// <summary>
    /// Errors that were read before, in place of reading them: what Get-MailkitSendMassResult has written, or rows of a file.
    /// </summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ErrorRow { get; set; }

    /// <summary>
    /// Messages that were read before, in place of reading them: what Get-MailkitDeliveryRecipient or Get-MailkitRawMessage has written, or
    /// rows of a file.
    /// </summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? DeliveryRow { get; set; }

    /// <summary>Which outcomes are written; by default all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RecipientOutcome[] Outcome { get; set; } = [.. Enum.GetValues(typeof(RecipientOutcome)).Cast<RecipientOutcome>()];

    /// <summary>Letter case counts in what stands before the @ of an address.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>
    /// Waits until the results have settled and everybody who was submitted has been seen. The API never confirms that this is all.
    /// </summary>
    [Parameter]
    public SwitchParameter WaitForCompletion { get => Waiting.IsWanted; set => Waiting.IsWanted = value; }

    /// <summary>Whom the wait waits for: until nobody is missing, or until nobody is missing or waiting.</summary>
    [Parameter]
    public WaitUntil Until { get; set; }

    /// <summary>Ends the wait before the settle time when everybody is sent, failed or refused and nothing is ambiguous.</summary>
    [Parameter]
    public SwitchParameter EndEarly { get; set; }

    /// <summary>For how many seconds after the submission a result may still be incomplete.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SettleTimeSec { get => Waiting.SettleTimeSec; set => Waiting.SettleTimeSec = value; }

    /// <summary>The number of seconds between two polls, plus or minus a tenth.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int PollIntervalSec { get => Waiting.PollIntervalSec; set => Waiting.PollIntervalSec = value; }

    /// <summary>How many successive polls of each result after the settle time must return the same rows.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int StablePolls { get => Waiting.StablePolls; set => Waiting.StablePolls = value; }

    /// <summary>How many seconds to wait; 0 means no limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int WaitTimeoutSec { get => Waiting.WaitTimeoutSec; set => Waiting.WaitTimeoutSec = value; }

    /// <summary>The name of a variable that receives a <see cref="MassMailSummary"/>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    internal override InputWords Words => InputWords.Compare;

    /// <summary>How to wait.</summary>
    internal WaitParameters Waiting { get; } = new();

    /// <summary>The messages are read page by page from the raw report.</summary>
    internal bool ReadsRaw => ReadFrom.Equals(Raw, StringComparison.OrdinalIgnoreCase);

    /// <summary>The greatest ID of no messages is empty: a baseline all the same.</summary>
    internal long? Baseline => IsGiven(nameof(After)) ? After ?? 0 : null;

    /// <summary>The file that was sent has more than is compared, and nobody misses it.</summary>
    private protected override bool TellsUnused => false;

    /// <summary>Whether a parameter is given; its value may be empty.</summary>
    internal bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Ends the command without an outcome.</summary>
    [DoesNotReturn]
    internal void Fail(ErrorRecord error)
    {
        _summary.State = SendMassState.Failed;
        Stop(error);
    }

    /// <summary>Reads rows that are given; one that cannot be read would make somebody Missing, so that it is the end.</summary>
    internal void ReadGiven(string parameter, Action read)
    {
        try
        {
            read();
        }
        catch (MailkitException e)
        {
            Fail(Errors.InvalidArgument(e.Message, parameter));
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (SummaryVariable is not null)
        {
            // First of all, so that no older summary is taken for this one.
            SessionState.PSVariable.Set(SummaryVariable, _summary);
        }

        Waiting.Check(this, nameof(Until), nameof(EndEarly));
        RequireTypedIds((nameof(EmailId), EmailId));
        base.BeginProcessing();
        _scope = new(this);
        _scope.Read();
        Connection ??= _scope.Connection;
        if (_scope.ReadsErrors || _scope.ReadsMessages)
        {
            _connection = GetConnection();
        }

        MassMailDeliveries deliveries = new(SendId ?? [], _scope.CampaignIds, _scope.SubmittedAt)
        {
            AreReadRaw = ReadsRaw,
            PagingOptions = new PagingOptions { After = Baseline, PageDelay = PageDelay },
        };
        _walk = new(new(CaseSensitive, _scope.SubmittedAt, Baseline, _summary), deliveries);
        _inputs = new(input => _walk.Comparison.Add(input.Email, input.EmailId, input.Position));
        _notes = new(this, _scope, _walk.Comparison);
        _notes.TellOfRequests();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _inputs.Complete();
        if (_summary.SubmittedCount == 0)
        {
            WriteWarning("Nobody was compared: there is no input that could be.");
            return;
        }

        _notes.TellOfInputs(_refusedCount);
        if (WaitForCompletion)
        {
            Wait();
            return;
        }

        Look();
        WriteOutcomes();
    }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        CheckAddress(Email);
    }

    private protected override void NoteRefusal() => _refusedCount++;

    private protected override Action Prepare(InputRow row)
    {
        string email = EmailAddress.Require(ReadRequiredText(row, _email, Email));
        long? emailId = ReadId(row, _emailId, EmailId);
        return () =>
        {
            // Here, because the comparison comes to it later, and what is stopped meanwhile tells how many there were.
            _summary.SubmittedCount++;
            _inputs.Add((email, emailId, Position));
        };
    }

    /// <summary>Looks once: errors and messages are each read from Mailkit, or were read before.</summary>
    private void Look()
    {
        MassMailLook? look = _connection is null ? null : new(this, _connection.Client, _walk);
        GivenMassMailRows given = new(this, _scope, _walk);
        if (_scope.ReadsErrors)
        {
            look!.ReadErrors(_scope.RequestIds);
        }
        else
        {
            given.AddErrors();
        }

        if (_scope.ReadsMessages)
        {
            look!.FindDeliveries();
            _notes.TellOfDeliveries(_walk.Deliveries.SendIds);
            look.ReadMessages();
        }
        else
        {
            given.AddMessages();
            _notes.TellOfGivenDeliveries();
        }

        _notes.TellOfDates();
        _walk.Comparison.EndReading();
        _summary.State = SendMassState.Snapshot;
    }

    /// <summary>Reads again and again until there is what is waited for, and writes the outcomes as they are then.</summary>
    private void Wait()
    {
        MailkitClient client = _connection!.Client;
        SendMassWaitOptions options = Waiting.ToOptions(grace: TimeSpan.FromSeconds(_connection.TimeoutSec));
        DateTimeOffset lastSubmittedAt = _scope.LastSubmittedAt ?? client.Clock.UtcNow;
        MassMailReading reading = new(client, _walk, options.SettlesAt(client.Clock, lastSubmittedAt));
        AccountedCriterion criterion = new(reading, _summary, new StableCriterion(StablePolls), Until, EndEarly);
        using ComparisonWaitWriter wait = new(this, client, options, criterion, reading, _walk);
        foreach (long requestId in _scope.RequestIds)
        {
            wait.Add(requestId, lastSubmittedAt);
        }

        string resume = new ComparisonResume(this, _scope, _connection).ToString();
        WriteVerbose($"If this ends early, {resume}");
        wait.Run();
        _summary.State = wait.IsTimedOut ? SendMassState.TimedOut : SendMassState.Accounted;
        if (reading.HasRead)
        {
            _notes.TellOfDeliveries(_walk.Deliveries.SendIds);
            _notes.TellOfDates();
            _notes.TellOfResults(_walk.UnreadIds);
            _walk.Comparison.Count();
            WriteOutcomes();
        }

        if (wait.IsTimedOut)
        {
            WriteError(Errors.WaitTimeout(_summary, reading.HasRead, wait.LatestFailure, resume, _scope.RequestIds));
        }
    }

    private void WriteOutcomes()
    {
        foreach (MassMailOutcome outcome in WorkAhead.Of(_walk.Comparison.Outcomes()))
        {
            if (Outcome.Contains(outcome.Outcome))
            {
                WriteObject(outcome);
            }
        }
    }
}
