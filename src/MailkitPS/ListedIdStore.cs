using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace MailkitPS;

/// <summary>The IDs and names that lists have brought over each connection of one runspace, so that Tab can offer them.</summary>
internal sealed class ListedIdStore
{
    // By the connection itself, because another account may get its name, and without keeping it alive.
    private readonly ConditionalWeakTable<MailkitConnection, Dictionary<Type, SortedDictionary<long, string?>>> _lists = new();

    public static ListedIdStore Current => RunspaceState.Current.ListedIds;

    /// <summary>The IDs with their names, by size; whoever reads a list adds to it.</summary>
    /// <param name="row">The class of the rows that they come from.</param>
    /// <param name="connection">What they came over.</param>
    public SortedDictionary<long, string?> ListOf(Type row, MailkitConnection connection)
    {
        Dictionary<Type, SortedDictionary<long, string?>> lists = _lists.GetOrCreateValue(connection);
        if (!lists.TryGetValue(row, out SortedDictionary<long, string?>? list))
        {
            lists[row] = list = [];
        }

        return list;
    }
}
