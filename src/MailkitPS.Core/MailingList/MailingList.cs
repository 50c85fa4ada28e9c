namespace MailkitPS;

/// <summary>
/// A mailing list of the account: a row of <c>mailkit.mailinglist.list</c> (seen in clients), or the answer of
/// <c>mailkit.mailinglist.create</c> (documented).
/// </summary>
public sealed class MailingList : MailkitRow
{
    internal MailingList()
    {
    }

    /// <summary>The ID (<c>ID_USER_LIST</c>, or <c>data</c> in the answer that made it).</summary>
    [IdColumn("ID_USER_LIST", "data", IsRequired = true, IsBareValue = true)]
    public long MailingListId { get; internal set; }

    /// <summary>The name (<c>NAME</c>), which recipients may see.</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>Mailkit's word for the state (<c>STATUS</c>): <c>enabled</c>, <c>disabled</c>, or another one as it came.</summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>The description (<c>DESCRIPTION</c>); null when there is none.</summary>
    [Column("DESCRIPTION")]
    public string? Description { get; internal set; }
}
