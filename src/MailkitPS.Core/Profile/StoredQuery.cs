using System;

namespace MailkitPS;

/// <summary>
/// A stored condition, which narrows whom a campaign goes to: a row of <c>mailkit.profile.queries.list</c> (documented in part).
/// </summary>
public sealed class StoredQuery : MailkitRow
{
    internal StoredQuery()
    {
    }

    /// <summary>The ID (<c>ID_QUERY</c>).</summary>
    [IdColumn("ID_QUERY", IsRequired = true)]
    public long QueryId { get; internal set; }

    /// <summary>The name (<c>NAME</c>).</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>The description (<c>DESCRIPTION</c>); null when there is none.</summary>
    [Column("DESCRIPTION")]
    public string? Description { get; internal set; }

    /// <summary>When it was made, presumably (<c>DATE</c>).</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>When it was changed last, presumably (<c>CHANGE_DATE</c>).</summary>
    [Column("CHANGE_DATE")]
    public DateTime? ChangeDate { get; internal set; }

    /// <summary>Who made it, presumably (<c>CREATE_NAME</c>).</summary>
    [Column("CREATE_NAME", Repeats = true)]
    public string? CreatedBy { get; internal set; }

    /// <summary>Who changed it last, presumably (<c>CHANGE_NAME</c>).</summary>
    [Column("CHANGE_NAME", Repeats = true)]
    public string? ChangedBy { get; internal set; }
}
