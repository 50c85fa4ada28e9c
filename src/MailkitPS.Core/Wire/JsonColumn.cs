using System;

namespace MailkitPS;

/// <summary>Any value as compact JSON; one of XML-RPC as the JSON of what it decodes to.</summary>
internal sealed class JsonColumn<TRow>(string name, Action<TRow, string?> set) : Column<TRow>(name)
    where TRow : class
{
    public override void Set(TRow row, Scalar value, AnswerNotes notes)
    {
        using JsonText json = new();
        json.Value(value);
        set(row, json.Finish());
    }

    public override void SetNothing(TRow row) => set(row, null);

    public override NestedText? StartNested(bool isArray) => new JsonText();

    public override void SetNested(TRow row, NestedText nested, AnswerNotes notes) => set(row, nested.Finish());
}
