using System;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>One field of a recipient.</summary>
/// <param name="name">The name on the wire, such as <c>first_name</c>.</param>
/// <param name="group">Where it stands.</param>
internal sealed class RecipientField(string name, RecipientFieldGroup group)
{
    private const int MaxCustom = 25;

    /// <summary>Every field that requests of Mailkit have (documented).</summary>
    public static readonly RecipientField[] All =
    [
        .. Named(RecipientFieldGroup.Person, "status", "prefix", "vocative", "first_name", "last_name", "company", "reply_to"),
        .. Named(
            RecipientFieldGroup.Contact,
            "nick_name",
            "gender",
            "phone",
            "mobile",
            "fax",
            "street",
            "city",
            "state",
            "country",
            "zip"),
        .. Named(
            RecipientFieldGroup.Custom,
            [.. Enumerable.Range(1, MaxCustom).Select(number => "custom" + number.ToString(CultureInfo.InvariantCulture))]),
    ];

    public string Name { get; } = name;

    public RecipientFieldGroup Group { get; } = group;

    /// <summary>
    /// A name without what does not count in it: letter case, <c>_</c>, <c>-</c>, <c>.</c> and blanks. A number from 1 to 25 is
    /// that custom field; in a number every sign counts, so that -1 and 1.5 are none.
    /// </summary>
    public static string Normalize(string name)
    {
        string trimmed = name.Trim();
        if (trimmed.Length is 1 or 2 && trimmed.All(IsDigit))
        {
            return "CUSTOM" + trimmed;
        }

        if (!trimmed.Any(char.IsLetter))
        {
            return trimmed;
        }

        return new([.. name
            .Where(letter => letter is not ('_' or '-' or '.') && !char.IsWhiteSpace(letter))
            .Select(char.ToUpperInvariant)]);
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static RecipientField[] Named(RecipientFieldGroup group, params string[] names) =>
        [.. names.Select(name => new RecipientField(name, group))];
}
