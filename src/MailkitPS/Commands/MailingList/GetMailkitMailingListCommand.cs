using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the mailing lists of the account: all of them, or those of some names or IDs.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitMailingList")]
[OutputType(typeof(MailingList))]
public sealed class GetMailkitMailingListCommand() : MailkitListCommand<MailingList>(
    "mailing list", client => client.GetMailingLists(), list => list.Name, list => list.MailingListId, idParameter: nameof(MailingListId))
{
    /// <summary>Only the mailing lists with these IDs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long[]? MailingListId { get => Ids; set => Ids = value; }
}
