using System;
using System.Buffers.Text;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>What both wire formats read and refuse in the same way, under any culture.</summary>
internal static class WireText
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

    /// <summary>The number itself, if it is one that both formats can write.</summary>
    public static double Finite(double number) => double.IsNaN(number) || double.IsInfinity(number)
        ? throw new MailkitException(MailkitErrorKind.InvalidArgument, FormattableString.Invariant($"{number} cannot be sent to Mailkit"))
        : number;

    /// <summary>A text in the Base64 of its UTF-8, as some members want it.</summary>
    /// <exception cref="MailkitException">It holds half a character.</exception>
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Whole(text)));

    /// <summary>The text itself, if it has no half of a character: JSON would replace it without a word.</summary>
    /// <exception cref="MailkitException">It has one.</exception>
    public static string Whole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new MailkitException(MailkitErrorKind.InvalidArgument, "A text holds half a character (a lone surrogate), which cannot be sent");
            }
        }

        return text;
    }

    /// <summary>The same for every single value of a struct, however deep.</summary>
    public static object? Base64Leaves(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case IDictionary members:
                OrderedDictionary encoded = [];
                foreach (DictionaryEntry member in members)
                {
                    encoded[member.Key] = Base64Leaves(member.Value);
                }

                return encoded;
            case byte[] bytes:
                return Convert.ToBase64String(bytes);
            case string text:
                return Base64(text);
            case IEnumerable elements:
                return elements.Cast<object?>().Select(Base64Leaves).ToList();
            default:
                return Base64(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }
    }

    /// <summary>A flag: a boolean in JSON, a word in XML-RPC (documented).</summary>
    public static object Flag(bool value, MailkitProtocol protocol) =>
        protocol == MailkitProtocol.Json ? value : value ? "TRUE" : "FALSE";

    /// <summary>The refusal of a value whose type neither format knows.</summary>
    public static MailkitException NotWritable(object value) =>
        new(MailkitErrorKind.InvalidArgument, $"A value of the type {value.GetType()} cannot be sent to Mailkit");

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
