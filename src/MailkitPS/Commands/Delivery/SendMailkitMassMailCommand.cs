using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends a campaign to many recipients, in batches. What Mailkit makes of each recipient is read later.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitMassMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendMassRequest))]
public sealed class SendMailkitMassMailCommand : MailkitSendCommand
{
    /// <summary>A request may have 128 MB (documented); what is beside the recipients in it is small.</summary>
    private const long LargestBatch = (128L * 1024 * 1024) - (64 * 1024);

    private readonly Positions _sent = new();
    private readonly List<MassRecipient> _batch = [];
    private Positions _batchPositions = new();
    private long _batchLength;
    private MailkitConnection _connection = null!;
    private int _batchNumber;
    private int _batchedCount;
    private Positions? _leftOver;

    /// <summary>The address of the recipient. Needed for each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [Alias("send_to", "EmailAddress")]
    public string? Email { get; set; }

    /// <summary>The mailing list in which the recipient is. Needed for each.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientId]
    [Alias("mailinglist_id", "ID_user_list")]
    public long MailingListId { get; set; }

    /// <summary>The campaign. Needed for each.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientId]
    [Alias("campaign_id", "ID_message")]
    public long CampaignId { get; set; }

    /// <summary>Replaces the subject of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Subject { get; set; }

    /// <summary>Replaces the body of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Body { get; set; }

    /// <summary>Whether a recipient is created that the list does not have; Mailkit decides unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    [Alias("create_email")]
    public bool? CreateRecipient { get; set; }

    /// <summary>Contact data and custom fields: a hashtable or an object, such as @{ first_name = 'Ada'; custom1 = 'x' }.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Alias("customs")]
    public object? Field { get; set; }

    /// <summary>The variables of the template: a hashtable or an object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public object? Content { get; set; }

    /// <summary>Attachments: paths, files, addresses, or objects with Path or Url and Name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Attachment { get; set; }

    /// <summary>The most recipients of one request.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int BatchSize { get; set; } = 5000;

    /// <summary>How Mailkit groups the messages into deliveries (options.id_send); the only value that is known is today.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SendGroup { get; set; }

    /// <summary>Sends the further batches, too, when one has failed.</summary>
    [Parameter]
    public SwitchParameter ContinueOnError { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _connection = GetConnection();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_leftOver is not null)
        {
            _leftOver.Add(Position);
            return;
        }

        try
        {
            MassRecipient recipient = MakeRecipient();
            Add(recipient, _connection.Client.LengthOf(recipient));
        }
        catch (MailkitException e)
        {
            WriteError(Errors.InvalidArgument(FormattableString.Invariant($"Recipient {Position} of the input is left out. {e.Message}"), Position));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_batch.Count > 0)
        {
            SendBatch();
        }

        if (_leftOver is { Any: true })
        {
            WriteWarning($"Not sent after the failure: positions {_leftOver} of the input.");
        }
    }

    private MassRecipient MakeRecipient()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            throw Refusal("It has no e-mail address (Email)");
        }

        if (MailingListId <= 0 || CampaignId <= 0)
        {
            throw Refusal($"Its {(MailingListId <= 0 ? nameof(MailingListId) : nameof(CampaignId))} is missing or no ID");
        }

        return new MassRecipient(Email!.Trim(), MailingListId, CampaignId)
        {
            Subject = Given(Subject),
            Body = Given(Body),
            Create = CreateRecipient,
            Fields = WireValue.Members(Field, "-Field"),
            Content = WireValue.Members(Content, "-Content"),
            Attachments = AttachmentArgument.Read(Attachment, this),
        };
    }

    /// <summary>The empty field of a CSV file is none.</summary>
    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void Add(MassRecipient recipient, long length)
    {
        if (length > LargestBatch)
        {
            throw Refusal("With its attachments it is larger than the 128 MB that a request may have");
        }

        if (_batch.Count > 0 && _batchLength + length > LargestBatch)
        {
            SendBatch();
            if (_leftOver is not null)
            {
                _leftOver.Add(Position);
                return;
            }
        }

        _batch.Add(recipient);
        _batchPositions.Add(Position);
        _batchLength += length;
        if (_batch.Count == BatchSize)
        {
            SendBatch();
        }
    }

    private void SendBatch()
    {
        _batchNumber++;
        string what = FormattableString.Invariant($"batch {_batchNumber}: {Count(_batch.Count)} (positions {_batchPositions} of the input), {_batchedCount + _batch.Count} with those before it");
        if (IsConfirmed($"Send {what}, at {_connection}.", $"Send {what}, at {_connection}?"))
        {
            Send();
        }

        _batchedCount += _batch.Count;
        _batch.Clear();
        _batchPositions = new Positions();
        _batchLength = 0;
    }

    private void Send()
    {
        SendMassRequest request;
        try
        {
            using MailkitRowReader<SendMassRequest> reader = _connection.Client.SendMass(_batch, _batchLength, SendGroup, _batchNumber);
            request = Pull(reader).SelectMany(requests => requests).Single();
        }
        catch (MailkitException e)
        {
            Fail(e);
            return;
        }

        _sent.Add(_batchPositions);
        WriteObject(request);
        if (request.RequestId is null)
        {
            StopUnlessContinuing();
            WriteError(Errors.RequestIdMissing(request, request.Answer));
        }
    }

    private void Fail(MailkitException failure)
    {
        SendOutcome outcome = MassSend.OutcomeOf(failure);
        SendMassBatch batch = new(_batchNumber, _batchPositions.First, _batchPositions.Last, _batch.Count, outcome);
        string rest = ContinueOnError && !Errors.EndsAll(failure)
            ? "What comes after it is sent all the same (-ContinueOnError), unless -ErrorAction ends the command."
            : FormattableString.Invariant($"Not sent: everything from position {_batchPositions.Last + 1} on.");
        string message = FormattableString.Invariant(
            $"Batch {batch.BatchNumber} with the positions {_batchPositions} of the input {MassSend.Describe(outcome)}. Sent before it: {_sent}. {rest} The reason: {failure.Message}");
        if (Errors.EndsAll(failure))
        {
            ThrowTerminatingError(Errors.CallFailed(failure.WithMessage(message), batch));
        }

        StopUnlessContinuing();
        WriteError(Errors.SendIncomplete(message, failure, batch));
    }

    private static string Count(int recipients) => recipients == 1 ? "1 recipient" : FormattableString.Invariant($"{recipients} recipients");

    private void StopUnlessContinuing()
    {
        if (!ContinueOnError)
        {
            _leftOver = new Positions();
        }
    }

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
