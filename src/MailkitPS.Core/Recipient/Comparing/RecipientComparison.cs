using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Compares recipients of an input with what a mailing list has.</summary>
/// <param name="mailingListId">The mailing list.</param>
/// <param name="fields">The fields that are compared.</param>
/// <param name="tellsRest">Whether those are told who are in the list only.</param>
internal sealed class RecipientComparison(long mailingListId, IReadOnlyList<RecipientField> fields, bool tellsRest)
{
    private readonly RecipientTable _list = new(fields, tellsRest);

    /// <summary>Those of the list whom no input had.</summary>
    public IEnumerable<RecipientDifference> Rest => _list.Unmarked.Select(number => new RecipientDifference(
        null,
        _list.AddressOf(number),
        RecipientDifferenceKind.OnlyInMailkit,
        mailingListId,
        _list.EmailIdOf(number),
        _list.StatusOf(number)));

    /// <summary>Adds a recipient of the list.</summary>
    public void Add(Recipient recipient) => _list.Add(recipient);

    /// <summary>Compares one recipient of the input. What the input leaves empty is not compared.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="email">Its address.</param>
    /// <param name="data">What the input gives for its fields; null for nothing.</param>
    /// <param name="unknown">A field of it that was not known when the list was read; null where there is none.</param>
    /// <returns>What was found; nothing that could be relied on where there is such a field.</returns>
    public RecipientDifference Compare(int position, string email, RecipientData? data, out RecipientField? unknown)
    {
        unknown = data?.Values.Select(value => value.Key).FirstOrDefault(field => !fields.Contains(field));
        int number = _list.Find(email);
        if (number < 0)
        {
            return new(position, email, RecipientDifferenceKind.Missing, mailingListId);
        }

        _list.Mark(number);
        string differing = Differing(number, data);
        return new(
            position,
            email,
            differing.Length > 0 ? RecipientDifferenceKind.Different : RecipientDifferenceKind.Same,
            mailingListId,
            _list.EmailIdOf(number),
            _list.StatusOf(number),
            differing.Length > 0 ? differing : null);
    }

    private string Differing(int number, RecipientData? data)
    {
        List<string>? differing = null;
        foreach (KeyValuePair<RecipientField, string> value in data?.Values ?? [])
        {
            int place = PlaceOf(value.Key);
            if (place >= 0 && value.Value.Length > 0 && !_list.HasValue(number, place, RecipientTable.HashOf(value.Key, value.Value)))
            {
                (differing ??= []).Add(value.Key.PropertyName);
            }
        }

        return differing is null ? string.Empty : string.Join(", ", differing);
    }

    private int PlaceOf(RecipientField field)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i] == field)
            {
                return i;
            }
        }

        return -1;
    }
}
