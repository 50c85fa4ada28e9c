using System.Management.Automation;

namespace MailkitPS;

/// <summary>Takes opt-outs back, with the consent of the person.</summary>
[Cmdlet(VerbsCommon.Remove, "MailkitUnsubscription", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RecipientChange))]
public sealed class RemoveMailkitUnsubscriptionCommand : MailkitNamedPersonChangeCommand
{
    /// <summary>How the person has consented: the evidence that Mailkit keeps.</summary>
    [Parameter(Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Channel { get; set; }

    /// <summary>The language of the person, in Mailkit's own word, such as EN.</summary>
    [Parameter]
    [SingleText]
    public string? Language { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (string.IsNullOrWhiteSpace(Channel))
        {
            Stop(Errors.InvalidArgument("-Channel is empty. Say how the person has consented.", nameof(Channel)));
        }
    }

    private protected override void ChangePerson(PersonKey who) => ChangePerson(
        who,
        client => client.TakeOptOutBack(who, Channel!.Trim(), string.IsNullOrWhiteSpace(Language) ? null : Language!.Trim(), Position),
        name => $"Take back the opt-out of {name}, who has consented",
        "Get-MailkitSubscription",
        WriteChanges);
}
