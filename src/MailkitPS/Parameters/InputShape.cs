using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Inputs with the same properties, and what each of these is read into: a column, a field of the recipient, or nothing.</summary>
internal sealed class InputShape
{
    private readonly string[] _names;

    /// <param name="type">The type of the inputs.</param>
    /// <param name="names">The properties that an input has in addition to those of its type.</param>
    /// <param name="targets">What each is read into: an <see cref="InputColumn"/>, a <see cref="RecipientField"/>, or null.</param>
    /// <param name="typeTargets">The properties of the type that are read, and what each is read into.</param>
    public InputShape(
        object type, string[] names, object?[] targets, IReadOnlyList<KeyValuePair<string, object>> typeTargets)
    {
        Type = type;
        _names = names;
        Targets = targets;
        TypeTargets = typeTargets;
    }

    /// <summary>What stands for the type of the inputs.</summary>
    public object Type { get; }

    /// <summary>What each of the input's own properties is read into.</summary>
    public IReadOnlyList<object?> Targets { get; }

    /// <summary>The properties of the type that are read, and what each is read into.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> TypeTargets { get; }

    /// <summary>All names of the properties, for messages.</summary>
    public IReadOnlyList<string> AllNames { get; set; } = [];

    /// <summary>Why no input of this shape can be read; null where they can.</summary>
    public string? Fault { get; set; }

    /// <summary>That something is wrong with the shape itself was told with its first input; the others are only counted.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Whether an input has exactly these properties of its own.</summary>
    public bool HasNames(string[] names, int count)
    {
        if (count != _names.Length)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            // Rows of one source share the strings of their names.
            if (!ReferenceEquals(names[i], _names[i]) && !string.Equals(names[i], _names[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one of the properties is read into a column.</summary>
    public bool Has(InputColumn column) => Targets.Contains(column) || TypeTargets.Any(target => target.Value == column);
}
