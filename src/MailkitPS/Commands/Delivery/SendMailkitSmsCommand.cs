using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends one text message through an SMS campaign, and returns what Mailkit answered, which is not documented.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitSms", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendSmsResult))]
public sealed class SendMailkitSmsCommand : MailkitSendCommand
{
    private readonly InputColumn _mobile;
    private readonly InputColumn _body;
    private readonly InputColumn _email;

    /// <summary>Makes the cmdlet.</summary>
    public SendMailkitSmsCommand()
        : base(RecipientFields.OfSms, nameof(Mobile))
    {
        _mobile = Column(nameof(Mobile));
        _body = Column(nameof(Body));
        _email = Column(nameof(Email));
    }

    /// <summary>The telephone number in international form, such as +420777123456.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    public string? Mobile { get; set; }

    /// <summary>Replaces the text of the campaign.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    public string? Body { get; set; }

    /// <summary>The e-mail address of the recipient.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
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

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        SingleLine.Require(Source, "-Source");
        if (!string.IsNullOrWhiteSpace(Mobile))
        {
            PhoneNumber.Require(Mobile!, "-Mobile");
        }

        if (!string.IsNullOrWhiteSpace(Email))
        {
            EmailAddress.Require(Email!, "-Email");
        }
    }

    private protected override Action Prepare(InputRow row)
    {
        Sms sms = MakeSms(row);
        return () => SendOne(
            client => client.SendSms(sms),
            "text message",
            FormattableString.Invariant($"through the campaign {sms.CampaignId} to the mailing list {sms.MailingListId}"),
            sms.Mobile,
            answer => WriteObject(new SendSmsResult(Position, sms.Mobile, sms.CampaignId, AnswerText.Of(answer))));
    }

    private Sms MakeSms(InputRow row)
    {
        string? email = ReadText(row, _email, Email);
        return new(ReadRequiredText(row, _mobile, Mobile), ReadMailingListId(row), ReadCampaignId(row))
        {
            Email = string.IsNullOrWhiteSpace(email) ? null : email,
            Text = ReadText(row, _body, Body),
            Content = ReadContent(row),
            Fields = ReadFields(row) ?? new(),
            Source = Source,
            UseUnicode = MyInvocation.BoundParameters.ContainsKey(nameof(UseUnicode)) ? UseUnicode.IsPresent : null,
            AllowSplit = MyInvocation.BoundParameters.ContainsKey(nameof(AllowSplit)) ? AllowSplit.IsPresent : null,
        };
    }
}
