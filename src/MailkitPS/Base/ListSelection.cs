using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>What is wanted of a list: rows with one of some names and one of some IDs.</summary>
internal sealed class ListSelection
{
    private readonly (string Name, WildcardPattern Pattern)[]? _names;
    private readonly HashSet<long>? _ids;
    private readonly HashSet<object> _found = [];

    /// <param name="names">Names, in any letter case; wildcards are allowed. Null for any.</param>
    /// <param name="ids">IDs; null for any.</param>
    /// <param name="patternOf">What a name matches.</param>
    public ListSelection(IEnumerable<string>? names, IEnumerable<long>? ids, Func<string, WildcardPattern> patternOf)
    {
        _names = names?
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (name, patternOf(name)))
            .ToArray();
        _ids = ids is null ? null : [.. ids];
    }

    /// <summary>The IDs, and the names without a wildcard, of which no row was taken.</summary>
    public IEnumerable<object> NotFound => (_ids ?? []).Cast<object>()
        .Concat((_names ?? []).Select(wanted => wanted.Name).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)))
        .Where(wanted => !_found.Contains(wanted));

    /// <summary>A row has to match both a name and an ID.</summary>
    public bool HasBoth => _names is not null && _ids is not null;

    /// <summary>Whether a row is wanted.</summary>
    public bool Takes(string? name, long? id)
    {
        bool hasId = _ids is null || (id is long known && _ids.Contains(known));
        if (!hasId || _names is null)
        {
            return Taken(hasId, id);
        }

        bool hasName = false;
        foreach ((string wanted, WildcardPattern pattern) in _names)
        {
            if (pattern.IsMatch(name ?? string.Empty))
            {
                hasName = true;
                _found.Add(wanted);
            }
        }

        return Taken(hasName, id);
    }

    /// <summary>Remembers the ID of a row only if somebody asked for it: a list may be long.</summary>
    private bool Taken(bool isTaken, long? id)
    {
        if (isTaken && _ids is not null)
        {
            _found.Add(id!);
        }

        return isTaken;
    }
}
