using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;

namespace MailkitPS;

/// <summary>What is given for the fields of one recipient: plain texts.</summary>
internal sealed class RecipientData
{
    private readonly List<KeyValuePair<RecipientField, string>> _values = [];

    public void Set(RecipientField field, string text) => _values.Add(new(field, text));

    /// <summary>The fields of one group with the names of the wire; null when none of them is given.</summary>
    public IDictionary? Of(RecipientFieldGroup group) => ToStruct(group);

    /// <summary>All fields with the names of the wire; null when none is given.</summary>
    public IDictionary? All() => ToStruct(null);

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
