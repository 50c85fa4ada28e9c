using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Deletes recipients from their mailing list, or addresses from every one.</summary>
[Cmdlet(VerbsCommon.Remove, "MailkitRecipient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RecipientChange))]
public sealed class RemoveMailkitRecipientCommand : MailkitNamedPersonChangeCommand
{
    /// <summary>The recipient, in one mailing list.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override long? EmailId { get; set; }

    /// <summary>The address, or a telephone number, which goes from every mailing list; it needs AllLists.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public override string? Email { get; set; }

    /// <summary>Deletes the address from every mailing list; an ID does not count then.</summary>
    [Parameter]
    public SwitchParameter AllLists { get; set; }

    /// <summary>Writes what was done, one object for each ID that was deleted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override PersonKey? FindPerson()
    {
        bool hasAddress = !string.IsNullOrWhiteSpace(Email);
        if (AllLists)
        {
            if (hasAddress)
            {
                return FindHolder(Email!);
            }

            Refuse("There is no Email: -AllLists deletes an address from every mailing list, and an ID is in one only.", nameof(Email));
            return null;
        }

        if (EmailId is null && hasAddress)
        {
            Refuse(
                "There is no EmailId: an address alone would be deleted from every mailing list, which only -AllLists does.",
                nameof(EmailId));
            return null;
        }

        return base.FindPerson();
    }

    private protected override void ChangePerson(PersonKey who) => ChangePerson(
        who,
        client => client.DeleteRecipient(who),
        name => who.EmailId is null ? $"Delete {name} from every mailing list" : $"Delete {name} from its mailing list",
        "Get-MailkitRecipient",
        PassThru ? answers => WriteChanges(answers.SelectMany(answer => answer.Changes(who, Position))) : null);
}
