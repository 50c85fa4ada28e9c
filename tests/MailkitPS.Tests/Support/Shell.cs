using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>
/// A PowerShell engine with the module imported, as a user has it: one runspace. To open one costs more than most tests, so that one
/// that is done with is made as good as new for the next test.
/// </summary>
internal sealed class Shell : IDisposable
{
    public const string ClientId = "90000001";
    public const string Md5 = "00000000000000000000000000000000";

    /// <summary>What a runspace holds: the names of its variables and functions, and the values of its preferences.</summary>
    private const string Inventory = """
        @{
            Variables = @($ExecutionContext.InvokeProvider.ChildItem.Get('variable:', $false).Name) + 'fresh', 'item'
            Functions = @($ExecutionContext.InvokeProvider.ChildItem.Get('function:', $false).Name)
            Location = $ExecutionContext.SessionState.Path.CurrentLocation.Path
            Preferences = @($ExecutionContext.InvokeProvider.ChildItem.Get('variable:*Preference', $false))
        }
        """;

    /// <summary>
    /// Makes a runspace hold what a fresh one does. Runspace.ResetRunspaceState would make $? a plain variable that is always true.
    /// </summary>
    private const string Reset = """
        param($fresh)
        foreach ($item in $ExecutionContext.InvokeProvider.ChildItem.Get('variable:', $false)) {
            if ($item.Name -notin $fresh.Variables) { $ExecutionContext.SessionState.PSVariable.Remove($item) }
        }
        foreach ($item in $ExecutionContext.InvokeProvider.ChildItem.Get('function:', $false)) {
            if (-not $item.ModuleName -and $item.Name -notin $fresh.Functions) {
                $ExecutionContext.InvokeProvider.Item.Remove("function:$($item.Name)", $false)
            }
        }
        foreach ($item in $fresh.Preferences) { $ExecutionContext.SessionState.PSVariable.Set($item.Name, $item.Value) }
        $ExecutionContext.SessionState.Path.SetLocation($fresh.Location) | Microsoft.PowerShell.Core\Out-Null
        $PSDefaultParameterValues.Clear()
        $Error.Clear()
        [MailkitPS.ModuleInitializer]::new().OnRemove($null)
        """;

    private static readonly ConcurrentBag<Runspace> Idle = [];
    private static readonly Lazy<PSObject> Fresh = new(TakeInventory);

    private readonly bool _isShared;

    public Shell(PSHost? host = null)
    {
        _isShared = host is null;
        Runspace = _isShared && Idle.TryTake(out Runspace? idle) ? idle : ModuleEngine.Open(host);
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

    public void Dispose()
    {
        if (_isShared && TryReset())
        {
            Idle.Add(Runspace);
        }
        else
        {
            Runspace.Dispose();
        }
    }

    private static PSObject TakeInventory()
    {
        using Runspace runspace = ModuleEngine.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript(Inventory);
        return shell.Invoke().Single();
    }

    /// <summary>False for a runspace that is not there any more, or in which something still runs.</summary>
    private bool TryReset()
    {
        try
        {
            Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.FullLanguage;
            Run(Reset, Fresh.Value).AssertNoErrors();
            return true;
        }
        catch (Exception e) when (e is InvalidRunspaceStateException or PSInvalidOperationException)
        {
            return false;
        }
    }
}
