using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>What two inputs have to have in common, beside the names of their properties, to be read alike.</summary>
/// <param name="type">The type of the inputs.</param>
/// <param name="typeNames">The names under which PowerShell gives them further properties.</param>
internal readonly struct InputKind(Type type, IReadOnlyList<string>? typeNames) : IEquatable<InputKind>
{
    private const string FromAnotherProcess = "Deserialized.";

    /// <summary>Our rows that are about a person as such: what other rows have of that name is something else.</summary>
    private static readonly Type[] People = [typeof(Recipient), typeof(RawMessage)];

    private readonly Type _type = type;
    private readonly IReadOnlyList<string>? _typeNames = typeNames;

    /// <summary>A row that this module wrote, in this process or another.</summary>
    public bool IsOurs => _type.Assembly == typeof(InputKind).Assembly
        || _type.Assembly == typeof(MailkitClient).Assembly
        || _typeNames?.Any(name => name.StartsWith(FromAnotherProcess + "MailkitPS.", StringComparison.Ordinal)) == true;

    /// <summary>Its properties may be fields of a recipient: the City of a visitor, say, is where a click came from.</summary>
    public bool HasFields
    {
        get
        {
            IReadOnlyList<string>? names = _typeNames;
            return !IsOurs || People.Contains(_type) || People.Any(type => names?.Contains(FromAnotherProcess + type.FullName) == true);
        }
    }

    /// <inheritdoc/>
    public bool Equals(InputKind other) => _type == other._type
        && (ReferenceEquals(_typeNames, other._typeNames)
            || (_typeNames is not null && other._typeNames is not null && _typeNames.SequenceEqual(other._typeNames)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is InputKind other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _type.GetHashCode();
}
