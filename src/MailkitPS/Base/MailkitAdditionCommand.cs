using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that brings recipients into a mailing list, a call each: at once, or after Mailkit has asked them.</summary>
public abstract class MailkitAdditionCommand : MailkitContactCommand
{
    private readonly InputColumn _email;
    private readonly InputColumn _consentIP;
    private readonly InputColumn _consentUrl;

    private protected MailkitAdditionCommand()
        : base(RecipientFields.OfAddition, nameof(Email))
    {
        _email = Column(nameof(Email));
        _consentIP = Column(nameof(ConsentIP));
        _consentUrl = Column(nameof(ConsentUrl));
    }

    /// <summary>The mailing list. It is never taken from the input, which may name the one that a recipient comes from.</summary>
    [Parameter(Mandatory = true)]
    [AllowNull]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <summary>The address of the recipient. Each recipient needs one.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    [Alias("EmailAddress", "send_to")]
    public string? Email { get; set; }

    /// <summary>Evidence of consent: the address of the Internet from which the person has consented.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    [Alias("ip_src")]
    public string? ConsentIP { get; set; }

    /// <summary>Evidence of consent: the form in which the person has consented.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    [Alias("form_url")]
    public string? ConsentUrl { get; set; }

    /// <summary>What Mailkit asks before it adds anybody; null: it does not ask.</summary>
    private protected virtual OptInQuestion? Question => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(MailingListId), MailingListId));
        base.BeginProcessing();
    }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        CheckAddress(Email);

        SingleLine.Require(ConsentIP, "-ConsentIP");
        SingleLine.Require(ConsentUrl, "-ConsentUrl");
        if (!string.IsNullOrEmpty(ConsentIP) || !string.IsNullOrEmpty(ConsentUrl))
        {
            GetConnection().Client.RequireConsentForm();
        }
    }

    private protected override Action Prepare(InputRow row)
    {
        NewRecipient recipient = new(Position, ReadRequiredText(row, _email, Email), MailingListId!.Value)
        {
            Fields = ReadFields(row) ?? new(),
            ConsentIP = ReadText(row, _consentIP, ConsentIP),
            ConsentUrl = ReadText(row, _consentUrl, ConsentUrl),
            Question = Question,
        };
        return () => Change(
            client => client.AddRecipient(recipient),
            new PlannedChange(
                Describe(FormattableString.Invariant($"recipient {Position} of the input")),
                Position,
                new("Get-MailkitRecipient", $"-MailingListId {MailingListId} -Email $address"))
            {
                Question = Describe(recipient.Email),
                IsSend = Question is not null,
            },
            rows => Write(rows[0]));
    }

    /// <summary>What is done, in a sentence without its full stop.</summary>
    /// <param name="who">To whom.</param>
    private protected abstract string Describe(string who);

    private void Write(RecipientChange answer)
    {
        AdditionAnswer.RequireNoFault(answer.StatusCode);
        WriteObject(answer);
        if (answer.Operation is RecipientOperation.AddedUnsubscribed or RecipientOperation.UpdatedUnsubscribed)
        {
            WriteWarning(FormattableString.Invariant(
                $"Recipient {Position} of the input has opted out, and Mailkit sends nothing to it (status {answer.StatusCode}). ")
                + "Send-MailkitOptInRequest asks whether mail is wanted again.");
        }
    }
}
