using System;

namespace MailkitPS;

/// <summary>
/// A whole number of 64 bits, bare or quoted; the empty text is none. A number that is no such one makes the answer invalid, because
/// IDs must not be lost or bent; anything else is noted and read as none, but where the column is required.
/// </summary>
internal sealed class IntegerColumn<TRow>(string name, Action<TRow, long?> set, bool isRequired) : Column<TRow>(name)
    where TRow : class
{
    public override bool TrySet(TRow row, Scalar value)
    {
        if (WireParser.TryReadInteger(value.Utf8, out long? number))
        {
            set(row, number);
            return true;
        }

        if (isRequired || WireParser.IsNumber(value.Utf8))
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

    private MailkitException NotANumber(string text) => MailkitException.InvalidAnswer(
        $"The answer holds a value of {Name} that is not a whole number of 64 bits: {MessageText.Quote(text)}.");
}
