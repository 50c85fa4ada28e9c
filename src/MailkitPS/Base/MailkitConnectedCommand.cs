using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that works on a connection.</summary>
public abstract class MailkitConnectedCommand : MailkitCommand
{
    /// <summary>A connection or its name; the default of the runspace unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public virtual object? Connection { get; set; }

    /// <summary>The connection that was asked for.</summary>
    private protected MailkitConnection GetConnection() => ResolveConnection(out ErrorRecord? error) ?? throw Terminate(error!);

    /// <summary>The connection that was asked for, or the error that tells why there is none.</summary>
    private protected MailkitConnection? ResolveConnection(out ErrorRecord? error)
    {
        MailkitConnection? connection;
        switch (Connection is PSObject wrapped ? wrapped.BaseObject : Connection)
        {
            case null:
                connection = ConnectionStore.Current.Default;
                error = connection is null ? Errors.NotConnected() : null;
                return connection;
            case MailkitConnection given:
                error = null;
                return given;
            case string or int or long:
                // Without -Name a connection is called by its client ID, which PowerShell takes for a number.
                string name = LanguagePrimitives.ConvertTo<string>(Connection);
                connection = ConnectionStore.Current.Find(name);
                error = connection is null ? Errors.ConnectionNotFound(name) : null;
                return connection;
            default:
                error = Errors.InvalidArgument(
                    "-Connection takes what Connect-Mailkit -PassThru returns, or its name. A connection cannot be carried into another process: connect there.",
                    Connection);
                return null;
        }
    }

    private PipelineStoppedException Terminate(ErrorRecord error)
    {
        ThrowTerminatingError(error);
        return new PipelineStoppedException();
    }
}
