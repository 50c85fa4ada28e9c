using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;

namespace MailkitPS.Simulator;

/// <summary>An embedded PowerShell engine with the module imported as it lies in output/, as a user would have it.</summary>
public static class ModuleEngine
{
    // Before the first engine of the process starts, or it would report home.
    static ModuleEngine() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    /// <summary>The root of the repository: the folder above this program that holds the solution.</summary>
    /// <exception cref="FileNotFoundException">There is none: the program does not lie in a checkout.</exception>
    public static string Root => field ??= FindRoot();

    /// <summary>The manifest of the built module.</summary>
    public static string Manifest => Path.Combine(Root, "output", "MailkitPS", "MailkitPS.psd1");

    /// <summary>An open runspace that knows the cmdlets.</summary>
    public static Runspace Open(PSHost? host = null)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Manifest]);
        Runspace runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        return runspace;
    }

    /// <summary>Makes the default connection of the runspace, with further parameters of Connect-Mailkit where there are any.</summary>
    public static void Connect(Runspace runspace, Uri apiUri, SimulatedAccount account, IDictionary? parameters = null)
    {
        using PowerShell pipeline = PowerShell.Create(runspace);
        pipeline.AddCommand("Connect-Mailkit")
            .AddParameter("Credential", CredentialOf(account.ClientId.ToString(CultureInfo.InvariantCulture), account.Md5))
            .AddParameter("ApiUri", apiUri);
        if (parameters is not null)
        {
            pipeline.AddParameters(parameters);
        }

        pipeline.Invoke();
    }

    /// <summary>A login as Connect-Mailkit takes it. The bare engine has no ConvertTo-SecureString.</summary>
    public static PSCredential CredentialOf(string clientId, string md5)
    {
        SecureString password = new();
        foreach (char letter in md5)
        {
            password.AppendChar(letter);
        }

        return new PSCredential(clientId, password);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MailkitPS.sln")))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException("MailkitPS.sln is in no folder above the program: this runs from a checkout only.");
    }
}
