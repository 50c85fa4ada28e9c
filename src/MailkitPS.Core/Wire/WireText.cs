using System;

namespace MailkitPS;

/// <summary>Reads the plain texts of both wire formats the same way under any culture.</summary>
internal static class WireText
{
    private const int DateLength = 10;
    private const int DateTimeLength = 19;

    /// <summary>Whether two ASCII names are the same in any letter case.</summary>
    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        if (left.SequenceEqual(right))
        {
            return true;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (ToUpper(left[i]) != ToUpper(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>YYYY-MM-DD hh:mm:ss</c> or <c>YYYY-MM-DD</c> (documented), without a zone.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (text.Length is not (DateLength or DateTimeLength) || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text.Slice(0, 4), out int year)
            || !TryReadDigits(text.Slice(5, 2), out int month)
            || !TryReadDigits(text.Slice(8, 2), out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        int hour = 0;
        int minute = 0;
        int second = 0;
        if (text.Length == DateTimeLength
            && (text[10] != ' ' || text[13] != ':' || text[16] != ':'
                || !TryReadDigits(text.Slice(11, 2), out hour)
                || !TryReadDigits(text.Slice(14, 2), out minute)
                || !TryReadDigits(text.Slice(17, 2), out second)
                || hour > 23 || minute > 59 || second > 59))
        {
            return false;
        }

        date = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }

    private static int ToUpper(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? letter - 32 : letter;
}
