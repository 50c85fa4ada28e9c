using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>How the peak working set of a process grows with the rows that it reads into Out-Null.</summary>
internal static class MemoryBenchmark
{
    private static readonly int[] RowCounts = [1_000, 10_000, 100_000, 1_000_000];

    public static async Task RunAsync()
    {
        Console.WriteLine("| rows | seconds | peak working set, MB | above the smallest, MB |");
        Console.WriteLine("|---:|---:|---:|---:|");
        double smallest = 0;
        foreach (int rows in RowCounts)
        {
            await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(new SimulatorOptions { GeneratedRows = rows });
            (double seconds, double peak) = await MeasureAsync(simulator.ApiUri, rows);
            smallest = rows == RowCounts[0] ? peak : smallest;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {rows} | {seconds:0.00} | {peak:0.0} | {peak - smallest:0.0} |"));
        }
    }

    /// <summary>In a process of its own, so that only one run counts.</summary>
    private static async Task<(double Seconds, double PeakMegabytes)> MeasureAsync(Uri apiUri, int rows)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [MemoryRun.Verb, apiUri.ToString(), rows.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidDataException($"The measured process ended with {process.ExitCode}: {output}");
        }

        string[] figures = output.Split(' ');
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }
}
