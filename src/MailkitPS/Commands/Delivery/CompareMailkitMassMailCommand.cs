using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Compares those who were submitted to a mass send with what Mailkit lists: what became of each of them.</summary>
[Cmdlet(VerbsData.Compare, "MailkitMassMail")]
[OutputType(typeof(MassMailOutcome))]
public sealed class CompareMailkitMassMailCommand : MailkitInputCommand
{
    private const string Raw = "Raw";

    /// <summary>The same that Get-MailkitRawMessage waits between two pages.</summary>
    private static readonly TimeSpan PageDelay = TimeSpan.FromSeconds(1);

    private readonly MassMailSummary _summary = new() { State = SendMassState.Waiting };
    private readonly WaitParameters _waiting = new();
    private readonly InputColumn _email;
    private readonly InputColumn _emailId;
    private MassMailComparison _comparison = null!;
    private MassMailDeliveries _deliveries = null!;

    /// <summary>Only where something is read: rows that were read before are compared without one.</summary>
    private MailkitConnection? _connection;
    private DateTimeOffset? _submittedAt;

    /// <summary>When the latest request was submitted: a wait is over when its time is.</summary>
    private DateTimeOffset? _lastSubmittedAt;
    private long[] _requestIds = [];
    private long[] _campaignIds = [];

    /// <summary>How many recipients the requests had; 0 where that is not known.</summary>
    private int _requestedCount;

    /// <summary>How many requests have no ID.</summary>
    private int _unknownRequests;

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
    public SwitchParameter WaitForCompletion { get => _waiting.IsWanted; set => _waiting.IsWanted = value; }

    /// <summary>Whom the wait waits for: until nobody is missing, or until nobody is missing or waiting.</summary>
    [Parameter]
    public WaitUntil Until { get; set; }

    /// <summary>Ends the wait before the settle time when everybody is sent, failed or refused and nothing is ambiguous.</summary>
    [Parameter]
    public SwitchParameter EndEarly { get; set; }

    /// <summary>For how many seconds after the submission a result may still be incomplete.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SettleTimeSec { get => _waiting.SettleTimeSec; set => _waiting.SettleTimeSec = value; }

    /// <summary>The number of seconds between two polls, plus or minus a tenth.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int PollIntervalSec { get => _waiting.PollIntervalSec; set => _waiting.PollIntervalSec = value; }

    /// <summary>How many successive polls of each result after the settle time must return the same rows.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int StablePolls { get => _waiting.StablePolls; set => _waiting.StablePolls = value; }

    /// <summary>How many seconds to wait; 0 means no limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int WaitTimeoutSec { get => _waiting.WaitTimeoutSec; set => _waiting.WaitTimeoutSec = value; }

    /// <summary>The name of a variable that receives a <see cref="MassMailSummary"/>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    internal override InputWords Words => InputWords.Compare;

    /// <summary>The file that was sent has more than is compared, and nobody misses it.</summary>
    private protected override bool TellsUnused => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (SummaryVariable is not null)
        {
            // First of all, so that no older summary is taken for this one.
            SessionState.PSVariable.Set(SummaryVariable, _summary);
        }

        _waiting.Check(this, nameof(Until), nameof(EndEarly));
        RequireTypedIds((nameof(EmailId), EmailId));
        base.BeginProcessing();
        _requestIds = ReadTypedIds(nameof(RequestId), RequestId);
        ReadTypedIds(nameof(SendId), SendId);
        _campaignIds = ReadTypedIds(nameof(CampaignId), CampaignId);
        ReadSubmittedAt();
        ReadRequests();
        RequireBothHalves();
        RequireWhatIsWaitedFor();
        if (ReadsErrors || !IsGiven(nameof(DeliveryRow)))
        {
            _connection = GetConnection();
        }

        _deliveries = new(SendId ?? [], _campaignIds, _submittedAt)
        {
            AreReadRaw = ReadFrom.Equals(Raw, StringComparison.OrdinalIgnoreCase),
            PagingOptions = new PagingOptions { After = Baseline, PageDelay = PageDelay },
        };
        _comparison = new(CaseSensitive, _submittedAt, Baseline, _summary);
        _summary.SubmittedAt = _submittedAt is DateTimeOffset time ? IsoTime.Format(time) : null;
        _summary.RequestIds = string.Join(", ", _requestIds);
        AddCaveatsOfRequests();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_summary.SubmittedCount == 0)
        {
            WriteWarning("Nobody was compared: there is no input that could be.");
            return;
        }

        if (_refusedCount > 0)
        {
            _comparison.Caveats.Add(MassMailCaveats.NotCompared(_refusedCount));
        }

        if (_requestedCount > 0 && _requestedCount != _summary.SubmittedCount)
        {
            WriteWarning(FormattableString.Invariant(
                $"The requests had {_requestedCount} recipients, and the input has {_summary.SubmittedCount}: is it the same input?"));
        }

        if (WaitForCompletion)
        {
            Wait();
            return;
        }

        ReadErrors();
        ReadMessages();
        WriteOutcomes();
    }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        if (!string.IsNullOrWhiteSpace(Email))
        {
            CheckAddress(Email!);
        }
    }

    private protected override void NoteRefusal() => _refusedCount++;

    private protected override Action Prepare(InputRow row)
    {
        string email = EmailAddress.Require(ReadRequiredText(row, _email, Email));
        long? emailId = ReadId(row, _emailId, EmailId);
        return () => _comparison.Add(email, emailId, Position);
    }

    /// <summary>The greatest ID of no messages is empty: a baseline all the same.</summary>
    private long? Baseline => IsGiven(nameof(After)) ? After ?? 0 : null;

    private bool ReadsErrors => !IsGiven(nameof(ErrorRow)) && _requestIds.Length > 0;

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>IDs of the command line, each once; an empty variable must not pass for none.</summary>
    private long[] ReadTypedIds(string parameter, long[]? ids)
    {
        if (IsGiven(parameter) && ids is not { Length: > 0 })
        {
            Stop(Errors.InvalidArgument($"-{parameter} is empty.", parameter));
        }

        foreach (long id in ids ?? [])
        {
            if (RefusedId.Is(id))
            {
                Stop(Errors.InvalidArgument(RefusedId.Describe($"-{parameter}", id), parameter));
            }
        }

        return [.. (ids ?? []).Distinct()];
    }

    private void ReadSubmittedAt()
    {
        string? problem = SubmissionTime.Check(SubmittedAt, "-SubmittedAt");
        if (problem is null && SubmittedAt is null && IsGiven(nameof(SubmittedAt)))
        {
            problem = "-SubmittedAt is empty. Give a time, or leave it out.";
        }

        if (problem is not null)
        {
            Stop(Errors.InvalidArgument(problem, nameof(SubmittedAt)));
        }

        _submittedAt = MailkitTransformationAttribute.Unwrap(SubmittedAt) as DateTimeOffset?;
        _lastSubmittedAt = _submittedAt;
    }

    /// <summary>What the requests tell that the command line does not.</summary>
    private void ReadRequests()
    {
        if (!IsGiven(nameof(Request)))
        {
            return;
        }

        List<SendMassRequest> requests = [];
        ReadGiven(nameof(Request), () => requests.AddRange(MassMailRows.Requests(Request ?? [])));
        if (requests.Count == 0)
        {
            Stop(Errors.InvalidArgument("-Request is empty: there is nothing that was sent.", nameof(Request)));
        }

        _requestIds = [.. _requestIds.Concat(requests.Select(request => request.RequestId).OfType<long>()).Distinct()];
        _requestedCount = requests.All(request => request.RecipientCount > 0) ? requests.Sum(request => request.RecipientCount) : 0;
        DateTimeOffset[] times =
        [
            .. requests.Where(request => request.SubmittedAt.Length > 0)
                .Select(request => DateTimeOffset.Parse(request.SubmittedAt, CultureInfo.InvariantCulture)),
        ];
        _submittedAt ??= times.Length == requests.Count ? times.Min() : null;
        if (_submittedAt is DateTimeOffset earliest)
        {
            _lastSubmittedAt = times.Append(earliest).Max();
        }

        if (!IsGiven(nameof(CampaignId)) && requests.All(request => request.CampaignId is not null))
        {
            _campaignIds = [.. requests.Select(request => request.CampaignId!.Value).Distinct()];
        }

        _unknownRequests = requests.Count(request => request.RequestId is null);
        UseConnectionOf(requests);
    }

    /// <summary>Another account may have the same IDs, so that requests are looked up where they went.</summary>
    private void UseConnectionOf(List<SendMassRequest> requests)
    {
        string[] names = [.. requests.Select(request => request.Connection).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        if (IsGiven(nameof(Connection)) || names.Length == 0)
        {
            return;
        }

        if (names.Length > 1)
        {
            Stop(Errors.InvalidArgument(
                "The rows of -Request went over several connections: compare those of one at a time, or say with -Connection over which "
                + "one all of them can be read.",
                nameof(Request)));
        }

        Connection = names[0];
    }

    /// <summary>With one half alone nearly everybody would be Missing, which is worse than no answer.</summary>
    private void RequireBothHalves()
    {
        if (IsGiven(nameof(DeliveryRow)) && (IsGiven(nameof(SendId)) || IsGiven(nameof(CampaignId))))
        {
            Stop(Errors.InvalidArgument(
                "-DeliveryRow holds the messages already, and -SendId or -CampaignId says where to read them: give one of them.",
                nameof(DeliveryRow)));
        }

        if (IsGiven(nameof(DeliveryRow)) && DeliveryRow is not { Length: > 0 })
        {
            Stop(Errors.InvalidArgument("-DeliveryRow is empty: everybody who was not refused would be Missing.", nameof(DeliveryRow)));
        }

        if (!IsGiven(nameof(Request)) && !IsGiven(nameof(RequestId)) && !IsGiven(nameof(ErrorRow)))
        {
            Stop(Errors.InvalidArgument(
                "The errors are missing: give -Request, -RequestId or -ErrorRow. Without them whoever was refused would be Missing.",
                nameof(Request)));
        }

        if (IsGiven(nameof(DeliveryRow)) || IsGiven(nameof(SendId)))
        {
            return;
        }

        if (_campaignIds.Length == 0)
        {
            string why = IsGiven(nameof(Request)) ? " The rows of -Request do not name the campaign of each batch." : string.Empty;
            Stop(Errors.InvalidArgument(
                $"The messages are missing: give -SendId, -CampaignId or -DeliveryRow.{why} Without them everybody who was not refused "
                + "would be Missing.",
                nameof(SendId)));
        }

        if (_submittedAt is null)
        {
            Stop(Errors.InvalidArgument(
                "The deliveries of a campaign are looked up since the submission, and nothing says when that was: give -SubmittedAt, or "
                + "-SendId in place of -CampaignId.",
                nameof(SubmittedAt)));
        }
    }

    private void RequireWhatIsWaitedFor()
    {
        if (!WaitForCompletion)
        {
            return;
        }

        if (Array.Find([nameof(ErrorRow), nameof(DeliveryRow)], IsGiven) is string rows)
        {
            Stop(Errors.InvalidArgument(
                $"-WaitForCompletion asks Mailkit again and again, and -{rows} holds what was read before: leave one of the two out.",
                rows));
        }

        if (_requestIds.Length == 0)
        {
            Stop(Errors.InvalidArgument(
                "-WaitForCompletion waits for the results of requests, and no row of -Request has a request ID: give -RequestId.",
                nameof(Request)));
        }

        if (EndEarly && After is null)
        {
            Stop(Errors.InvalidArgument(
                "-EndEarly needs -After, which may be 0: without it, whom an earlier request of the same day has reached would end the "
                + "wait too soon.",
                nameof(EndEarly)));
        }
    }

    private void AddCaveatsOfRequests()
    {
        if (_unknownRequests > 0 && !IsGiven(nameof(ErrorRow)))
        {
            WriteWarning(MassMailCaveats.NoRequestId(_unknownRequests));
            _comparison.Caveats.Add(MassMailCaveats.NoRequestId(_unknownRequests));
        }

        if (_submittedAt is null)
        {
            _comparison.Caveats.Add(MassMailCaveats.NoSubmissionTime);
        }
    }

    /// <summary>Reads the errors of all requests.</summary>
    private void ReadErrors()
    {
        if (IsGiven(nameof(ErrorRow)))
        {
            ReadGiven(nameof(ErrorRow), AddGivenErrors);
        }

        foreach (long requestId in ReadsErrors ? _requestIds : [])
        {
            ReadFromMailkit(
                FormattableString.Invariant($"the result of {requestId}"),
                requestId,
                client =>
                {
                    using MailkitRowReader<SendMassResult> reader = client.GetSendMassResults(requestId);
                    AddErrors(Pull(reader).SelectMany(rows => rows));
                });
        }
    }

    /// <summary>A file may hold the errors of other requests, too, who would be refused here without having been.</summary>
    private void AddGivenErrors()
    {
        int others = 0;
        AddErrors(MassMailRows.Errors(ErrorRow ?? []).Where(row =>
        {
            bool isOther = row.RequestId != 0 && _requestIds.Length > 0 && !_requestIds.Contains(row.RequestId);
            others += isOther ? 1 : 0;
            return !isOther;
        }));
        if (others > 0)
        {
            WriteWarning(FormattableString.Invariant(
                $"Errors of other requests in -ErrorRow: {others}. They were left out: neither -Request nor -RequestId names theirs."));
        }
    }

    private void AddErrors(IEnumerable<SendMassResult> rows)
    {
        foreach (SendMassResult row in rows)
        {
            _comparison.AddError(row);
            _deliveries.Find(row.SendId);
        }
    }

    /// <summary>Reads the messages of all deliveries.</summary>
    private void ReadMessages()
    {
        if (IsGiven(nameof(DeliveryRow)))
        {
            _summary.Source = nameof(DeliveryRow);
            ReadGiven(nameof(DeliveryRow), () => AddMessages(MassMailRows.Messages(DeliveryRow!)));
            _summary.SendIds = string.Join(", ", _comparison.SendIds);
            AddCaveatOfDeliveries(_comparison.SendIds);
        }
        else
        {
            FindDeliveries();
            TellDeliveries();
            foreach (long sendId in _deliveries.SendIds)
            {
                ReadFromMailkit(
                    FormattableString.Invariant($"the recipients of the delivery {sendId}"),
                    sendId,
                    client => ReadDelivery(client, sendId));
            }
        }

        AddCaveatOfDates();
        _comparison.EndReading();
        _summary.State = SendMassState.Snapshot;
    }

    private void AddCaveatOfDates()
    {
        if (_comparison.UndatedCount > 0 && _submittedAt is not null)
        {
            _comparison.Caveats.Add(MassMailCaveats.NoDates(_comparison.UndatedCount));
        }
    }

    /// <summary>
    /// How a caller learns the delivery of a request is not known. Another delivery of the campaign can only make somebody Sent whom it
    /// reached, and hides nobody, so that all are read.
    /// </summary>
    private void FindDeliveries()
    {
        foreach (long campaignId in _deliveries.CampaignIds)
        {
            ReadFromMailkit(
                FormattableString.Invariant($"the deliveries of the campaign {campaignId}"),
                campaignId,
                client =>
                {
                    using MailkitRowReader<Delivery> reader = client.GetDeliveries(campaignId, _deliveries.FirstDay);
                    foreach (Delivery delivery in Pull(reader).SelectMany(rows => rows))
                    {
                        _deliveries.Find(delivery.SendId);
                    }
                });
        }
    }

    /// <summary>Tells into which deliveries was looked, and what that means.</summary>
    private void TellDeliveries()
    {
        IReadOnlyList<long> sendIds = _deliveries.SendIds;
        string ids = sendIds.Count > 0 ? string.Join(", ", sendIds) : "none";
        _summary.Source = ReadFrom;
        _summary.SendIds = string.Join(", ", sendIds);
        WriteVerbose(IsGiven(nameof(SendId))
            ? $"Deliveries: {ids}, as -SendId says."
            : $"Deliveries: {ids}, found by the errors and by the campaign {string.Join(", ", _campaignIds)} since "
                + $"{_summary.SubmittedAt}.");
        if (sendIds.Count == 0)
        {
            WriteWarning(MassMailCaveats.NoDelivery);
            _comparison.Caveats.Insert(0, MassMailCaveats.NoDelivery);
        }

        AddCaveatOfDeliveries(sendIds);
    }

    private void AddCaveatOfDeliveries(IReadOnlyList<long> sendIds)
    {
        if (sendIds.Count > 1)
        {
            _comparison.Caveats.Add(MassMailCaveats.SeveralDeliveries(sendIds));
        }
    }

    /// <summary>Reads again and again until there is what is waited for, and writes the outcomes as they are then.</summary>
    private void Wait()
    {
        MailkitConnection connection = _connection!;
        SendMassWaitOptions options = _waiting.ToOptions(grace: TimeSpan.FromSeconds(connection.TimeoutSec));
        DateTimeOffset lastSubmittedAt = _lastSubmittedAt ?? connection.Client.Clock.UtcNow;
        MassMailReading reading = new(
            connection.Client, _comparison, _deliveries, options.SettlesAt(connection.Client.Clock, lastSubmittedAt));
        AccountedCriterion criterion = new(reading, _summary, new StableCriterion(StablePolls), Until, EndEarly);
        using ComparisonWaitWriter wait = new(this, connection.Client, options, criterion, reading, _summary, FailToRead);
        foreach (long requestId in _requestIds)
        {
            wait.Add(requestId, lastSubmittedAt);
        }

        string resume = $"{HowToPipe} {ResumeWait()}";
        WriteVerbose($"If this ends early, {resume}");
        wait.Run();
        _summary.State = wait.IsTimedOut ? SendMassState.TimedOut : SendMassState.Accounted;
        if (reading.HasRead)
        {
            TellDeliveries();
            AddCaveatOfDates();
            _comparison.Count();
            WriteOutcomes();
        }

        if (wait.IsTimedOut)
        {
            WriteError(Errors.WaitTimeout(_summary, reading.HasRead, wait.LatestFailure, resume, _requestIds));
        }
    }

    /// <summary>Addresses and the names of columns are the caller's: they are not repeated.</summary>
    private string HowToPipe
    {
        get
        {
            string[] given = [.. new[] { nameof(Email), nameof(EmailId), nameof(FieldMap) }.Where(IsGiven).Select(name => $"-{name}")];
            return given.Length == 0
                ? "pipe the same input into:"
                : $"pipe the same input, with the same {string.Join(" and ", given)}, into:";
        }
    }

    /// <summary>The command that goes on with a wait. Who was submitted is its input, and no part of it.</summary>
    private string ResumeWait()
    {
        ResumeCommand command = new(MyInvocation.MyCommand.Name, $"-RequestId {string.Join(", ", _requestIds)}");
        if (SendId is not null)
        {
            command.Add($"-SendId {string.Join(", ", _deliveries.SendIds)}");
        }
        else
        {
            command.Add($"-CampaignId {string.Join(", ", _campaignIds)}");
        }

        if (_submittedAt is DateTimeOffset submittedAt)
        {
            command.Add($"-SubmittedAt {IsoTime.Format(submittedAt)}");
        }

        if (Baseline is long after)
        {
            command.Add($"-After {after}");
        }

        if (_deliveries.AreReadRaw)
        {
            command.Add($"-ReadFrom {Raw}");
        }

        if (IsGiven(nameof(Outcome)))
        {
            command.Add($"-Outcome {string.Join(", ", Outcome)}");
        }

        command.AddIf(CaseSensitive, nameof(CaseSensitive));
        _waiting.AddTo(command, laterSec: (_lastSubmittedAt - _submittedAt)?.TotalSeconds ?? 0);
        command.AddIf(EndEarly, nameof(EndEarly));
        if (Until != WaitUntil.Accounted)
        {
            command.Add($"-Until {Until}");
        }

        return command.Over(_connection!);
    }

    private void WriteOutcomes()
    {
        foreach (MassMailOutcome outcome in _comparison.Outcomes())
        {
            if (Outcome.Contains(outcome.Outcome))
            {
                WriteObject(outcome);
            }
        }
    }

    private void ReadDelivery(MailkitClient client, long sendId)
    {
        long count;
        if (_deliveries.AreReadRaw)
        {
            using MailkitPager<RawMessage> pager = client.GetRawMessages(sendId: sendId, options: _deliveries.PagingOptions);
            count = AddMessages(Pull(pager).SelectMany(rows => rows).Select(row =>
            {
                pager.MoveTo(row);
                return SeenMessage.Of(row);
            }));
        }
        else
        {
            using MailkitRowReader<DeliveryRecipient> reader = client.GetDeliveryRecipients(sendId);
            count = AddMessages(Pull(reader).SelectMany(rows => rows).Select(SeenMessage.Of));
        }

        if (count == 0)
        {
            WriteWarning(FormattableString.Invariant($"The delivery {sendId} lists no message."));
        }
    }

    private long AddMessages(IEnumerable<SeenMessage> messages)
    {
        long count = 0;
        foreach (SeenMessage message in messages)
        {
            count++;
            _comparison.AddMessage(message);
        }

        return count;
    }

    /// <summary>A row that cannot be read would make somebody Missing, so that it is the end.</summary>
    private void ReadGiven(string parameter, Action read)
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

    /// <summary>What cannot be read whole would make people Missing who are not, so that a failure is the end.</summary>
    private void ReadFromMailkit(string what, long id, Action<MailkitClient> read)
    {
        _summary.SourceReadAt ??= IsoTime.Format(DateTimeOffset.UtcNow);
        try
        {
            read(_connection!.Client);
        }
        catch (MailkitException e)
        {
            FailToRead(what, id, e);
        }
    }

    private void FailToRead(PolledSource source, MailkitException failure) => FailToRead(source.Subject.Words, source.Subject.Id, failure);

    private void FailToRead(string what, long id, MailkitException failure) => Fail(Errors.Of(
        failure.WithMessage($"Nobody was compared, because {what} could not be read. {failure.Message}"), id, null, isLookup: true));

    private void Fail(ErrorRecord error)
    {
        _summary.State = SendMassState.Failed;
        Stop(error);
    }
}
