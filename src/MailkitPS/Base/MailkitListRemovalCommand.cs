using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that removes all recipients from mailing lists.</summary>
public abstract class MailkitListRemovalCommand : MailkitOwnObjectCommand<MailingList>
{
    private readonly bool _keepsList;

    /// <param name="keepsList">Whether the list itself stays.</param>
    private protected MailkitListRemovalCommand(bool keepsList)
        : base("mailing list")
    {
        _keepsList = keepsList;
    }

    /// <summary>The mailing lists.</summary>
    [Parameter(Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long[]? MailingListId { get => field; set => Ids = field = value; }

    /// <summary>Writes the mailing list, which is otherwise not written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override long IdOf(MailingList thing) => thing.MailingListId;

    private protected override void ProcessOne(long id, MailingList? thing)
    {
        MailingList list = thing ?? new MailingList { MailingListId = id };
        Change(
            client => client.DeleteMailingList(id, _keepsList),
            new PlannedChange(
                Describe(string.Empty), id, _keepsList
                    ? new("Get-MailkitRecipient", $"-MailingListId {id}")
                    : new("Get-MailkitMailingList", $"-MailingListId {id}"))
            {
                Question = list.Name is null ? null : Describe($" '{list.Name}'"),
            },
            _ =>
            {
                if (PassThru)
                {
                    WriteObject(list);
                }
            });

        string Describe(string name) => FormattableString.Invariant(_keepsList
            ? $"Remove all recipients from the mailing list {id}{name} and keep the list"
            : (FormattableString)$"Delete the mailing list {id}{name} with all its recipients and their history");
    }
}
