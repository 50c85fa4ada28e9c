using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends one message to one recipient through a campaign, and tells what became of it.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendMailResult))]
public sealed class SendMailkitMailCommand : MailkitSendCommand
{
    /// <summary>The address of the recipient.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("send_to", "EmailAddress")]
    public string Email { get; set; } = string.Empty;

    /// <summary>The mailing list into which the recipient is put.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    [Alias("mailinglist_id", "ID_user_list")]
    public long MailingListId { get; set; }

    /// <summary>The campaign.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    [Alias("campaign_id", "ID_message")]
    public long CampaignId { get; set; }

    /// <summary>Replaces the subject of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    /// <summary>Replaces the body of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Body { get; set; }

    /// <summary>The variables of the template: a hashtable or an object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Content { get; set; }

    /// <summary>Status and names of the recipient, such as @{ first_name = 'Ada' }.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Recipient { get; set; }

    /// <summary>Address and telephone of the recipient, such as @{ city = 'Praha' }.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Contact { get; set; }

    /// <summary>Custom fields of the recipient: custom1 to custom25.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Custom { get; set; }

    /// <summary>Attachments: paths, files, addresses, or objects with Path or Url and Name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object?[]? Attachment { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Send(connection => connection.Client.SendMail(MakeMail()), "mail", Email) is not List<SendMailResult> results)
        {
            return;
        }

        SendMailResult result = results[0];
        switch (result.Status)
        {
            case SendMailStatus.Failed or SendMailStatus.UpdatedNotSent or SendMailStatus.InsertedNotSent:
                WriteWarning($"Mailkit did not send the message: {result.Status} (status {result.StatusCode}).");
                break;
            case SendMailStatus.Unknown:
                WriteWarning($"Mailkit accepted the call, but whether it sends the message is not known. The answer holds: {result.Answer}.");
                break;
        }

        WriteObject(result);
    }

    private Mail MakeMail() => new(Email.Trim(), MailingListId, CampaignId)
    {
        Subject = string.IsNullOrEmpty(Subject) ? null : Subject,
        Body = string.IsNullOrEmpty(Body) ? null : Body,
        Content = WireValue.Members(Content, "-Content"),
        Recipient = WireValue.Members(Recipient, "-Recipient"),
        Contact = WireValue.Members(Contact, "-Contact"),
        Custom = WireValue.Members(Custom, "-Custom"),
        Attachments = AttachmentArgument.Read(Attachment, this),
    };
}
