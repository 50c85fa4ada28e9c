using System;

namespace MailkitPS;

/// <summary>A text as it came; a number or a boolean is the text that it is.</summary>
/// <param name="name">The name of the column.</param>
/// <param name="set">Sets the property.</param>
/// <param name="repeats">Equal texts share one string.</param>
/// <param name="keepsEmpty">An empty text is not the same as none.</param>
internal sealed class TextColumn<TRow>(string name, Action<TRow, string?> set, bool repeats, bool keepsEmpty) : Column<TRow>(name)
    where TRow : class
{
    public override bool TrySet(TRow row, Scalar value)
    {
        bool isNone = !keepsEmpty && value.Utf8.IsEmpty;
        set(row, isNone ? null : repeats ? value.PooledText() : value.Text());
        return true;
    }

    public override void SetNothing(TRow row) => set(row, null);
}
