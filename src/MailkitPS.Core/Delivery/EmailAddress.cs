using System;
using System.Globalization;

namespace MailkitPS;

/// <summary>Addresses that something can be sent to.</summary>
internal static class EmailAddress
{
    private const char MaxAscii = '\u007F';

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
    /// The address in the form in which equal ones are the same text: letter case does not count, and neither does in which of its two
    /// ways an international domain is written.
    /// </summary>
    public static string ToComparable(string address)
    {
        string trimmed = address.Trim();
        int at = trimmed.LastIndexOf('@');
        for (int i = at + 1; i < trimmed.Length; i++)
        {
            if (trimmed[i] > MaxAscii)
            {
                return (trimmed.Substring(0, at + 1) + ToAscii(trimmed.Substring(at + 1))).ToUpperInvariant();
            }
        }

        return trimmed.ToUpperInvariant();
    }

    private static string ToAscii(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // No domain that could be written in the other way.
            return domain;
        }
    }
}
