using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>How the values of a call are written where both wire formats do it alike, under any culture.</summary>
internal static class WireText
{
    /// <summary>Returns the number unless it is NaN or infinite, which neither format can write.</summary>
    public static double RequireFinite(double number) => double.IsNaN(number) || double.IsInfinity(number)
        ? throw new MailkitException(MailkitErrorKind.InvalidArgument, FormattableString.Invariant($"{number} cannot be sent to Mailkit"))
        : number;

    /// <summary>A text in the Base64 of its UTF-8, as some members want it.</summary>
    /// <exception cref="MailkitException">It holds a lone surrogate.</exception>
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(RequireWellFormed(text)));

    /// <summary>Returns the text unless it holds a lone surrogate, which JSON would silently replace.</summary>
    /// <exception cref="MailkitException">It holds one.</exception>
    public static string RequireWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new MailkitException(
                    MailkitErrorKind.InvalidArgument, "A text holds half a character (a lone surrogate), which cannot be sent");
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
                return Base64(Of(value) ?? throw NotWritable(value));
        }
    }

    /// <summary>A flag: a boolean in JSON, a word in XML-RPC (documented).</summary>
    public static object Flag(bool value, MailkitProtocol protocol) =>
        protocol == MailkitProtocol.Json ? value : value ? "TRUE" : "FALSE";

    /// <summary>A date as the API wants it, in a text and without a zone (documented); null for none.</summary>
    public static string? Date(DateTime? date) => date?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The day of a date as the API wants it, in a text (documented); null for none.</summary>
    public static string? Day(DateTime? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A single value as the text that a person would write, the same under any culture; null where it is none.</summary>
    public static string? Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime date => Date(date),
        int or long or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => WithoutExponent(number),
        _ => null,
    };

    /// <summary>All digits of a number: XML-RPC knows no exponents, and people do not write them.</summary>
    public static string WithoutExponent(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E');
        if (mark < 0)
        {
            return text;
        }

        int point = 1 + int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string sign = number < 0 ? "-" : string.Empty;
        string digits = text.Substring(sign.Length, mark - sign.Length).Replace(".", string.Empty);
        return point <= 0 ? sign + "0." + new string('0', -point) + digits
            : point >= digits.Length ? sign + digits.PadRight(point, '0')
            : sign + digits.Insert(point, ".");
    }

    /// <summary>Writes a parameter; what is wrong with its value is told with its name.</summary>
    /// <exception cref="MailkitException">The value cannot be written.</exception>
    public static void Name(string parameter, Action write)
    {
        try
        {
            write();
        }
        catch (MailkitException e) when (e.Kind == MailkitErrorKind.InvalidArgument)
        {
            e.WithMessage($"{MessageText.Name(parameter)}: {e.Message}");
            throw;
        }
    }

    /// <summary>The refusal of a value whose type neither format knows.</summary>
    public static MailkitException NotWritable(object value) =>
        new(MailkitErrorKind.InvalidArgument, $"A value of the type {value.GetType()} cannot be sent to Mailkit");
}
