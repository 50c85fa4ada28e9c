using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>A PowerShell engine with the module imported, as a user has it: one runspace.</summary>
internal sealed class Shell : IDisposable
{
    public const string ClientId = "90000001";
    public const string Md5 = "00000000000000000000000000000000";

    public Shell(PSHost? host = null)
    {
        Runspace = ModuleEngine.Open(host);
    }

    public Runspace Runspace { get; }

    public static PSCredential Credential(string clientId = ClientId, string md5 = Md5) => ModuleEngine.CredentialOf(clientId, md5);

    /// <summary>A shell that is connected to a simulator.</summary>
    public static Shell ConnectedTo(MailkitSimulator simulator, int timeoutSec = 10, int retries = 0, WireForm form = WireForm.Json)
    {
        Shell shell = new();
        shell.Run(
            """
            param($uri, $credential, $timeout, $retries, $protocol)
            Connect-Mailkit $credential -ApiUri $uri -TimeoutSec $timeout -MaximumRetryCount $retries -Protocol $protocol -SkipVerification
            """,
            simulator.ApiUri,
            Credential(),
            timeoutSec,
            retries,
            form.ToString()).AssertNoErrors();
        return shell;
    }

    /// <summary>A pipeline that is not started yet.</summary>
    public PowerShell Prepare(string script, params object?[] arguments)
    {
        PowerShell shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return shell;
    }

    /// <summary>Runs a script to its end. A terminating error of a cmdlet is in the errors, as in any script without try.</summary>
    public Run Run(string script, params object?[] arguments)
    {
        using PowerShell shell = Prepare(script, arguments);
        PSDataCollection<PSObject> output = [];
        Exception? thrown = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            thrown = e;
        }

        return new Run(shell, [.. output], thrown);
    }

    public void Dispose() => Runspace.Dispose();
}
