using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The first call of a process, as a runbook makes it: in a fresh pwsh, in turn with Python's own library, which has to be started for
/// each call, too.
/// </summary>
/// <param name="Whole">The seconds from the import of the module to the last row.</param>
/// <param name="First">The seconds of the call alone.</param>
/// <param name="Connect">The seconds of the connection, which makes no call.</param>
/// <param name="Later">The seconds of the best call that comes later in the same process.</param>
/// <param name="Python">The seconds of Python, from the request to the list of rows.</param>
internal sealed record FirstCall(double Whole, double First, double Connect, double Later, double Python)
{
    public const string Verb = "first-call";

    private const int Rounds = 5;

    private const string Script = """
        param($Manifest, $ApiUri)
        $login = [pscredential]::new('90000001', (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module $Manifest
        $imported = $watch.Elapsed.TotalSeconds
        Connect-Mailkit -Credential $login -ApiUri $ApiUri -SkipVerification
        $connected = $watch.Elapsed.TotalSeconds
        Get-MailkitSendMassResult 1 | Out-Null
        $read = $watch.Elapsed.TotalSeconds
        $later = foreach ($call in 1..5) {
            $watch.Restart()
            Get-MailkitSendMassResult 1 | Out-Null
            $watch.Elapsed.TotalSeconds
        }
        $best = ($later | Measure-Object -Minimum).Minimum
        [string]::Format([cultureinfo]::InvariantCulture, '{0} {1} {2} {3}', $read, $read - $connected, $connected - $imported, $best)
        """;

    /// <summary>The best of each figure.</summary>
    public static async Task<FirstCall> MeasureAsync(Uri apiUri, int rows)
    {
        List<FirstCall> calls = [];
        for (int round = 0; round < Rounds; round++)
        {
            double[] figures = PerformanceReport.Figures(await Pwsh.RunScriptAsync(Script, ModuleEngine.Manifest, apiUri.ToString()));
            calls.Add(new FirstCall(figures[0], figures[1], figures[2], figures[3], await Benchmarks.Python.ReadAsync(apiUri, rows)));
            Console.WriteLine(calls[^1]);
        }

        return new FirstCall(
            calls.Min(call => call.Whole),
            calls.Min(call => call.First),
            calls.Min(call => call.Connect),
            calls.Min(call => call.Later),
            calls.Min(call => call.Python));
    }
}
