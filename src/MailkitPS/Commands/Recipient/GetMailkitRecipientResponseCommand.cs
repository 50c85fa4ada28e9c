using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads how a recipient responded to messages of the last year.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRecipientResponse")]
[OutputType(typeof(RecipientResponse))]
public sealed class GetMailkitRecipientResponseCommand() : MailkitPersonCommand<RecipientResponse>(
    (client, id) => client.GetRecipientResponses(id), (client, email) => client.GetRecipientResponses(email))
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
