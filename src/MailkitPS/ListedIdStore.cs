using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace MailkitPS;

/// <summary>The IDs and names that lists have brought over each connection of one runspace, so that Tab can offer them.</summary>
internal sealed class ListedIdStore
{
    // By the connection itself, because another account may get its name, and without keeping it alive.
    private readonly ConditionalWeakTable<MailkitConnection, Dictionary<Type, SortedDictionary<long, string?>>> _lists = new();
    private readonly ConditionalWeakTable<MailkitConnection, Dictionary<Type, SortedSet<string>>> _names = new();

    public static ListedIdStore Current => RunspaceState.Current.ListedIds;

    /// <summary>The IDs with their names, by size; whoever reads a list adds to it.</summary>
    /// <param name="row">The class of the rows that they come from.</param>
    /// <param name="connection">What they came over.</param>
    public SortedDictionary<long, string?> ListOf(Type row, MailkitConnection connection) => Find(_lists, row, connection);

    /// <summary>The names of rows that have no ID, in their order; whoever reads a list adds to it.</summary>
    /// <param name="row">The class of the rows that they come from.</param>
    /// <param name="connection">What they came over.</param>
    public SortedSet<string> NamesOf(Type row, MailkitConnection connection) => Find(_names, row, connection);

    private static T Find<T>(ConditionalWeakTable<MailkitConnection, Dictionary<Type, T>> kept, Type row, MailkitConnection connection)
        where T : new()
    {
        Dictionary<Type, T> ofConnection = kept.GetOrCreateValue(connection);
        if (!ofConnection.TryGetValue(row, out T? found))
        {
            ofConnection[row] = found = new();
        }

        return found;
    }
}
