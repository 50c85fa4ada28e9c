using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MailkitPS.Benchmarks;

/// <summary>Measures the module. The verbs that end in run are processes that are measured; the report starts them.</summary>
internal static class Program
{
    private const int WrongUsage = 2;

    private const string Usage = $"""
        Measures the module; best with nothing else running on the machine.

                               all of it, written to docs/performance.md
          {ParserBenchmarks.Verb}              the parsers alone, with BenchmarkDotNet
          {ReliabilityReport.Verb}          the tests in full size, written to docs/reliability.md
        """;

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case []:
                return await PerformanceReport.RunAsync();
            case [ParserBenchmarks.Verb]:
                // In this process, because the projects that BenchmarkDotNet makes would not find the one that lies here.
                BenchmarkRunner.Run<ParserBenchmarks>(DefaultConfig.Instance.AddJob(
                    Job.ShortRun.WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance)));
                return 0;
            case [ReliabilityReport.Verb]:
                return await ReliabilityReport.RunAsync();
            case [SpeedRun.Verb, string apiUri, string rows]:
                return await SpeedRun.RunAsync(new Uri(apiUri), long.Parse(rows, CultureInfo.InvariantCulture));
            case [MemoryRun.Verb, string apiUri, string protocol, string script]:
                return MemoryRun.Run(new Uri(apiUri), protocol, script);
            case [RawRun.Verb, string apiUri, string rows]:
                return await RawRun.RunAsync(new Uri(apiUri), int.Parse(rows, CultureInfo.InvariantCulture));
            case [WaitRun.Verb, string apiUri]:
                return WaitRun.Run(new Uri(apiUri));
            case [SendRun.Verb, string apiUri, string recipients]:
                return SendRun.Run(new Uri(apiUri), int.Parse(recipients, CultureInfo.InvariantCulture));
            case [TableRun.Verb]:
                return TableRun.Run();
            case [ImportRun.Verb, string manifest]:
                return ImportRun.Run(manifest);
            case [ReportRun.Verb, string to, string rows, string domains]:
                return ReportRun.Run(
                    to, int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(domains, CultureInfo.InvariantCulture));
            case [CompareRun.Verb, string apiUri, string what, string recipients]:
                return CompareRun.Run(new Uri(apiUri), what, int.Parse(recipients, CultureInfo.InvariantCulture));
            case [DeliveryServer.Verb]:
                using (DeliveryServer server = new(CompareRun.MessagesOf(CompareRun.Recipients)))
                {
                    foreach ((string what, List<double[]> runs) in await CompareRun.RunInTurnsAsync(server.ApiUri))
                    {
                        foreach (double[] run in runs)
                        {
                            Console.WriteLine(FormattableString.Invariant($"{what} {run[0]:0.00} s, {run[1]:0} MB, kept {run[2]:0} MB"));
                        }
                    }
                }

                return 0;
            case [SendSpeed.Verb]:
                using (SendServer server = new())
                {
                    (double byHand, double cmdlet) = await SendSpeed.MassMail.MeasureAsync(server.ApiUri, 200_000);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{byHand} {cmdlet} {cmdlet / byHand}"));
                }

                return 0;
            case [SendSpeed.ImportVerb]:
                using (SendServer server = new(SendServer.OfImport))
                {
                    (double byHand, double cmdlet) = await SendSpeed.Import.MeasureAsync(server.ApiUri, 1_000_000);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{byHand} {cmdlet} {cmdlet / byHand}"));
                }

                return 0;
            case [PageServer.Verb]:
                using (PageServer server = new())
                {
                    Console.WriteLine(await Child.RunAsync(RawRun.Verb, server.ApiUri(1_000_000).ToString(), "1000000"));
                }

                return 0;
            case [FirstCall.Verb]:
                using (AnswerServer server = new())
                {
                    Console.WriteLine($"best: {await FirstCall.MeasureAsync(server.ApiUri(1_000_000), 1_000_000)}");
                }

                return 0;
            case [FirstObject.Verb]:
                return await FirstObject.OfResult.RunAsync();
            case [FirstObject.PageVerb]:
                return await FirstObject.OfPage.RunAsync();
            default:
                await Console.Error.WriteLineAsync(Usage);
                return WrongUsage;
        }
    }
}
