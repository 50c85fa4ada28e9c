using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: compares many recipients with the messages of a delivery and with errors, by one cmdlet or another, and prints
/// the seconds, the peak, and what the cmdlet keeps, in MB.
/// </summary>
internal static class CompareRun
{
    public const string Verb = "compare-run";

    /// <summary>The least that the same pipeline can cost.</summary>
    public const string Empty = "Compare-Nothing";
    public const string Cmdlet = "Compare-MailkitMassMail";

    /// <summary>What the cmdlet keeps is measured, which takes time and memory of its own.</summary>
    public const string Kept = "kept";

    /// <summary>The messages are read, and nothing is compared.</summary>
    public const string Read = "read";

    public const int Recipients = 1_000_000;
    public const int Rounds = 5;

    private const double Megabyte = 1024 * 1024;

    /// <summary>How many of so many recipients have a message.</summary>
    public static int MessagesOf(int recipients) => recipients / 100 * 99;

    /// <param name="apiUri">Where the messages are.</param>
    /// <param name="what">What is measured.</param>
    /// <param name="recipients">How many there are.</param>
    public static int Run(Uri apiUri, string what, int recipients)
    {
        using Engine engine = new(apiUri, Engine.Json);
        if (what == Read)
        {
            Print(engine.Run("Get-MailkitDeliveryRecipient -SendId 60001 > $null").Seconds, 0);
            return 0;
        }

        engine.Add("Write-Submitted", typeof(WriteSubmittedCommand));
        engine.Run(
            $$"""
            $global:errors = foreach ($number in 1..{{recipients / 200}}) {
                $email = 'recipient.number.{0:D8}@mail.example.com' -f ({{MessagesOf(recipients)}} + $number)
                [pscustomobject]@{ RequestId = 8001; Email = $email; ErrorCode = 2 }
            }
            """);
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        string cmdlet = what == Kept ? Cmdlet : what;
        string pipeline = $"Write-Submitted -Count {recipients} | {cmdlet} -ErrorRow $global:errors -SendId 60001";
        (double seconds, object? kept) = engine.Run($"{pipeline} | {(what == Kept ? "Measure-Kept" : "Out-Null")}");
        Print(seconds, kept is long bytes ? (bytes - before) / Megabyte : 0);
        return 0;
    }

    /// <summary>What a process of its own prints.</summary>
    public static async Task<double[]> RunOnceAsync(Uri apiUri, string what, int recipients) => PerformanceReport.Figures(
        await Child.RunAsync(Verb, apiUri.ToString(), what, recipients.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Some runs of each, which take turns: the machine is not always as fast, and those of one turn have the same luck.</summary>
    public static async Task<IReadOnlyDictionary<string, List<double[]>>> RunInTurnsAsync(Uri apiUri)
    {
        Dictionary<string, List<double[]>> runs = [];
        foreach (string what in Enumerable.Repeat((string[])[Empty, Cmdlet, Kept, Read], Rounds).SelectMany(round => round))
        {
            runs.TryAdd(what, []);
            runs[what].Add(await RunOnceAsync(apiUri, what, Recipients));
        }

        return runs;
    }

    private static void Print(double seconds, double kept) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {MemoryRun.PeakMegabytes()} {kept}"));
}
