using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Inputs with the same properties, and what each of these is read into.</summary>
/// <param name="kind">What kind of input they are.</param>
/// <param name="names">The properties.</param>
/// <param name="targets">
/// What each of them is read into: an <see cref="InputColumn"/>, a <see cref="RecipientField"/>, or null for nothing.
/// </param>
/// <param name="typeTargets">The properties that come with the type names of the inputs, and what each is read into.</param>
/// <param name="fault">Why no input of this shape can be read; null where they can.</param>
internal sealed class InputShape(
    InputKind kind,
    string[] names,
    object?[] targets,
    IReadOnlyList<KeyValuePair<string, object?>> typeTargets,
    string? fault)
{
    /// <summary>What each property is read into.</summary>
    public IReadOnlyList<object?> Targets => targets;

    /// <summary>The properties that come with the type names of the inputs, and what each is read into.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> TypeTargets => typeTargets;

    /// <summary>The names of all properties, for messages.</summary>
    public IEnumerable<string> AllNames => names.Concat(typeTargets.Select(target => target.Key));

    /// <summary>The fields of a recipient that are among the properties.</summary>
    public IEnumerable<RecipientField> Fields => targets.Concat(typeTargets.Select(target => target.Value)).OfType<RecipientField>();

    /// <summary>Why no input of this shape can be read; null where they can.</summary>
    public string? Fault => fault;

    /// <summary>Whether an input is of this shape.</summary>
    public bool Fits(InputKind other, string[] otherNames, int count)
    {
        if (count != names.Length || !kind.Equals(other))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            // Rows of one source share the strings of their names.
            if (!ReferenceEquals(otherNames[i], names[i]) && !string.Equals(otherNames[i], names[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one of the properties is read into a column.</summary>
    public bool Has(InputColumn column) => targets.Contains(column) || typeTargets.Any(target => target.Value == column);
}
