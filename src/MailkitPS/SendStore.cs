using System.Collections.Generic;

namespace MailkitPS;

/// <summary>The mass sends of one runspace, so that no request ID is lost with the pipeline that it was written to.</summary>
internal sealed class SendStore
{
    private readonly List<SendMassRequest> _sends = [];

    public static SendStore Current => RunspaceState.Current.Sends;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<SendMassRequest> All => [.. _sends];

    /// <summary>Remembers a send and the connection over which it went.</summary>
    public void Add(SendMassRequest send, MailkitConnection connection)
    {
        send.SetConnection(connection.Name);
        _sends.Add(send);
    }
}
