using System.Linq;
using System.Text.RegularExpressions;

namespace MailkitPS;

/// <summary>Addresses as a report shows them where it must not name anybody: a…e@example.com.</summary>
internal static class AddressMask
{
    private const string Hidden = "…";

    /// <summary>Shorter names are hidden whole, or but for their first letter: of two letters both would show.</summary>
    private const int MinShown = 4;

    /// <summary>A name in quotation marks may have spaces.</summary>
    private static readonly Regex Words = new("(?:\"[^\"]*\"|\\S)+", RegexOptions.CultureInvariant);

    /// <summary>
    /// The address without what lies between the first and the last letter of its name, and without what stands behind its domain: people
    /// write names there, too.
    /// </summary>
    public static string Of(string address)
    {
        string trimmed = address.Trim();
        AddressParts parts = new(trimmed);
        return parts.HasSign ? Of(trimmed, parts) : Name(trimmed);
    }

    /// <summary>A text in which addresses may stand among the words.</summary>
    public static string In(string text) => !new AddressParts(text).HasSign
        ? text
        : Words.Replace(text, word => new AddressParts(word.Value) is { HasSign: true } parts ? Of(word.Value, parts) : word.Value);

    private static string Of(string address, AddressParts parts)
    {
        string rest = address.Substring(parts.DomainEnd);
        return Name(address.Substring(0, parts.NameEnd)) + "@"
            + address.Substring(parts.DomainStart, parts.DomainEnd - parts.DomainStart)
            + (rest.All(char.IsPunctuation) ? rest : Hidden);
    }

    private static string Name(string name)
    {
        if (name.Length < 2 || char.IsSurrogate(name[0]))
        {
            return Hidden;
        }

        char last = name[name.Length - 1];
        return name.Length < MinShown || char.IsSurrogate(last) ? name[0] + Hidden : name[0] + Hidden + last;
    }
}
