using System;
using System.Diagnostics;
using System.Globalization;

namespace MailkitPS.Benchmarks;

/// <summary>The measured process: a bare engine that reads so many rows into Out-Null and prints its seconds and its peak.</summary>
internal static class MemoryRun
{
    public const string Verb = "memory-run";

    private const double Megabyte = 1024 * 1024;

    public static int Run(Uri apiUri, string protocol, string script)
    {
        using Engine engine = new(apiUri, protocol);
        (double seconds, _) = engine.Run($"{script} | Out-Null");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {PeakMegabytes()}"));
        return 0;
    }

    /// <summary>The most memory that this process has had.</summary>
    public static double PeakMegabytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / Megabyte;
    }
}
