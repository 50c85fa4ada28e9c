using System;

namespace MailkitPS;

/// <summary>
/// A list of single values as one text; a lone value is a list of one, and an empty list is none. What is nested deeper cannot be read.
/// </summary>
internal sealed class ListColumn<TRow>(string name, Action<TRow, string?> set, string separator) : Column<TRow>(name)
    where TRow : class
{
    public override bool TrySet(TRow row, Scalar value)
    {
        set(row, value.Utf8.IsEmpty ? null : value.Text());
        return true;
    }

    public override void SetNothing(TRow row) => set(row, null);

    public override NestedText? StartNested(bool isArray) => isArray ? new ListText(separator) : null;

    public override bool TrySetNested(TRow row, NestedText nested)
    {
        if (nested.Finish() is not string text)
        {
            return false;
        }

        set(row, text.Length == 0 ? null : text);
        return true;
    }
}
