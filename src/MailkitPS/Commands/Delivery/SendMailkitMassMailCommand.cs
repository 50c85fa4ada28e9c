using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends a campaign to many recipients, in batches. What happened to each recipient is read later.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitMassMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendMassRequest))]
public sealed class SendMailkitMassMailCommand : MailkitSendCommand
{
    private MailkitConnection? _connection;
    private MassMailSender? _sender;

    /// <summary>The address of the recipient. Each recipient needs one.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [Alias("send_to", "EmailAddress")]
    public string? Email { get; set; }

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

    /// <summary>Whether Mailkit creates a recipient that is not in the list; by default Mailkit decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [Alias("create_email")]
    public bool? CreateRecipient { get; set; }

    /// <summary>Attachments: paths, files, addresses, or objects with Path or Url and Name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Attachment { get; set; }

    /// <summary>The maximum number of recipients in one request.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int BatchSize { get; set; } = 5000;

    /// <summary>How Mailkit groups the messages into deliveries (options.id_send); the only known value is today.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SendGroup { get; set; }

    /// <summary>Sends the batches after a failed one too.</summary>
    [Parameter]
    public SwitchParameter ContinueOnError { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _connection = GetConnection();
        _sender = new MassMailSender(_connection.Client, BatchSize, SendGroup, ContinueOnError);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_sender!.HasStopped)
        {
            _sender.LeaveOut(Position);
            return;
        }

        MassMailBatch? full;
        try
        {
            full = _sender.Add(MakeRecipient(), Position);
        }
        catch (MailkitException e)
        {
            WriteError(Errors.LeftOut(Position, e));
            return;
        }

        Send(full);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Send(_sender!.TakeRest());
        if (_sender.LeftOut.Any)
        {
            WriteWarning($"Not sent after the failure: positions {_sender.LeftOut} of the input.");
        }
    }

    private MassRecipient MakeRecipient()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            throw Refusal("It has no e-mail address (Email)");
        }

        return new MassRecipient(
            Email!.Trim(),
            Required(MailingListId, nameof(MailingListId)),
            Required(CampaignId, nameof(CampaignId)))
        {
            Subject = string.IsNullOrEmpty(Subject) ? null : Subject,
            Body = string.IsNullOrEmpty(Body) ? null : Body,
            Create = CreateRecipient,
            Fields = RecipientFields.OfMassMail.Read(WireValue.Members(Field, "-Field")),
            Content = WireValue.Members(Content, "-Content"),
            Attachments = AttachmentArgument.Read(Attachment, this),
        };
    }

    private void Send(MassMailBatch? batch)
    {
        if (batch is null || !IsConfirmed($"Send {Describe(batch)}, at {_connection}"))
        {
            return;
        }

        MassMailResult result = Call(token => _sender!.SendAsync(batch, token), () => _sender!.CallState);
        if (result.Request is SendMassRequest request)
        {
            // Written first, so that nothing can keep the ID of an accepted batch from the pipeline.
            WriteObject(request);
        }

        foreach (string line in result.Log)
        {
            WriteVerbose(line);
        }

        if (result.Failure is MailkitException failure)
        {
            WriteFailure(result, failure);
        }
        else if (result.Request!.RequestId is null)
        {
            WriteError(Errors.RequestIdMissing(result.Request));
        }
    }

    private void WriteFailure(MassMailResult result, MailkitException failure)
    {
        ErrorRecord error = Errors.BatchFailed(result, failure, goesOn: !_sender!.HasStopped);
        if (failure.ConcernsEveryCall)
        {
            Stop(error);
        }

        WriteError(error);
    }

    private static string Describe(MassMailBatch batch)
    {
        string recipients = batch.Recipients.Count == 1 ? "recipient" : "recipients";
        return FormattableString.Invariant(
            $"batch {batch.Number}: {batch.Recipients.Count} {recipients} (positions {batch.Positions} of the input), ")
            + FormattableString.Invariant($"{batch.CountSoFar} with those before it");
    }
}
