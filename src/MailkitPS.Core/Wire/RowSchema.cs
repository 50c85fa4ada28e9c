using System;
using System.IO;

namespace MailkitPS;

/// <summary>How the rows of one function's answer look, whatever the wire format.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal abstract class RowSchema<TRow>(params RowMember[] members)
    where TRow : class
{
    /// <summary>The member of the answer that holds the rows; none where the rows are the answer.</summary>
    public abstract string? RowsMember { get; }

    /// <summary>An answer of any shape is wanted as it is, not as the list that it may wrap.</summary>
    public virtual bool IsWhole => false;

    /// <summary>Reads an answer whose rows are of this kind.</summary>
    public virtual AnswerReader<TRow> Read(Stream body, IWireFormat format) => format.ReadAnswer(body, this);

    /// <summary>A new row, to be filled by the setters.</summary>
    public abstract TRow NewRow();

    /// <summary>The member of this name, in any letter case; null when it is not known.</summary>
    public RowMember? Find(ReadOnlySpan<byte> utf8Name)
    {
        foreach (RowMember member in members)
        {
            if (WireText.EqualsIgnoreCase(utf8Name, member.Utf8Name))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Sets an <see cref="MemberKind.Integer"/> or a <see cref="MemberKind.Code"/>.</summary>
    public abstract void SetNumber(TRow row, int member, long? value);

    /// <summary>Sets a <see cref="MemberKind.Text"/> or a <see cref="MemberKind.Phrase"/>.</summary>
    public abstract void SetText(TRow row, int member, string? value);

    /// <summary>Sets a <see cref="MemberKind.Date"/>.</summary>
    public abstract void SetDate(TRow row, int member, DateTime? value);

    /// <summary>Whether an object with so many understood members is a row at all.</summary>
    public virtual bool IsRow(int knownMembers) => knownMembers > 0;

    /// <summary>Whether an answer that is no failure has a shape that is known for this function.</summary>
    public abstract bool Accepts(Envelope envelope);
}
