using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads how engaged each recipient of a mailing list is, page by page.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitEngagement")]
[OutputType(typeof(Engagement))]
public sealed class GetMailkitEngagementCommand : MailkitPagedCommand
{
    /// <summary>The mailing list.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override int PageSize { get; set; } = 25000;

    private protected override void ProcessInput()
    {
        if (MailingListId is not long id)
        {
            Refuse("There is no ID of a mailing list.", nameof(MailingListId));
        }
        else if (AreIds(nameof(MailingListId), id))
        {
            WritePages((client, options) => client.GetEngagement(id, options), FormattableString.Invariant($"-MailingListId {id}"), id);
        }
    }
}
