using System;

namespace MailkitPS;

/// <summary>A text as it came; a number or a boolean is the text that it is.</summary>
internal sealed class TextColumn<TRow>(string name, Action<TRow, string?> set, bool repeats) : Column<TRow>(name)
    where TRow : class
{
    public override void Set(TRow row, Scalar value, AnswerNotes notes) => set(row, repeats ? value.PooledText() : value.Text());

    public override void SetNothing(TRow row) => set(row, null);
}
