using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends one text message through an SMS campaign, and writes Mailkit's answer, which is not documented.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitSms", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSObject))]
public sealed class SendMailkitSmsCommand : MailkitSendCommand
{
    /// <summary>The telephone number in international form, such as +420777123456.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Mobile { get; set; } = string.Empty;

    /// <summary>Replaces the text of the campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Text { get; set; }

    /// <summary>The e-mail address of the recipient.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("send_to", "EmailAddress")]
    public string? Email { get; set; }

    /// <summary>The name of the sender.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>Allows letters that plain text messages do not support; by default Mailkit decides.</summary>
    [Parameter]
    public SwitchParameter UseUnicode { get; set; }

    /// <summary>Allows a message of several parts; by default Mailkit decides.</summary>
    [Parameter]
    public SwitchParameter AllowSplit { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Send(client => client.SendSms(MakeSms()), "text message", Mobile) is not List<object> answer)
        {
            return;
        }

        ResponseConverter objects = new(WriteWarning, () => Stopping);
        foreach (object value in answer)
        {
            WriteObject(objects.ToPipeline(value));
        }
    }

    private Sms MakeSms() => new(Mobile.Trim(), Required(MailingListId, nameof(MailingListId)), Required(CampaignId, nameof(CampaignId)))
    {
        Email = string.IsNullOrWhiteSpace(Email) ? null : Email!.Trim(),
        Text = string.IsNullOrEmpty(Text) ? null : Text,
        Content = WireValue.Members(Content, "-Content"),
        Fields = RecipientFields.OfSms.Read(WireValue.Members(Field, "-Field")),
        Source = Source,
        UseUnicode = MyInvocation.BoundParameters.ContainsKey(nameof(UseUnicode)) ? UseUnicode.IsPresent : null,
        AllowSplit = MyInvocation.BoundParameters.ContainsKey(nameof(AllowSplit)) ? AllowSplit.IsPresent : null,
    };
}
