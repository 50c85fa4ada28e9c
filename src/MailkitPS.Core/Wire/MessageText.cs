using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace MailkitPS;

/// <summary>
/// What a message may show of an answer: e-mail addresses are for output objects only, what cannot be seen is made visible, and what is
/// long is cut. The MD5 code has been taken out before.
/// </summary>
internal static class MessageText
{
    private const int MaxQuotedLength = 100;

    private const string Hidden = "(with an e-mail address)";

    /// <summary>The name of a member, or another word that stands by itself.</summary>
    public static string Name(string text) => text.Contains("@") ? Hidden : Cut(VisibleText.Of(text), MaxQuotedLength);

    /// <summary>A value.</summary>
    public static string Quote(string text) => text.Contains("@") ? Hidden : $"'{Name(text)}'";

    /// <summary>The first of many, and how many more there are.</summary>
    public static string Few<T>(IReadOnlyCollection<T> values, int max)
    {
        string shown = string.Join(", ", values.Take(max));
        return values.Count > max ? FormattableString.Invariant($"{shown} and {values.Count - max} more") : shown;
    }

    /// <summary>A text in which e-mail addresses may stand among the words.</summary>
    public static string WithoutAddresses(string text) => !text.Contains("@")
        ? text
        : string.Join(" ", text.Split(' ').Select(word => word.Contains("@") ? Hidden : word));

    /// <summary>A text that may name an address or a telephone number which is known, without it.</summary>
    public static string Without(string address, string text) =>
        Regex.Replace(text, Regex.Escape(address), "the address", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The beginning of a long text; a character of two halves stays whole.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return text.Substring(0, length) + "…";
    }
}
