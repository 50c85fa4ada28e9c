using System;

namespace MailkitPS;

/// <summary>A number with a fraction, an amount or a flag; the empty text is none.</summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
/// <typeparam name="TValue">The type of the value.</typeparam>
internal sealed class ParsedColumn<TRow, TValue>(string name, Action<TRow, TValue?> set, ParsedColumn<TRow, TValue>.Parser parse)
    : Column<TRow>(name)
    where TRow : class
    where TValue : struct
{
    /// <summary>Reads a value from its text; null for the empty text, false for one that cannot be read.</summary>
    public delegate bool Parser(ReadOnlySpan<byte> utf8, out TValue? value);

    public override bool IsFlag => typeof(TValue) == typeof(bool);

    public override bool TrySet(TRow row, Scalar value)
    {
        if (!parse(value.Utf8, out TValue? parsed))
        {
            return false;
        }

        set(row, parsed);
        return true;
    }

    public override void SetNothing(TRow row) => set(row, null);
}
