using System;

namespace MailkitPS;

/// <summary>
/// A list of single values as one text, joined by commas; a lone value is a list of one. What is nested deeper is noted and read as
/// none.
/// </summary>
internal sealed class ListColumn<TRow>(string name, Action<TRow, string?> set) : Column<TRow>(name)
    where TRow : class
{
    public override void Set(TRow row, Scalar value, AnswerNotes notes) => set(row, value.Text());

    public override void SetNothing(TRow row) => set(row, null);

    public override NestedText? StartNested(bool isArray) => isArray ? new CommaText() : null;

    public override void SetNested(TRow row, NestedText nested, AnswerNotes notes)
    {
        if (nested.Finish() is string text)
        {
            set(row, text);
        }
        else
        {
            base.SetNested(row, nested, notes);
        }
    }
}
