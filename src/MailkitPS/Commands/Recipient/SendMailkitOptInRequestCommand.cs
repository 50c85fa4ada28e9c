using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes Mailkit ask somebody whether mail from a mailing list is wanted.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitOptInRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RecipientChange))]
public sealed class SendMailkitOptInRequestCommand : MailkitAdditionCommand
{
    private readonly OptInQuestion _question = new();

    /// <summary>The template of the message; by default Mailkit decides.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_template")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? TemplateId { get; set; }

    /// <summary>The address that the message comes from; by default Mailkit decides.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("email_from")]
    [SingleText]
    public string? SenderEmail { get; set; }

    /// <summary>The name that the message comes from; by default Mailkit decides.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("name_from")]
    [SingleText]
    public string? SenderName { get; set; }

    /// <summary>The page that the recipient comes to afterwards; by default Mailkit decides.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("return_url")]
    [SingleText]
    public string? ReturnUrl { get; set; }

    private protected override OptInQuestion Question => _question;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(TemplateId), TemplateId));
        base.BeginProcessing();
    }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        _question.TemplateId = TemplateId;
        _question.SenderEmail = SenderEmail;
        _question.SenderName = string.IsNullOrWhiteSpace(SenderName) ? null : SenderName;
        _question.ReturnUrl = string.IsNullOrWhiteSpace(ReturnUrl) ? null : ReturnUrl;
    }

    private protected override string Describe(string who) =>
        FormattableString.Invariant($"Send an opt-in request for the mailing list {MailingListId} to {who}");
}
