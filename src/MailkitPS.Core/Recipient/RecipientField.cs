using System;
using System.Globalization;
using System.Linq;
using System.Reflection;

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

    /// <summary>Of each field but the status what a row has; rows are many, so it is found out once.</summary>
    private readonly Func<ContactRow, string?>? _read = PropertyOf(PascalName(name));

    public string Name { get; } = name;

    /// <summary>The name of the property in rows, such as <c>FirstName</c>.</summary>
    public string PropertyName { get; } = PascalName(name);

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

    /// <summary>What a row has for the field; null for nothing.</summary>
    public string? ValueIn(ContactRow row) => _read?.Invoke(row);

    private static string PascalName(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    private static Func<ContactRow, string?>? PropertyOf(string name) =>
        typeof(ContactRow).GetProperty(name) is PropertyInfo property
            ? (Func<ContactRow, string?>)Delegate.CreateDelegate(typeof(Func<ContactRow, string?>), property.GetGetMethod())
            : null;

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static RecipientField[] Named(RecipientFieldGroup group, params string[] names) =>
        [.. names.Select(name => new RecipientField(name, group))];
}
