using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Moves recipients to another mailing list, where they have other IDs.</summary>
[Cmdlet(VerbsCommon.Move, "MailkitRecipient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RecipientChange))]
public sealed class MoveMailkitRecipientCommand : MailkitPersonChangeCommand
{
    /// <summary>The recipient, in one mailing list.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? EmailId { get; set; }

    /// <summary>The mailing list to move to. It is only typed: what comes from the pipeline has the ID of the list that it is in.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [MailkitId(DefersRefusal = true)]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long Destination { get; set; }

    /// <summary>Writes what was done, which is otherwise not written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireOneSource(nameof(EmailId));
        if (Destination < 1)
        {
            Stop(Errors.InvalidArgument(RefusedId.Describe($"-{nameof(Destination)}", Destination), nameof(Destination)));
        }
    }

    private protected override PersonKey? FindPerson()
    {
        if (EmailId is long id)
        {
            return FindRecipient(id);
        }

        Refuse("There is no EmailId: an address alone does not say from which mailing list.", nameof(EmailId));
        return null;
    }

    private protected override void ChangePerson(PersonKey who) => ChangePerson(
        who,
        client => client.MoveRecipient(who.EmailId!.Value, Destination, Position),
        name => FormattableString.Invariant($"Move {name} to the mailing list {Destination}, where it has another ID"),
        "Get-MailkitRecipient",
        PassThru ? WriteChanges : null);
}
