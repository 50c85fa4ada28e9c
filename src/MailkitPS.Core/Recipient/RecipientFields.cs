using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// The fields of a recipient that one function takes, and the reader of what a user gives for them. Names are read loosely, so
/// that <c>FirstName</c>, <c>first_name</c> and the heading <c>First name</c> of a file are one field.
/// </summary>
internal sealed class RecipientFields
{
    private const string Status = "status";
    private const int MaxNearest = 3;

    private static readonly string[] NamesOfAddress = ["EMAIL", "EMAILADDRESS", "SENDTO"];

    private readonly Dictionary<string, RecipientField> _fields;

    private RecipientFields(string function, Func<RecipientField, bool> isTaken)
    {
        Function = function;
        _fields = RecipientField.All.Where(isTaken).ToDictionary(field => RecipientField.Normalize(field.Name));
    }

    /// <summary>Those of a single mail: all (documented).</summary>
    public static RecipientFields OfMail { get; } = new("mailkit.sendmail", _ => true);

    /// <summary>Those of a mass mail: contact data and custom fields (the sample shows some of them); no status is known.</summary>
    public static RecipientFields OfMassMail { get; } = new("mailkit.sendmail_mass", field => field.Name != Status);

    /// <summary>Those of a text message: names, gender and custom fields (documented). The telephone is not one of them.</summary>
    public static RecipientFields OfSms { get; } = new(
        "mailkit.sendsms",
        field => field.Name is not Status && (field.Group != RecipientFieldGroup.Contact || field.Name == "gender"));

    /// <summary>Those of an import: all, and the status too (documented).</summary>
    public static RecipientFields OfImport { get; } = new("mailkit.mailinglist.import", _ => true);

    /// <summary>Those by which a recipient is compared with what a mailing list has: all that a person has given.</summary>
    public static RecipientFields OfComparison { get; } = new("mailkit.mailinglist.getstatus", field => field.Name != Status);

    /// <summary>
    /// Those that a recipient of a list is added with: all but the status, which only older samples have (documented in part).
    /// </summary>
    public static RecipientFields OfAddition { get; } = new("mailkit.mailinglist.adduser", field => field.Name != Status);

    /// <summary>Those that can be changed of a recipient: the same ones.</summary>
    public static RecipientFields OfEdit { get; } = new("mailkit.mailinglist.edituser", field => field.Name != Status);

    /// <summary>The field that decides who gets mail at all.</summary>
    public static RecipientField StatusField { get; } = Array.Find(RecipientField.All, field => field.Name == Status)!;

    /// <summary>The function that takes them.</summary>
    public string Function { get; }

    /// <summary>The field of a name; null when the function does not take such a field.</summary>
    public RecipientField? Find(string name) =>
        _fields.TryGetValue(RecipientField.Normalize(name), out RecipientField? field) ? field : null;

    /// <summary>
    /// The field of the name of a column; null when there is none. A number names a field only where somebody says so, and the status is
    /// taken from a column only where that is wished: half of all files have one that means something else, and it decides who gets mail
    /// at all.
    /// </summary>
    public RecipientField? FindColumn(string name, bool takesStatus = false) =>
        Find(name) is RecipientField field && (takesStatus || field.Name != Status) && name.Any(char.IsLetter) ? field : null;

    /// <summary>The field of a name.</summary>
    /// <param name="name">The name, or the number of a custom field.</param>
    /// <param name="others">Other names that may have been meant.</param>
    /// <exception cref="MailkitException">The function does not take such a field.</exception>
    public RecipientField Require(string name, params IReadOnlyCollection<string> others) => Find(name) ?? throw NotKnown(name, others);

    /// <summary>The fields in the order of <see cref="RecipientField.All"/>.</summary>
    public IEnumerable<RecipientField> All => RecipientField.All.Where(_fields.ContainsValue);

    /// <summary>Reads names or numbers of fields and their values.</summary>
    /// <param name="values">The values by their names; null for none.</param>
    /// <param name="keepsEmpty">What is null or empty is an empty text; otherwise it is left alone.</param>
    /// <exception cref="MailkitException">A field is not known or is given twice, or a value is no single value.</exception>
    public RecipientData Read(IDictionary? values, bool keepsEmpty = false)
    {
        RecipientData data = new();
        Dictionary<RecipientField, string> names = [];
        foreach (DictionaryEntry member in values ?? new Hashtable())
        {
            string name = (string)member.Key;
            RecipientField field = Require(name);
            if (names.TryGetValue(field, out string? other))
            {
                throw Refusal($"{MessageText.Quote(other)} and {MessageText.Quote(name)} are the same field, {field.Name}");
            }

            names.Add(field, name);
            string text = TextOf(member.Value, name) ?? string.Empty;
            if (text.Length > 0 || keepsEmpty)
            {
                data.Set(field, text);
            }
        }

        return data;
    }

    /// <summary>The text of a field; null where nothing is given.</summary>
    /// <exception cref="MailkitException">The value is no single value.</exception>
    public static string? TextOf(object? value, string name) => value is null ? null
        : WireText.Of(value)
            ?? throw Refusal($"The value of the field {MessageText.Quote(name)} has to be a text, a number, a date or a boolean");

    private MailkitException NotKnown(string name, IReadOnlyCollection<string> others)
    {
        string plain = RecipientField.Normalize(name);
        if (NamesOfAddress.Contains(plain) || (this == OfSms && plain == "MOBILE"))
        {
            return Refusal($"{MessageText.Quote(name)} is not one of the fields: the recipient is given on its own");
        }

        string[] nearest = Nearest(plain, [.. _fields.Values.Select(field => field.Name), .. others]);
        string advice = nearest.Length > 0
            ? $"The nearest are {string.Join(", ", nearest)}"
            : "Their names are those of the API, such as first_name";
        return Refusal($"{MessageText.Quote(name)} is no field that {Function} takes. {advice}");
    }

    /// <summary>What somebody may have meant; nothing where no name is near.</summary>
    private static string[] Nearest(string name, IEnumerable<string> names) =>
    [
        .. names
            .Select(known => (Name: known, Distance: EditDistance.Between(name, RecipientField.Normalize(known))))
            .Where(known => 3 * known.Distance <= 2 * name.Length)
            .OrderBy(known => known.Distance)
            .Take(MaxNearest)
            .Select(known => known.Name),
    ];

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
