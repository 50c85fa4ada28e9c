using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>The measured process: a bare engine that reads so many rows into Out-Null and prints its seconds and its peak.</summary>
internal static class MemoryRun
{
    public const string Verb = "memory-run";

    private const double Megabyte = 1024 * 1024;

    public static int Run(Uri apiUri, long rows)
    {
        using Runspace runspace = ModuleEngine.Open();
        ModuleEngine.Connect(runspace, apiUri, new SimulatorOptions().Accounts[0]);
        using PowerShell pipeline = PowerShell.Create(runspace);
        pipeline.AddScript("Get-MailkitSendMassResult 8010 -StatusVariable status | Out-Null; $status.RowCount");
        long started = Stopwatch.GetTimestamp();
        object read = pipeline.Invoke()[0].BaseObject;
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (pipeline.HadErrors || read is not long count || count != rows)
        {
            Console.WriteLine($"{read} rows instead of {rows}");
            return 1;
        }

        using Process self = Process.GetCurrentProcess();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{seconds} {self.PeakWorkingSet64 / Megabyte}"));
        return 0;
    }
}
