using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// The objects within a row whose members are columns, kept until the row is complete: each of several makes a row of its own, with
/// all that the row has beside them.
/// </summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
internal sealed class RowGroup<TRow>
    where TRow : class
{
    /// <summary>One row must not fill the memory; counted in bytes of the answer, and a little for each value.</summary>
    private const int MaxSize = 16 * 1024 * 1024;
    private const int SizeOfValue = 64;

    private readonly List<List<Part>> _elements = [];
    private int _size;

    public int Count => _elements.Count;

    public void Clear()
    {
        _elements.Clear();
        _size = 0;
    }

    public void StartElement() => _elements.Add([]);

    /// <summary>A single value of the current element.</summary>
    /// <param name="column">Its column; null where it is not known.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    public void Add(Column<TRow>? column, string name, Scalar value)
    {
        Grow(value.Utf8.Length);
        _elements[_elements.Count - 1].Add(new(column, name, value.Decode(), null));
    }

    /// <summary>An object or array of the current element, as JSON: no column of such an element takes one.</summary>
    public void Add(Column<TRow>? column, string name, string json)
    {
        Grow(json.Length);
        _elements[_elements.Count - 1].Add(new(column, name, null, json));
    }

    /// <summary>The current element is complete; an empty one is none.</summary>
    public void EndElement()
    {
        if (_elements[_elements.Count - 1].Count == 0)
        {
            _elements.RemoveAt(_elements.Count - 1);
        }
    }

    /// <summary>Gives a row what an element has.</summary>
    /// <param name="index">Which element.</param>
    /// <param name="row">The row.</param>
    /// <param name="extra">Takes what the row has no place for.</param>
    /// <param name="notes">Take note of what cannot be read.</param>
    public void Apply(int index, TRow row, ExtraText extra, AnswerNotes notes)
    {
        foreach (Part part in _elements[index])
        {
            if (part.Json is not null)
            {
                if (part.Column is not null)
                {
                    notes.AddUnreadable(part.Name, Column<TRow>.Container);
                }

                extra.AddJson(part.Name, part.Json, isUnknown: part.Column is null);
                continue;
            }

            DecodedScalar value = new(part.Value);
            if (part.Column is null)
            {
                extra.Begin(part.Name, isUnknown: true);
                extra.Value(value);
            }
            else if (value.Kind == ScalarKind.Nothing)
            {
                part.Column.SetNothing(row);
            }
            else if (!part.Column.TrySet(row, value))
            {
                notes.AddUnreadable(part.Name, value.Text());
                extra.Begin(part.Name);
                extra.Value(value);
            }
        }
    }

    private void Grow(int length)
    {
        _size += length + SizeOfValue;
        if (_size > MaxSize)
        {
            throw MailkitException.InvalidAnswer("The answer holds a row above 16 MB.");
        }
    }

    /// <summary>One member of an element.</summary>
    private readonly struct Part(Column<TRow>? column, string name, object? value, string? json)
    {
        public Column<TRow>? Column { get; } = column;

        public string Name { get; } = name;

        public object? Value { get; } = value;

        public string? Json { get; } = json;
    }
}
