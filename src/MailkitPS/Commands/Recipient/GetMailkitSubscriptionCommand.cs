using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads whether a recipient has opted out, of which topics, and until when.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitSubscription")]
[OutputType(typeof(Subscription))]
public sealed class GetMailkitSubscriptionCommand() : MailkitPersonCommand<Subscription>(
    (client, id) => client.GetSubscription(id), (client, email) => client.GetSubscription(email))
{
    /// <summary>The recipient, in one mailing list.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override long? EmailId { get; set; }

    /// <summary>The address, or a telephone number.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public override string? Email { get; set; }

    private protected override bool IsEmptyMissing => true;
}
