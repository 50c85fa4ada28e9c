using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>What is wanted of a list: rows with one of some names and one of some IDs.</summary>
/// <param name="names">Names, in any letter case; wildcards are allowed. Null for any.</param>
/// <param name="ids">IDs; null for any.</param>
internal sealed class ListSelection(IEnumerable<string>? names, IEnumerable<long>? ids)
{
    private readonly (string Name, WildcardPattern Pattern)[]? _names =
        names?.Select(name => (name, WildcardPattern.Get(name, WildcardOptions.IgnoreCase))).ToArray();

    private readonly HashSet<long>? _ids = ids is null ? null : [.. ids];

    private readonly HashSet<object> _found = [];

    /// <summary>The IDs, and the names without a wildcard, of which no row was taken.</summary>
    public IEnumerable<object> NotFound => (_ids ?? []).Cast<object>()
        .Concat((_names ?? []).Select(wanted => wanted.Name).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)))
        .Where(wanted => !_found.Contains(wanted));

    /// <summary>Whether a row is wanted.</summary>
    public bool Takes(string? name, long? id)
    {
        object[] matches = [.. (_names ?? []).Where(wanted => wanted.Pattern.IsMatch(name ?? string.Empty)).Select(wanted => wanted.Name)];
        if ((_names is not null && matches.Length == 0) || (_ids is not null && !(id is long known && _ids.Contains(known))))
        {
            return false;
        }

        _found.UnionWith(matches);
        _found.Add(id ?? 0L);
        return true;
    }
}
