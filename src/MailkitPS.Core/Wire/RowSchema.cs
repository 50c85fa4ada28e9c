using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>How the rows of one function's answer look, whatever the wire format.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal abstract class RowSchema<TRow>(params RowMember[] members)
    where TRow : class
{
    /// <summary>The members that are understood.</summary>
    public IReadOnlyList<RowMember> Members { get; } = members;

    /// <summary>The member of the answer that holds the rows; none where the rows are the answer.</summary>
    public abstract string? RowsMember { get; }

    /// <summary>A new row, to be filled by the setters.</summary>
    public abstract TRow NewRow();

    /// <summary>The position of a member, in any letter case; -1 when it is unknown.</summary>
    public int IndexOf(ReadOnlySpan<byte> utf8Name)
    {
        for (int i = 0; i < members.Length; i++)
        {
            if (WireText.EqualsIgnoreCase(utf8Name, members[i].Utf8Name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Sets an <see cref="MemberKind.Integer"/> or a <see cref="MemberKind.Code"/>.</summary>
    public abstract void SetNumber(TRow row, int member, long? value);

    /// <summary>Sets a <see cref="MemberKind.Text"/>.</summary>
    public abstract void SetText(TRow row, int member, string? value);

    /// <summary>Sets a <see cref="MemberKind.Date"/>.</summary>
    public abstract void SetDate(TRow row, int member, DateTime? value);

    /// <summary>Whether an object with so many understood members is a row at all.</summary>
    public virtual bool IsRow(int knownMembers) => knownMembers > 0;

    /// <summary>Whether an answer that is no failure has a shape that is known for this function.</summary>
    public abstract bool Accepts(Envelope envelope);
}
