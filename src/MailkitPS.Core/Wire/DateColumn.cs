using System;

namespace MailkitPS;

/// <summary>A date without zone; the empty text is none. What cannot be read is noted and read as none.</summary>
internal sealed class DateColumn<TRow>(string name, Action<TRow, DateTime?> set) : Column<TRow>(name)
    where TRow : class
{
    public override void Set(TRow row, Scalar value, AnswerNotes notes)
    {
        ReadOnlySpan<byte> text = value.Utf8;
        if (WireParser.TryReadDate(text, out DateTime date))
        {
            set(row, date);
        }
        else if (text.Length == 0)
        {
            set(row, null);
        }
        else
        {
            SetUnreadable(row, value.Text(), notes);
        }
    }

    public override void SetNothing(TRow row) => set(row, null);
}
