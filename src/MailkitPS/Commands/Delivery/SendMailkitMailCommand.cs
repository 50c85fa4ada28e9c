using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends one message to one recipient through a campaign, and returns what happened to it.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendMailResult))]
public sealed class SendMailkitMailCommand : MailkitSendCommand
{
    /// <summary>The address of the recipient.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("send_to", "EmailAddress")]
    public string Email { get; set; } = string.Empty;

    /// <summary>Replaces the subject of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    /// <summary>Replaces the body of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Body { get; set; }

    /// <summary>Attachments: paths, files, addresses, or objects with Path or Url and Name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object?[]? Attachment { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Send(client => client.SendMail(MakeMail()), "mail", Email) is not List<SendMailResult> results)
        {
            return;
        }

        SendMailResult result = results[0];
        WriteObject(result);
        switch (result.Status)
        {
            case SendMailStatus.Failed or SendMailStatus.UpdatedNotSent or SendMailStatus.InsertedNotSent:
                WriteWarning($"Mailkit did not send the message: {result.Status} (status {result.StatusCode}).");
                break;
            case SendMailStatus.Unknown:
                WriteWarning(
                    "Mailkit accepted the call, but may not send the message: the status is unknown. "
                    + $"The answer: {result.Answer}.");
                break;
        }
    }

    private Mail MakeMail() => new(Email.Trim(), Required(MailingListId, nameof(MailingListId)), Required(CampaignId, nameof(CampaignId)))
    {
        Subject = string.IsNullOrEmpty(Subject) ? null : Subject,
        Body = string.IsNullOrEmpty(Body) ? null : Body,
        Content = WireValue.Members(Content, "-Content"),
        Fields = RecipientFields.OfMail.Read(WireValue.Members(Field, "-Field")),
        Attachments = AttachmentArgument.Read(Attachment, this),
    };
}
