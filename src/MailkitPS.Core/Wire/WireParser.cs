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
        ReadOnlySpan<byte> pattern = text.Length switch
        {
            10 => "0000-00-00"u8,
            17 => "00000000T00:00:00"u8,
            19 => "0000-00-00 00:00:00"u8,
            _ => [],
        };
        date = default;
        if (pattern.Length == 0)
        {
            return false;
        }

        // Year, month, day, hour, minute, second.
        Span<int> parts = stackalloc int[6];
        int part = 0;
        int digits = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '0')
            {
                if (text[i] != pattern[i])
                {
                    return false;
                }

                continue;
            }

            if (text[i] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            parts[part] = (parts[part] * 10) + (text[i] - '0');
            if (++digits == (part == 0 ? 4 : 2))
            {
                part++;
                digits = 0;
            }
        }

        if (parts[0] < 1 || parts[1] is < 1 or > 12 || parts[2] < 1 || parts[2] > DateTime.DaysInMonth(parts[0], parts[1])
            || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        {
            return false;
        }

        date = new DateTime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], DateTimeKind.Unspecified);
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

        if (!Utf8Parser.TryParse(text, out double value, out int read) || read != text.Length || double.IsNaN(value) || double.IsInfinity(value))
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
