using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MailkitPS.Benchmarks;

/// <summary>The measured process: a bare engine that imports one module and prints how many milliseconds that took.</summary>
internal static class ImportRun
{
    public const string Verb = "import-run";

    public static int Run(string manifest)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell pipeline = PowerShell.Create(runspace);
        pipeline.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("PassThru");
        long started = Stopwatch.GetTimestamp();
        object module = pipeline.Invoke()[0].BaseObject;
        double milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (pipeline.HadErrors || module is not PSModuleInfo { ExportedCmdlets.Count: > 0 })
        {
            throw new InvalidDataException($"{manifest} was not imported.");
        }

        Console.WriteLine(milliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
