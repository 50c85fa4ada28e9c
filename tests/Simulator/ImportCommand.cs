using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MailkitPS.Simulator;

/// <summary>Imports a module in a bare engine of a process of its own and tells what that set going.</summary>
internal static class ImportCommand
{
    /// <summary>Prints the cmdlets, the jobs and the network events, one line each; returns the exit code.</summary>
    public static int Run(string manifest)
    {
        ConcurrentQueue<string> network = [];
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using NetworkListener listener = new(network);
        using PowerShell pipeline = PowerShell.Create(runspace);
        pipeline.AddScript(
            """
            param($manifest)
            $module = Import-Module $manifest -PassThru -ErrorAction Stop
            "version $($module.Version)"
            foreach ($name in $module.ExportedCommands.Keys) { "command $name" }
            foreach ($job in Get-Job) { "job $($job.Name)" }
            """).AddArgument(manifest);
        foreach (PSObject line in pipeline.Invoke())
        {
            Console.WriteLine(line);
        }

        foreach (string happened in network)
        {
            Console.WriteLine($"network {happened}");
        }

        return pipeline.HadErrors ? 1 : 0;
    }
}
