using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;

namespace MailkitPS;

/// <summary>What is given for the fields of one recipient: plain texts.</summary>
internal sealed class RecipientData : IWireStruct
{
    private readonly List<KeyValuePair<RecipientField, string>> _values = [];

    /// <summary>The fields for which a text is given, in the order in which they were.</summary>
    public IEnumerable<RecipientField> Fields => _values.Select(value => value.Key);

    /// <summary>Whether a value is given for any field.</summary>
    public bool Any => _values.Count > 0;

    /// <summary>The text of a field; empty where none is given.</summary>
    public string this[RecipientField field] => _values.Find(value => value.Key == field).Value ?? string.Empty;

    /// <summary>What Mailkit has of a person.</summary>
    public static RecipientData Of(ContactRow row)
    {
        RecipientData data = new();
        foreach (RecipientField field in RecipientField.All)
        {
            if (field.ValueIn(row) is { Length: > 0 } text)
            {
                data.Set(field, text);
            }
        }

        return data;
    }

    /// <summary>The fields for which a value is given, each with it.</summary>
    public IReadOnlyList<KeyValuePair<RecipientField, string>> Values => _values;

    public void Set(RecipientField field, string text) => _values.Add(new(field, text));

    /// <summary>Whether a value is given for a field.</summary>
    public bool Has(RecipientField field) => _values.Exists(value => value.Key == field);

    /// <summary>Adds the values of others for fields that have none.</summary>
    public void AddMissing(RecipientData others)
    {
        foreach (KeyValuePair<RecipientField, string> value in others._values)
        {
            if (!Has(value.Key))
            {
                _values.Add(value);
            }
        }
    }

    /// <summary>The first field that both have; null for none.</summary>
    public RecipientField? FirstIn(RecipientData others) => _values.Find(value => others.Has(value.Key)).Key;

    /// <summary>The fields of one group with the names of the wire; null when none of them is given.</summary>
    public IDictionary? Of(RecipientFieldGroup group) => ToStruct(group);

    /// <summary>The fields of one group with the names of the wire and texts in Base64; an empty struct when none is given.</summary>
    public object Encoded(RecipientFieldGroup group) => WireText.Base64Leaves(Of(group) ?? StructMembers.Of())!;

    /// <summary>All fields with the names of the wire; null when none is given.</summary>
    public IDictionary? All() => ToStruct(null);

    public void WriteMembers(IStructWriter writer)
    {
        foreach (KeyValuePair<RecipientField, string> value in _values)
        {
            writer.Member(value.Key.Name, value.Value);
        }
    }

    private OrderedDictionary? ToStruct(RecipientFieldGroup? group)
    {
        OrderedDictionary members = [];
        foreach (KeyValuePair<RecipientField, string> value in _values)
        {
            if (group is null || value.Key.Group == group)
            {
                members[value.Key.Name] = value.Value;
            }
        }

        return members.Count > 0 ? members : null;
    }
}
