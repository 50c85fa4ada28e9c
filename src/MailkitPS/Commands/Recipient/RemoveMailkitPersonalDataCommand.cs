using System.Management.Automation;

namespace MailkitPS;

/// <summary>Queues the erasure of all data of people.</summary>
[Cmdlet(VerbsCommon.Remove, "MailkitPersonalData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RecipientChange))]
public sealed class RemoveMailkitPersonalDataCommand : MailkitNamedPersonChangeCommand
{
    /// <summary>Writes what was done, which is otherwise not written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ChangePerson(PersonKey who) => ChangePerson(
        who,
        client => client.QueueErasure(who, Position),
        name => $"Queue the erasure of all data of {name}",
        look: null,
        PassThru ? WriteChanges : null);
}
