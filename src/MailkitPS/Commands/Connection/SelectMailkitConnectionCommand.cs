using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes a connection the default of this runspace.</summary>
[Cmdlet(VerbsCommon.Select, "MailkitConnection")]
[OutputType(typeof(MailkitConnection))]
public sealed class SelectMailkitConnectionCommand : MailkitConnectedCommand
{
    /// <summary>A connection of this runspace, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public override object? Connection { get; set; }

    /// <summary>Returns the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        MailkitConnection connection = GetConnection();
        if (!ConnectionStore.Current.Select(connection))
        {
            Stop(Errors.ConnectionNotFound(connection.Name, ConnectionStore.Current.All));
        }

        if (PassThru)
        {
            WriteObject(connection);
        }
    }
}
