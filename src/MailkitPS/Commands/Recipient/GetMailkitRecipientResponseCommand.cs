using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads how a recipient responded to messages of the last year.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRecipientResponse")]
[OutputType(typeof(RecipientResponse))]
public sealed class GetMailkitRecipientResponseCommand() : MailkitPersonCommand<RecipientResponse>(
    (client, id) => client.GetRecipientResponses(id), (client, email) => client.GetRecipientResponses(email));
