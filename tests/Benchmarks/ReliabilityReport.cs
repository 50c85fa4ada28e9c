using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>Runs the tests in full size and writes docs/reliability.md from what they saw.</summary>
internal static class ReliabilityReport
{
    public const string Verb = "reliability";

    /// <summary>The introduction to each section, by the number that its files begin with.</summary>
    private static readonly Dictionary<string, string> Introductions = new()
    {
        ["10"] = """
            ## Faults

            Each on a real socket, through the cmdlet in a PowerShell engine; up to two attempts, one second of silence.

            | fault | protocol | error | attempts | rows | as expected |
            |---|---|---|---:|---:|---|
            """,
        ["20"] = """
            ## Waiting

            Random timelines of a server over virtual time: rows appear, vanish, come in another order, twice, with other IDs; polls fail
            before, inside and after their answers. No row was lost, none of a cumulative server came twice, no wait settled early or
            ended late.

            | protocol | timelines | seconds |
            |---|---:|---:|
            """,
        ["21"] = """
            ## Waiting until everybody has been seen

            Random timelines as above, with the deliveries: messages and errors appear late, change their state and vanish, deliveries
            appear late, totals never change, calls fail before, inside and after their answers. Nobody was called accounted for who had
            not been seen, and no decision rested on a reading that began before the results were stable.

            | protocol | timelines | accounted | seconds |
            |---|---:|---:|---:|
            """,
        ["30"] = """
            ## Damaged answers

            Recorded answers with random damage, in random pieces. Nothing but MailkitException came out of the parsers, and every row
            that was whole before the damage came out unaltered.

            | protocol | bodies | read to the end | MailkitException | rows compared | slowest, ms |
            |---|---:|---:|---:|---:|---:|
            """,
        ["35"] = """
            ## Pages

            Random servers, each of which makes its pages in another way: with an inclusive or exclusive start, with limits of its own, with
            rows that arrive meanwhile, with shared IDs, out of order, broken off, or always from the beginning. No row was lost without an
            error, none came twice, and every walk ended.

            | protocol | servers | calls | rows |
            |---|---:|---:|---:|
            """,
        ["40"] = "## Cultures\n",
        ["50"] = "## Many at once\n",
        ["60"] = "## Secrets\n",
        ["70"] = "## Windows PowerShell 5.1\n",
    };

    public static async Task<int> RunAsync()
    {
        DirectoryInfo seen = Directory.CreateTempSubdirectory("mailkitps-");
        try
        {
            int exitCode = await TestAsync(seen.FullName);
            if (exitCode == 0)
            {
                string report = Merge(seen);
                Console.WriteLine(report);
                await File.WriteAllTextAsync(Path.Combine(ModuleEngine.Root, "docs", "reliability.md"), report);
            }

            return exitCode;
        }
        finally
        {
            seen.Delete(recursive: true);
        }
    }

    private static async Task<int> TestAsync(string folder)
    {
        ProcessStartInfo start = new("dotnet", ["test", "MailkitPS.sln"]) { WorkingDirectory = ModuleEngine.Root };
        start.Environment["MAILKITPS_FULL"] = "1";
        start.Environment["MAILKITPS_REPORT"] = folder;
        using Process tests = Process.Start(start)!;
        await tests.WaitForExitAsync();
        return tests.ExitCode;
    }

    private static string Merge(DirectoryInfo folder)
    {
        using StringWriter report = new() { NewLine = "\n" };
        report.WriteLine("# Reliability");
        report.WriteLine();
        report.WriteLine("What the tests saw in their full size, all of them green. Written by");
        report.WriteLine($"`dotnet run --project tests/Benchmarks -- {Verb}` on {DateTime.UtcNow:yyyy-MM-dd}:");
        report.WriteLine(
            $"{RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores.");
        IEnumerable<IGrouping<string, FileInfo>> sections = folder.GetFiles("*.md")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .GroupBy(file => file.Name[..2]);
        foreach (IGrouping<string, FileInfo> section in sections)
        {
            report.WriteLine();
            report.WriteLine(Introductions[section.Key].ReplaceLineEndings("\n"));
            foreach (FileInfo file in section)
            {
                report.Write(File.ReadAllText(file.FullName).ReplaceLineEndings("\n"));
            }
        }

        return report.ToString();
    }
}
