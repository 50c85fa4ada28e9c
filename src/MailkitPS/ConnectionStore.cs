using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>The connections of one runspace.</summary>
internal sealed class ConnectionStore
{
    private readonly List<MailkitConnection> _connections = [];

    public static ConnectionStore Current => RunspaceState.Current.Connections;

    /// <summary>The connection that is used when none is named.</summary>
    public MailkitConnection? Default { get; private set; }

    /// <summary>The default first, then the others in the order in which they were made.</summary>
    public IReadOnlyList<MailkitConnection> All => [.. _connections.OrderBy(connection => connection != Default)];

    public MailkitConnection? Find(string name) =>
        _connections.Find(connection => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Makes a connection the default. It replaces one of the same name.</summary>
    public void Add(MailkitConnection connection)
    {
        _connections.RemoveAll(other => other.Name.Equals(connection.Name, StringComparison.OrdinalIgnoreCase));
        _connections.Add(connection);
        Default = connection;
    }

    /// <summary>Makes one of the connections the default; false if it is none of them.</summary>
    public bool Select(MailkitConnection connection)
    {
        bool isKnown = _connections.Contains(connection);
        Default = isKnown ? connection : Default;
        return isKnown;
    }

    /// <summary>Forgets a connection without disposing of it, so that calls in flight finish.</summary>
    public bool Remove(MailkitConnection connection)
    {
        if (Default == connection)
        {
            Default = null;
        }

        return _connections.Remove(connection);
    }
}
