using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Opts people out, for good or for some weeks.</summary>
[Cmdlet(VerbsCommon.New, "MailkitUnsubscription", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RecipientChange))]
public sealed class NewMailkitUnsubscriptionCommand : MailkitNamedPersonChangeCommand
{
    private const int MinDays = 14;
    private const int MaxDays = 90;

    /// <summary>A message, under which the opt-out is booked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_send_message", "ID_SEND_MESSGE")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendMessageId { get; set; }

    /// <summary>How many days the opt-out lasts; without it, it has no end.</summary>
    [Parameter]
    [ValidateRange(MinDays, MaxDays)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Days { get; set; }

    /// <summary>Mailkit does not tell the person by mail.</summary>
    [Parameter]
    public SwitchParameter NoConfirmationMail { get; set; }

    private protected override PersonKey? FindPerson() =>
        base.FindPerson() is PersonKey who && AreIds(nameof(SendMessageId), SendMessageId) ? who : null;

    private protected override void ChangePerson(PersonKey who) => ChangePerson(
        who,
        client => client.OptOut(who, SendMessageId, Days == 0 ? null : Days, !NoConfirmationMail, Position),
        name => string.Concat(
            $"Opt {name} out of all mail ",
            Days == 0 ? "for good" : FormattableString.Invariant($"for {Days} days"),
            SendMessageId is null ? string.Empty : FormattableString.Invariant($", booked under the message {SendMessageId}"),
            NoConfirmationMail ? ", without a mail that confirms it" : ", and let Mailkit send a mail that confirms it"),
        "Get-MailkitSubscription",
        WriteChanges);
}
