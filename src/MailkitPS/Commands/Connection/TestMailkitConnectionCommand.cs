using System.Management.Automation;

namespace MailkitPS;

/// <summary>Tests whether Mailkit can be reached and accepts the login. It writes no error; Verbose has the reason.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MailkitConnection")]
[OutputType(typeof(bool))]
public sealed class TestMailkitConnectionCommand : MailkitConnectedCommand
{
    /// <summary>A connection or its name; by default the runspace's default connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public override object? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        MailkitConnection? connection = ResolveConnection(out ErrorRecord? error);
        if (connection is null)
        {
            WriteVerbose(error!.Exception.Message);
            WriteObject(false);
            return;
        }

        try
        {
            CheckLogin(connection.Client);
        }
        catch (MailkitException e)
        {
            WriteVerbose(MessageText.WithoutAddresses(e.Message));
            WriteObject(false);
            return;
        }

        WriteObject(true);
    }
}
