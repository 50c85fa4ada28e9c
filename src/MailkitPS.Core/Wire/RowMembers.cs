using System.Collections.Generic;

namespace MailkitPS;

/// <summary>The members that rows have in common, as far as their values can be taken without a look at the members around them.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal sealed class RowMembers<TRow>
    where TRow : MailkitRow
{
    private readonly RowSchema<TRow> _schema = RowSchema<TRow>.Instance;
    private readonly List<(Column<TRow>? Column, string? UnknownName)> _members = [];

    /// <summary>How many of them are known.</summary>
    public int KnownCount { get; private set; }

    /// <summary>One of them is the ID that every row must have.</summary>
    public bool HasId { get; private set; }

    /// <summary>A member: its column, or its name where nothing is known of it, or neither where it does not matter.</summary>
    public (Column<TRow>? Column, string? UnknownName) this[int member] => _members[member];

    public void Clear()
    {
        _members.Clear();
        KnownCount = 0;
        HasId = false;
    }

    /// <summary>False where more than its value decides what becomes of the member.</summary>
    public bool TryAdd(Scalar name)
    {
        Column<TRow>? column = _schema.Members.Find(name.Utf8, out _);

        // Behind a member that is none of these no row refuses the login. Of several members in one column one counts.
        bool mayRefuse = _members.Count == 0 && Envelope.KindOf(name.Utf8) != EnvelopeMember.Other;
        bool isDouble = column is not null && _members.Exists(member => member.Column == column);
        if (mayRefuse || isDouble || (column is null && _schema.IsGroup(name.Utf8)))
        {
            return false;
        }

        KnownCount += column is null ? 0 : 1;
        HasId |= column is not null && column == _schema.Id;

        // What stands beside a list whose elements are the rows belongs to others.
        _members.Add((column, column is null && !_schema.IsRowOfGroup ? name.PooledText() : null));
        return true;
    }
}
