using System;
using System.Globalization;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: compares a million recipients with the messages of a delivery and with errors, by one cmdlet or another, and
/// prints the seconds, the peak, and what the cmdlet keeps, in MB.
/// </summary>
internal static class CompareRun
{
    public const string Verb = "compare-run";
    public const string Empty = "Compare-Nothing";
    public const string Cmdlet = "Compare-MailkitMassMail";
    public const int Recipients = 1_000_000;
    public const int Messages = 990_000;

    /// <summary>What is measured: the cmdlet, and whether what is kept is measured in place of the seconds and the peak.</summary>
    public static readonly (string Cmdlet, bool MeasuresKept)[] All = [(Empty, false), (Cmdlet, false), (Cmdlet, true)];

    private const double Megabyte = 1024 * 1024;
    private const int Errors = 5_000;

    /// <param name="apiUri">Where the messages are.</param>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="measuresKept">Measures what is kept, in place of the seconds and the peak: it takes both.</param>
    public static int Run(Uri apiUri, string cmdlet, bool measuresKept)
    {
        using Engine engine = new(apiUri, Engine.Json);
        engine.Add("Write-Submitted", typeof(WriteSubmittedCommand));
        engine.Run(
            $$"""
            $global:errors = foreach ($number in 1..{{Errors}}) {
                $email = 'recipient.number.{0:D8}@mail.example.com' -f ({{Messages}} + $number)
                [pscustomobject]@{ RequestId = 8001; Email = $email; ErrorCode = 2 }
            }
            """);
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        string pipeline = $"Write-Submitted -Count {Recipients} | {cmdlet} -ErrorRow $global:errors -SendId 60001";
        (double seconds, object? kept) = engine.Run($"{pipeline} | {(measuresKept ? "Measure-Kept" : "Out-Null")}");
        double above = kept is long bytes ? (bytes - before) / Megabyte : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {MemoryRun.PeakMegabytes()} {above}"));
        return 0;
    }
}
