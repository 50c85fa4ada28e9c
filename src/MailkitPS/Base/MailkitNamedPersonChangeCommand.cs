using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that changes something about a person who is named by the ID of a recipient or by an address.</summary>
public abstract class MailkitNamedPersonChangeCommand : MailkitPersonChangeCommand
{
    private protected MailkitNamedPersonChangeCommand()
    {
    }

    /// <summary>The address, or a telephone number.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public virtual string? Email { get; set; }

    /// <summary>The recipient, in one mailing list; it counts more than the address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual long? EmailId { get; set; }

    /// <summary>Ends the command where what is typed names two people, or somebody by an ID that is empty.</summary>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(EmailId), EmailId));
        RequireOneSource(nameof(EmailId), nameof(Email));
        if (EmailId is not null && Email is not null)
        {
            Stop(Errors.InvalidArgument("-EmailId and -Email each name a person: give one of them.", nameof(EmailId)));
        }
    }

    private protected override PersonKey? FindPerson()
    {
        if (EmailId is long id)
        {
            return FindRecipient(id, Email);
        }

        if (!string.IsNullOrWhiteSpace(Email))
        {
            return FindHolder(Email!);
        }

        Refuse("There is no EmailId and no Email.", nameof(Email));
        return null;
    }
}
