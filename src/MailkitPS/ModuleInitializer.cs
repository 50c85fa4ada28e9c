using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// Makes the module load on Windows PowerShell 5.1, which has no System.Text.Json of its own and no binding redirects between
/// the assemblies that come with it; PowerShell 7.4 and newer need none of this. Removing the module forgets what it remembers.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly Version FirstCore = new(7, 0);
    private static readonly Version FirstSupportedCore = new(7, 4);

    /// <summary>What System.Text.Json 8.0 consists of on .NET Framework.</summary>
    private static readonly string[] Closure =
    [
        "Microsoft.Bcl.AsyncInterfaces",
        "System.Buffers",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
    ];

    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!;

    /// <summary>Called by the engine when the module is imported.</summary>
    /// <exception cref="NotSupportedException">PowerShell 7.0 to 7.3, whose System.Text.Json is too old.</exception>
    public void OnImport()
    {
        RefuseOldPowerShell(typeof(PSObject).Assembly.GetName().Version);
        if (Type.GetType("System.Runtime.Loader.AssemblyLoadContext") is null)
        {
            AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Resolve(request.Name, request.RequestingAssembly);
        }
    }

    /// <summary>
    /// Called by the engine when the module is removed, by Import-Module -Force too: the connections and sends of this runspace are
    /// forgotten, and with them the MD5 codes. Other runspaces keep theirs.
    /// </summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.Forget();

    internal static void RefuseOldPowerShell(Version engine)
    {
        if (engine >= FirstCore && engine < FirstSupportedCore)
        {
            throw new NotSupportedException(
                $"MailkitPS needs Windows PowerShell 5.1, or PowerShell {FirstSupportedCore} or newer; "
                + $"this is PowerShell {engine.ToString(2)}.");
        }
    }

    /// <summary>Resolves only for our own assemblies: giving our System.Text.Json to another module would break that module.</summary>
    internal static Assembly? Resolve(string assemblyName, Assembly? requester)
    {
        string name = new AssemblyName(assemblyName).Name;
        bool isOurs = requester is not null
            && !requester.IsDynamic
            && string.Equals(Path.GetDirectoryName(requester.Location), Folder, StringComparison.OrdinalIgnoreCase)
            && Closure.Contains(name, StringComparer.OrdinalIgnoreCase);
        string file = Path.Combine(Folder, name + ".dll");
        return isOurs && File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
