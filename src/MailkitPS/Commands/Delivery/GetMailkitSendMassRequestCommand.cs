using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Lists the mass sends of this runspace, the oldest first, without calling Mailkit.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitSendMassRequest")]
[OutputType(typeof(SendMassRequest))]
public sealed class GetMailkitSendMassRequestCommand : MailkitConnectedCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<SendMassRequest> sends = SendStore.Current.All;
        if (Connection is not null)
        {
            // Sends outlive their connection, so only a name without any has to be that of a connection.
            sends = [.. sends.Where(send => string.Equals(send.Connection, ConnectionName, StringComparison.OrdinalIgnoreCase))];
            if (sends.Count == 0)
            {
                GetConnection();
            }
        }

        WriteObject(sends, enumerateCollection: true);
    }
}
