using System;

namespace MailkitPS;

/// <summary>
/// A whole number, bare or quoted; the empty text is none. A number that is no such one makes the answer invalid where it is an ID, which
/// must not be lost or bent; anything else cannot be read, which makes the answer invalid where the column is required.
/// </summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
/// <param name="name">The name of the column.</param>
/// <param name="set">Sets the property.</param>
/// <param name="bits">The size of the property: 32 or 64.</param>
/// <param name="isId">It is an ID.</param>
/// <param name="isRequired">The row means nothing without it.</param>
internal sealed class IntegerColumn<TRow>(string name, Action<TRow, long?> set, int bits, bool isId, bool isRequired) : Column<TRow>(name)
    where TRow : class
{
    public override bool TrySet(TRow row, Scalar value)
    {
        if (WireParser.TryReadInteger(value.Utf8, out long? number)
            && (bits == 64 || number is null or (>= int.MinValue and <= int.MaxValue)))
        {
            set(row, number);
            return true;
        }

        if (isRequired || (isId && WireParser.IsNumber(value.Utf8)))
        {
            throw NotANumber(value.Text());
        }

        return false;
    }

    public override void SetNothing(TRow row) => set(row, null);

    public override void RefuseContainer()
    {
        if (isRequired)
        {
            throw NotANumber(Container);
        }
    }

    private MailkitException NotANumber(string text) => MailkitException.InvalidAnswer(FormattableString.Invariant(
        $"The answer holds a value of {Name} that is not a whole number of {bits} bits: {MessageText.Quote(text)}."));
}
