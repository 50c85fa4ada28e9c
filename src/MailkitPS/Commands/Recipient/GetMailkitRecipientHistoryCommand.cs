using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads what a recipient was sent in the last year.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRecipientHistory")]
[OutputType(typeof(RecipientMessage))]
public sealed class GetMailkitRecipientHistoryCommand() : MailkitPersonCommand<RecipientMessage>(
    (client, id) => client.GetRecipientMessages(id), (client, email) => client.GetRecipientMessages(email))
{
    /// <summary>The recipient, in one mailing list.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override long? EmailId { get; set; }

    /// <summary>The address, in all mailing lists.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public override string? Email { get; set; }
}
