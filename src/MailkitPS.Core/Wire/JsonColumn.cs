using System;

namespace MailkitPS;

/// <summary>Any value as compact JSON; one of XML-RPC as the JSON of what it decodes to.</summary>
internal sealed class JsonColumn<TRow>(string name, Action<TRow, string?> set) : Column<TRow>(name)
    where TRow : class
{
    public override bool TrySet(TRow row, Scalar value)
    {
        using JsonText json = new();
        json.Value(value);
        set(row, json.Finish());
        return true;
    }

    public override void SetNothing(TRow row) => set(row, null);

    public override NestedText? StartNested(bool isArray) => new JsonText();

    public override bool TrySetNested(TRow row, NestedText nested)
    {
        set(row, nested.Finish());
        return true;
    }
}
