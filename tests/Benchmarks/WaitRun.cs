using System;
using System.Diagnostics;
using System.Globalization;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: what a wait costs that settles with its tenth poll, and what ten plain reads of the same rows cost.
/// It is processor time that is measured, because most of a wait is waiting.
/// </summary>
internal static class WaitRun
{
    public const string Verb = "wait-run";

    public const int Polls = 10;

    public static int Run(Uri apiUri)
    {
        using Engine engine = new(apiUri, Engine.Json);
        engine.Run("Get-MailkitSendMassResult 1 | Out-Null");
        double reads = Processor(engine, $"foreach ($i in 1..{Polls}) {{ Get-MailkitSendMassResult 1 | Out-Null }}");
        double peakOfReads = MemoryRun.PeakMegabytes();
        double wait = Processor(
            engine,
            $"Get-MailkitSendMassResult 1 -WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1 -StablePolls {Polls} | Out-Null");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reads} {wait} {peakOfReads} {MemoryRun.PeakMegabytes()}"));
        return 0;
    }

    private static double Processor(Engine engine, string script)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        engine.Run(script);
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }
}
