using System;

namespace MailkitPS;

/// <summary>How many elements a list has; an object in place of a list is one, and the empty text is none.</summary>
internal sealed class CountColumn<TRow>(string name, Action<TRow, long?> set) : Column<TRow>(name)
    where TRow : class
{
    public override bool TrySet(TRow row, Scalar value)
    {
        SetNothing(row);
        return value.Utf8.IsEmpty;
    }

    public override void SetNothing(TRow row) => set(row, 0);

    public override NestedText? StartNested(bool isArray) => new ElementCount();

    public override bool TrySetNested(TRow row, NestedText nested)
    {
        set(row, ((ElementCount)nested).Count);
        return true;
    }
}
