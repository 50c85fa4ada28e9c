using System;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>Addresses that something can be sent to.</summary>
internal static class EmailAddress
{
    private const char MaxAscii = '\u007F';
    private const char IdeographicFullStop = '\u3002';

    /// <summary>No part of a domain is longer.</summary>
    private const int MaxLabelLength = 63;

    /// <summary>
    /// Returns the address without the blanks around it. It is looked at for one <c>@</c> between two parts and for line breaks; whether
    /// it exists, and what else is wrong with it, Mailkit finds out.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="MailkitException">It is no address. The message does not show it.</exception>
    public static string Require(string address, string what = "Its Email")
    {
        string trimmed = address.Trim();
        int at = trimmed.IndexOf('@');
        if (at <= 0 || at == trimmed.Length - 1 || trimmed.IndexOf('@', at + 1) >= 0)
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument, $"{what} is no e-mail address: it has to have one @, with something on both sides");
        }

        return SingleLine.Require(trimmed, what)!;
    }

    /// <summary>
    /// The address in the form in which equal ones are the same text: blanks around it, letter case and Unicode form do not count, and
    /// neither does in which of its two ways an international domain is written.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="isCaseSensitive">Letter case counts before the <c>@</c>.</param>
    public static string ToComparable(string address, bool isCaseSensitive = false)
    {
        string trimmed = address.Trim();
        string composed = IsAscii(trimmed, 0) ? trimmed : ToForm(trimmed, NormalizationForm.FormC);
        int domain = composed.LastIndexOf('@') + 1;
        if (!isCaseSensitive && IsAscii(composed, domain))
        {
            return composed.ToLowerInvariant();
        }

        string local = composed.Substring(0, domain);
        return (isCaseSensitive ? local : local.ToLowerInvariant()) + ToAscii(composed.Substring(domain).ToLowerInvariant());
    }

    private static bool IsAscii(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] > MaxAscii)
            {
                return false;
            }
        }

        return true;
    }

    private static string ToForm(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Half a character has no form.
            return text;
        }
    }

    private static string ToAscii(string domain)
    {
        if (IsAscii(domain, 0))
        {
            return domain;
        }

        string plain = ToForm(domain, NormalizationForm.FormKC).ToLowerInvariant().Replace(IdeographicFullStop, '.');
        return string.Join(".", plain.Split('.').Select(label =>
            IsAscii(label, 0) || label.Length > MaxLabelLength ? label : $"xn--{Punycode.Encode(label)}"));
    }
}
