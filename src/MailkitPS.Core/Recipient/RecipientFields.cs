using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// The fields of a recipient that one function takes, and the reader of what a user gives for them. Names are read loosely, so
/// that <c>FirstName</c>, <c>first_name</c> and the heading <c>First name</c> of a file are one field.
/// </summary>
internal sealed class RecipientFields
{
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
    public static RecipientFields OfMassMail { get; } = new("mailkit.sendmail_mass", field => field.Name != "status");

    /// <summary>Those of a text message: names, gender and custom fields (documented). The telephone is not one of them.</summary>
    public static RecipientFields OfSms { get; } = new(
        "mailkit.sendsms",
        field => field.Name is not "status" && (field.Group != RecipientFieldGroup.Contact || field.Name == "gender"));

    /// <summary>The function that takes them.</summary>
    public string Function { get; }

    /// <summary>The field of a name; null when the function does not take such a field.</summary>
    public RecipientField? Find(string name) =>
        _fields.TryGetValue(RecipientField.Normalize(name), out RecipientField? field) ? field : null;

    /// <summary>Reads names or numbers of fields and their values. What is null or empty is left alone.</summary>
    /// <exception cref="MailkitException">A field is not known or is given twice, or a value is no single value.</exception>
    public RecipientData Read(IDictionary? values)
    {
        RecipientData data = new();
        Dictionary<RecipientField, string> names = [];
        foreach (DictionaryEntry member in values ?? new Hashtable())
        {
            string name = (string)member.Key;
            RecipientField field = Find(name) ?? throw NotKnown(name);
            if (names.TryGetValue(field, out string? other))
            {
                throw Refusal($"{MessageText.Quote(other)} and {MessageText.Quote(name)} are the same field, {field.Name}");
            }

            names.Add(field, name);
            string? text = TextOf(member.Value, name);
            if (!string.IsNullOrEmpty(text))
            {
                data.Set(field, text!);
            }
        }

        return data;
    }

    private static string? TextOf(object? value, string name) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => TextOf(number),
        _ => throw Refusal($"The value of the field {MessageText.Quote(name)} has to be a text, a number, a date or a boolean"),
    };

    /// <summary>In digits and not in the notation with an exponent, as a person writes a number.</summary>
    private static string TextOf(double number) => Math.Abs(number) < (double)decimal.MaxValue
        ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private MailkitException NotKnown(string name)
    {
        string plain = RecipientField.Normalize(name);
        if (NamesOfAddress.Contains(plain) || (this == OfSms && plain == "MOBILE"))
        {
            return Refusal($"{MessageText.Quote(name)} is not one of the fields: whom the message goes to is given on its own");
        }

        IEnumerable<string> nearest = _fields
            .OrderBy(field => EditDistance.Between(plain, field.Key))
            .Take(MaxNearest)
            .Select(field => field.Value.Name);
        return Refusal($"{MessageText.Quote(name)} is no field that {Function} takes. The nearest are {string.Join(", ", nearest)}");
    }

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
