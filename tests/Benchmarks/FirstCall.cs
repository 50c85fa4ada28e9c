using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>The calls of a process, as a runbook makes them in a fresh pwsh.</summary>
/// <param name="Whole">The seconds from the import of the module to the last row of the first call.</param>
/// <param name="First">The seconds of the first call alone.</param>
/// <param name="Connect">The seconds of the connection, which makes no call.</param>
/// <param name="Later">The seconds of the best call that comes later in the same process.</param>
internal sealed record FirstCall(double Whole, double First, double Connect, double Later)
{
    public const string Verb = "first-call";

    private const int Rounds = 5;

    private const string Script = """
        param($Manifest, $ApiUri, $Count)
        $ErrorActionPreference = 'Stop'
        $login = [pscredential]::new('90000001', (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module $Manifest
        $imported = $watch.Elapsed.TotalSeconds
        CONNECT
        $connected = $watch.Elapsed.TotalSeconds
        CALL
        $read = $watch.Elapsed.TotalSeconds
        $later = foreach ($call in 1..5) {
            $kept = $null
            $watch.Restart()
            CALL
            $watch.Elapsed.TotalSeconds
        }
        $best = ($later | Measure-Object -Minimum).Minimum
        [string]::Format([cultureinfo]::InvariantCulture, '{0} {1} {2} {3}', $read, $read - $connected, $connected - $imported, $best)
        """;

    private const string Connecting = "Connect-Mailkit -Credential $login -ApiUri $ApiUri -SkipVerification";

    /// <summary>
    /// The best of each figure, of some rounds in which all take turns: with rows that go nowhere, with rows that are kept as Python keeps
    /// them, with a cmdlet that makes as many rows from nothing, and the seconds of Python's own library.
    /// </summary>
    public static async Task<(FirstCall IntoNull, FirstCall IntoList, (double First, double Later) Floor, double Python)> MeasureAsync(
        Uri apiUri, int rows)
    {
        List<FirstCall> intoNull = [];
        List<FirstCall> intoList = [];
        List<FirstCall> floor = [];
        List<double> python = [];
        for (int round = 0; round < Rounds; round++)
        {
            intoNull.Add(await RunAsync(Pwsh.Cmdlet, Connecting));
            intoList.Add(await RunAsync("$kept = Get-MailkitSendMassResult 1", Connecting));
            floor.Add(await RunAsync("Write-Row -Count $Count | Out-Null", $"Import-Module '{typeof(WriteRowCommand).Assembly.Location}'"));
            python.Add(await Benchmarks.Python.ReadAsync(apiUri, rows));
            Console.WriteLine($"{intoNull[^1]} {intoList[^1]} {floor[^1].First} {python[^1]}");
        }

        return (Best(intoNull), Best(intoList), (floor.Min(call => call.First), floor.Min(call => call.Later)), python.Min());

        async Task<FirstCall> RunAsync(string call, string connect)
        {
            string script = Script
                .Replace("CALL", call, StringComparison.Ordinal)
                .Replace("CONNECT", connect, StringComparison.Ordinal);
            string count = rows.ToString(CultureInfo.InvariantCulture);
            double[] figures =
                PerformanceReport.Figures(await Pwsh.RunScriptAsync(script, ModuleEngine.Manifest, apiUri.ToString(), count));
            return new FirstCall(figures[0], figures[1], figures[2], figures[3]);
        }
    }

    private static FirstCall Best(IReadOnlyCollection<FirstCall> calls) => new(
        calls.Min(call => call.Whole),
        calls.Min(call => call.First),
        calls.Min(call => call.Connect),
        calls.Min(call => call.Later));
}
