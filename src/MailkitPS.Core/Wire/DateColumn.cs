using System;

namespace MailkitPS;

/// <summary>A date without zone; the empty text and the date 0000-00-00 are none.</summary>
internal sealed class DateColumn<TRow>(string name, Action<TRow, DateTime?> set) : Column<TRow>(name)
    where TRow : class
{
    /// <summary>How Mailkit writes that there is no date (documented for an opt-out without end).</summary>
    private static ReadOnlySpan<byte> NoDate => "0000-00-00"u8;

    public override bool TrySet(TRow row, Scalar value)
    {
        bool isDate = WireParser.TryReadDate(value.Utf8, out DateTime date);
        if (!isDate && !value.Utf8.IsEmpty && !value.Utf8.StartsWith(NoDate))
        {
            return false;
        }

        set(row, isDate ? date : null);
        return true;
    }

    public override void SetNothing(TRow row) => set(row, null);
}
