using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends a campaign to many recipients, in batches. What happened to each recipient is read later.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitMassMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendMassRequest))]
public sealed class SendMailkitMassMailCommand : MailkitMailCommand
{
    private const int MaxShownIds = 5;

    private readonly InputColumn _createRecipient;
    private MailkitConnection? _connection;
    private BatchWriter<MassRecipient, MassMailBatch, SendMassRequest>? _batches;

    /// <summary>Makes the cmdlet.</summary>
    public SendMailkitMassMailCommand()
        : base(RecipientFields.OfMassMail)
    {
        _createRecipient = Column(nameof(CreateRecipient));
    }

    /// <summary>Whether Mailkit creates a recipient that is not in the list; by default Mailkit decides.</summary>
    [Parameter]
    [BooleanText]
    [InputColumn]
    [Alias("create_email")]
    public bool? CreateRecipient { get; set; }

    /// <summary>The maximum number of recipients in one request.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int BatchSize { get; set; } = 5000;

    /// <summary>How Mailkit groups the messages into deliveries (options.id_send); the only known value is today.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SendGroupCompleter))]
    public string? SendGroup { get; set; }

    /// <summary>Sends the batches after a failed one too.</summary>
    [Parameter]
    public SwitchParameter ContinueOnError { get; set; }

    private protected override bool HasStopped => _batches!.HasStopped;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _connection = GetConnection();
        CheckSendGroup();
        _batches = new(
            this,
            _connection,

            // Repeated recipients are counted only where nothing is sent: it takes the memory of all addresses.
            new MassMailSender(_connection.Client, BatchSize, SendGroup, ContinueOnError, countsRepeated: IsWhatIf),
            batch => $"Send {Describe(batch)}",
            Write,
            isAnswerKnown: false);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _batches!.Finish();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _batches?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void LeaveOut() => _batches!.LeaveOut(Position);

    private protected override Action Prepare(InputRow row) => _batches!.Add(MakeRecipient(row), Position);

    private MassRecipient MakeRecipient(InputRow row) => new(ReadEmail(row), ReadMailingListId(row), ReadCampaignId(row))
    {
        Subject = ReadSubject(row),
        Body = ReadBody(row),
        Create = ReadCreate(row),
        Fields = ReadFields(row),
        Content = ReadContent(row),
        Attachments = ReadAttachments(row),
    };

    private void CheckSendGroup()
    {
        try
        {
            SingleLine.Require(SendGroup, "-SendGroup");
        }
        catch (MailkitException e)
        {
            Stop(Errors.InvalidArgument(e.Message, nameof(SendGroup)));
        }
    }

    private bool? ReadCreate(InputRow row) => _createRecipient.IsGiven ? CreateRecipient
        : BooleanTextAttribute.TryRead(row[_createRecipient], out bool? create) ? create
        : throw Refusal("Its CreateRecipient is neither TRUE nor FALSE");

    private void Write(BatchResult<SendMassRequest> result, SendMassRequest request)
    {
        // Remembered and written first, so that nothing can keep the ID of an accepted batch from whoever needs it.
        SendStore.Current.Add(request, _connection!);
        WriteObject(request);
        if (request.RequestId is null)
        {
            WriteError(Errors.RequestIdMissing(result));
        }
    }

    private static string Describe(MassMailBatch batch)
    {
        int count = batch.Recipients.Count;
        string repeated = batch.RepeatedCount == 0 ? string.Empty
            : FormattableString.Invariant($", {batch.RepeatedCount} of them with an address that came before");
        string soFar = batch.Number == 1 ? string.Empty
            : FormattableString.Invariant($", {batch.CountSoFar} recipients with the batches before it");
        string attachments = DescribeAttachments(batch.AttachmentCount, batch.AttachmentSize);
        return $"{Describe("campaign", batch.CampaignIds)} to {Describe("mailing list", batch.MailingListIds)}: "
            + FormattableString.Invariant($"batch {batch.Number} with {count} {(count == 1 ? "recipient" : "recipients")} ")
            + $"({batch.Positions.Described} of the input){attachments}{repeated}{soFar}";
    }

    private static string Describe(string noun, SortedSet<long> ids) =>
        $"the {noun}{(ids.Count == 1 ? string.Empty : "s")} {MessageText.Few(ids, MaxShownIds)}";
}
