using System;
using System.Buffers.Text;
using System.Linq;
using System.Runtime.InteropServices;

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

        // Eight letters at once: every name of a row that Mailkit writes in the other letter case comes here.
        int i = 0;
        for (; i <= left.Length - sizeof(ulong); i += sizeof(ulong))
        {
            if (!EqualsIgnoreCase(MemoryMarshal.Read<ulong>(left.Slice(i)), MemoryMarshal.Read<ulong>(right.Slice(i))))
            {
                return false;
            }
        }

        for (; i < left.Length; i++)
        {
            if (left[i] != right[i] && ToUpper(left[i]) != ToUpper(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same of eight bytes: they may differ in the bit of the letter case, and only where they are letters.</summary>
    private static bool EqualsIgnoreCase(ulong left, ulong right)
    {
        const ulong EachByte = 0x0101010101010101;
        const ulong HighBits = 0x80 * EachByte;
        const ulong CaseBits = 0x20 * EachByte;
        ulong difference = left ^ right;
        if (difference == 0)
        {
            return true;
        }

        ulong lower = (left | CaseBits) & ~HighBits;
        ulong isLetter = (lower + ((0x80 - 'a') * EachByte)) & ~(lower + ((0x7F - 'z') * EachByte)) & ~left & HighBits;
        return (difference & ~(isLetter >> 2)) == 0;
    }

    /// <summary>A whole number of 64 bits in digits, with a sign at most.</summary>
    public static bool TryReadDigits(ReadOnlySpan<byte> text, out long number) =>
        Utf8Parser.TryParse(text, out number, out int read) && read == text.Length;

    /// <summary>A whole number of 64 bits, however it is spelled (2, 2.0, 2e0); the empty text is none. False for anything else.</summary>
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

        if (!TryReadDigits(text, out long value) && !TryReadWholeNumber(text, out value))
        {
            return false;
        }

        number = value;
        return true;
    }

    /// <summary>Whether a text is a whole number in digits, whatever its size.</summary>
    public static bool IsWholeNumber(string text)
    {
        string digits = text.Trim();
        int start = digits.Length > 0 && digits[0] is '+' or '-' ? 1 : 0;
        return digits.Length > start && digits.Skip(start).All(letter => letter is >= '0' and <= '9');
    }

    /// <summary>Whether a text is a number, whatever its size.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) => DecimalDigits.TryRead(Trim(text), out _);

    /// <summary>
    /// <c>YYYY-MM-DD hh:mm:ss</c> or <c>YYYY-MM-DD</c> (documented), XML-RPC's own <c>YYYYMMDDThh:mm:ss</c>, and what ISO 8601 makes of
    /// them: a T for the blank, no seconds, or a fraction of one. Without a zone.
    /// </summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        text = Trim(text);
        bool isCompact = text.Length >= 14 && text[8] == 'T';
        int dayLength = isCompact ? 8 : 10;
        if (text.Length < dayLength || (!isCompact && (text[4] != '-' || text[7] != '-')))
        {
            return false;
        }

        int year = (100 * Digits(text, 0)) + Digits(text, 2);
        int month = Digits(text, isCompact ? 4 : 5);
        int day = Digits(text, isCompact ? 6 : 8);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || !TryReadTime(text.Slice(dayLength), out TimeSpan time))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + time;
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

    private static bool TryReadWholeNumber(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        return DecimalDigits.TryRead(text, out DecimalDigits digits) && digits.TryGetInteger(out number);
    }

    /// <summary>What stands behind the day: nothing, or a T or a blank and a time.</summary>
    private static bool TryReadTime(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        if (text.Length == 0)
        {
            return true;
        }

        bool hasSeconds = text.Length > 6;
        if (text.Length < 6 || text[0] is not ((byte)' ' or (byte)'T') || text[3] != ':'
            || (hasSeconds && (text.Length < 9 || text[6] != ':')))
        {
            return false;
        }

        int hour = Digits(text, 1);
        int minute = Digits(text, 4);
        int second = hasSeconds ? Digits(text, 7) : 0;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || !TryReadFraction(hasSeconds ? text.Slice(9) : [], out long ticks))
        {
            return false;
        }

        time = new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(ticks);
        return true;
    }

    /// <summary>A fraction of a second behind its point or comma; digits beyond those that a date keeps are cut.</summary>
    private static bool TryReadFraction(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 0)
        {
            return true;
        }

        if (text.Length == 1 || text[0] is not ((byte)'.' or (byte)','))
        {
            return false;
        }

        long unit = TimeSpan.TicksPerSecond;
        foreach (byte digit in text.Slice(1))
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            unit /= 10;
            ticks += unit * (digit - '0');
        }

        return true;
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
