using System;
using System.Globalization;
using System.IO;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: a bare engine in which a cmdlet makes so many outcomes of so many domains, for Export-MailkitSendReport or into
/// Out-Null. It prints its seconds, its peak, and the size of the page.
/// </summary>
internal static class ReportRun
{
    public const string Verb = "report-run";

    /// <summary>Into Out-Null, which keeps nothing: what remains is the rows themselves.</summary>
    public const string Nowhere = "nowhere";

    public const string Page = "page";

    public static int Run(string to, int rows, int domains)
    {
        using Engine engine = new(new Uri("http://127.0.0.1:9/json.fcgi"));
        engine.Add("Write-Outcome", typeof(WriteOutcomeCommand));
        string file = Path.Combine(Path.GetTempPath(), $"mailkitps-{Guid.NewGuid():N}.html");
        try
        {
            string source = FormattableString.Invariant($"Write-Outcome -Count {rows} -Domains {domains}");
            (double seconds, _) = engine.Run(to == Page ? $"{source} | Export-MailkitSendReport '{file}'" : $"{source} | Out-Null");
            long size = File.Exists(file) ? new FileInfo(file).Length : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {MemoryRun.PeakMegabytes()} {size}"));
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
