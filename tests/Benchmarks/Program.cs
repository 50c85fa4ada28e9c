using System;
using System.Globalization;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>Measures the module. Without arguments it measures everything; the other form is a process of its own that is measured.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [MemoryRun.Verb, string apiUri, string rows])
        {
            return MemoryRun.Run(new Uri(apiUri), long.Parse(rows, CultureInfo.InvariantCulture));
        }

        if (args is [ReliabilityReport.Verb])
        {
            return await ReliabilityReport.RunAsync();
        }

        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync($"usage: dotnet run --project tests/Benchmarks -c Release [-- {ReliabilityReport.Verb}]");
            return 2;
        }

        await MemoryBenchmark.RunAsync();
        return 0;
    }
}
