using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that takes recipients by the thousand, all for one mailing list.</summary>
public abstract class MailkitListInputCommand : MailkitFieldInputCommand
{
    private readonly InputColumn _email;

    /// <param name="recipientFields">The fields of a recipient that the cmdlet takes.</param>
    private protected MailkitListInputCommand(RecipientFields recipientFields)
        : base(recipientFields, nameof(Email))
    {
        _email = Column(nameof(Email));
    }

    /// <summary>The mailing list. It is one for all inputs, whatever they have of that name.</summary>
    [Parameter(Mandatory = true)]
    [MailkitId(DefersRefusal = true)]
    [InputColumn]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <summary>The address of the recipient. Each recipient needs one.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    [Alias("send_to", "EmailAddress")]
    public string? Email { get; set; }

    private protected override IReadOnlyCollection<string> OfOurRows => BesideFields;

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
    }

    /// <summary>The address of the current recipient.</summary>
    /// <exception cref="MailkitException">It is missing, or it is none.</exception>
    private protected string ReadEmail(InputRow row) => EmailAddress.Require(ReadRequiredText(row, _email, Email));
}
