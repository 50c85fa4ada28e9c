using System;
using System.IO;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>Whole pipelines in a real pwsh, each in a process of its own.</summary>
internal static class Pwsh
{
    public const string InvokeRestMethod = "(Invoke-RestMethod -Method Post -Uri $ApiUri/json.fcgi -Body '{}').results | Out-Null";
    public const string Cmdlet = "Get-MailkitSendMassResult 1 | Out-Null";
    public const string ExportCsv = "Get-MailkitSendMassResult 1 | Export-Csv $Csv";

    private const string Measure = """
        param($Manifest, $ApiUri, $Csv)
        Import-Module $Manifest
        $login = [pscredential]::new('90000001', (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))
        Connect-Mailkit -Credential $login -ApiUri $ApiUri -SkipVerification
        $watch = [Diagnostics.Stopwatch]::StartNew()
        PIPELINE
        $seconds = $watch.Elapsed.TotalSeconds
        $peak = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
        [string]::Format([cultureinfo]::InvariantCulture, '{0} {1}', $seconds, $peak)
        """;

    /// <summary>The seconds of a pipeline and the peak of its process.</summary>
    public static async Task<(double Seconds, double PeakMegabytes)> RunAsync(string pipeline, Uri apiUri)
    {
        string csv = Path.GetTempFileName();
        try
        {
            string script = Measure.Replace("PIPELINE", pipeline, StringComparison.Ordinal);
            double[] figures = PerformanceReport.Figures(await RunScriptAsync(script, ModuleEngine.Manifest, apiUri.ToString(), csv));
            return (figures[0], figures[1]);
        }
        finally
        {
            File.Delete(csv);
        }
    }

    /// <summary>What a script writes.</summary>
    public static async Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mailkitps-");
        try
        {
            string file = Path.Combine(folder.FullName, "measure.ps1");
            await File.WriteAllTextAsync(file, script);
            return await Child.RunProgramAsync(RealPowerShell.Program, RealPowerShell.Arguments(["-File", file, .. arguments]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
