using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads what a recipient was sent in the last year.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRecipientHistory")]
[OutputType(typeof(RecipientMessage))]
public sealed class GetMailkitRecipientHistoryCommand() : MailkitPersonCommand<RecipientMessage>(
    (client, id) => client.GetRecipientMessages(id), (client, email) => client.GetRecipientMessages(email));
