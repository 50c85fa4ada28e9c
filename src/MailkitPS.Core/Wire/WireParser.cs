using System;
using System.Buffers.Text;

namespace MailkitPS;

/// <summary>Reads single values, the same for both wire formats and under any culture.</summary>
internal static class WireParser
{
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

    /// <summary>A whole number of 64 bits; the empty text is none. False for anything else.</summary>
    public static bool TryReadInteger(ReadOnlySpan<byte> text, out long? number)
    {
        number = null;
        if (text.Length > 0 && (text[0] <= (byte)' ' || text[text.Length - 1] <= (byte)' '))
        {
            text = Trim(text);
        }

        if (text.Length == 0)
        {
            return true;
        }

        if (!Utf8Parser.TryParse(text, out long value, out int read) || read != text.Length)
        {
            return false;
        }

        number = value;
        return true;
    }

    /// <summary>
    /// <c>YYYY-MM-DD hh:mm:ss</c> or <c>YYYY-MM-DD</c> (documented), or XML-RPC's own <c>YYYYMMDDThh:mm:ss</c>, without a zone.
    /// </summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        bool isCompact = text.Length == 17;
        if (text.Length is not (10 or 17 or 19)
            || (!isCompact && (text[4] != '-' || text[7] != '-'))
            || (text.Length > 10 && text[text.Length - 9] != (isCompact ? 'T' : ' '))
            || (text.Length > 10 && (text[text.Length - 6] != ':' || text[text.Length - 3] != ':')))
        {
            return false;
        }

        int year = (100 * Digits(text, 0)) + Digits(text, 2);
        int month = Digits(text, isCompact ? 4 : 5);
        int day = Digits(text, isCompact ? 6 : 8);
        int hour = text.Length == 10 ? 0 : Digits(text, text.Length - 8);
        int minute = text.Length == 10 ? 0 : Digits(text, text.Length - 5);
        int second = text.Length == 10 ? 0 : Digits(text, text.Length - 2);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        date = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>A number with a fraction; the empty text is none. False for anything else.</summary>
    public static bool TryReadDouble(ReadOnlySpan<byte> text, out double? number)
    {
        number = null;
        text = Trim(text);
        if (text.Length == 0)
        {
            return true;
        }

        if (!Utf8Parser.TryParse(text, out double value, out int read) || read != text.Length
            || double.IsNaN(value) || double.IsInfinity(value))
        {
            return false;
        }

        number = value;
        return true;
    }

    /// <summary>An amount, to its last digit; the empty text is none. False for anything else.</summary>
    public static bool TryReadDecimal(ReadOnlySpan<byte> text, out decimal? number)
    {
        number = null;
        text = Trim(text);
        if (text.Length == 0)
        {
            return true;
        }

        if (!Utf8Parser.TryParse(text, out decimal value, out int read) || read != text.Length)
        {
            return false;
        }

        number = value;
        return true;
    }

    /// <summary>A flag: true or false in any letter case, 1 or 0; the empty text is none. False for anything else.</summary>
    public static bool TryReadFlag(ReadOnlySpan<byte> text, out bool? flag)
    {
        text = Trim(text);
        flag = text.Length == 0 ? null
            : text.SequenceEqual("1"u8) || EqualsIgnoreCase(text, "true"u8) ? true
            : text.SequenceEqual("0"u8) || EqualsIgnoreCase(text, "false"u8) ? false
            : null;
        return flag is not null || text.Length == 0;
    }

    /// <summary>Two digits; anything else gives a number that no part of a date can be.</summary>
    private static int Digits(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (10 * tens) + ones : -10_000;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> whiteSpace = " \t\r\n"u8;
        while (text.Length > 0 && whiteSpace.IndexOf(text[0]) >= 0)
        {
            text = text.Slice(1);
        }

        while (text.Length > 0 && whiteSpace.IndexOf(text[text.Length - 1]) >= 0)
        {
            text = text.Slice(0, text.Length - 1);
        }

        return text;
    }

    private static int ToUpper(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? letter - 32 : letter;
}
