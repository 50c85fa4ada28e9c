using System.Management.Automation;

namespace MailkitPS;

/// <summary>Forgets connections of this runspace. Calls in flight finish; nothing is sent to Mailkit, which has no sessions.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Mailkit", DefaultParameterSetName = ConnectionSet)]
[OutputType(typeof(MailkitConnection))]
public sealed class DisconnectMailkitCommand : MailkitConnectedCommand
{
    private const string ConnectionSet = "Connection";
    private const string AllSet = "All";

    /// <summary>A connection or its name; by default the runspace's default connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public override object? Connection { get; set; }

    /// <summary>Forgets every connection of this runspace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Returns the connections that were forgotten.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (All)
        {
            foreach (MailkitConnection connection in ConnectionStore.Current.All)
            {
                Forget(connection);
            }
        }
        else if (Connection is null && ConnectionStore.Current.Default is null)
        {
            // This cmdlet is often used in a finally block, where an error would hide the one that matters.
            WriteVerbose("There is no default connection to forget.");
        }
        else
        {
            Forget(GetConnection());
        }
    }

    private void Forget(MailkitConnection connection)
    {
        if (!ConnectionStore.Current.Remove(connection))
        {
            Stop(Errors.ConnectionNotFound(connection.Name, ConnectionStore.Current.All));
        }

        if (PassThru)
        {
            WriteObject(connection);
        }
    }
}
