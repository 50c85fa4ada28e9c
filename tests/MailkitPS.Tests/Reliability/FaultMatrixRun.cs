using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>Runs all cells of the matrix side by side, once: most of their time is spent on waiting.</summary>
public sealed class FaultMatrixRun : IDisposable
{
    private const string Function = "mailkit.sendmail_mass.results";
    private const int SideBySide = 16;

    private static readonly SimulatedAccount Account = new(90000001, FaultMatrix.Md5);

    private readonly ConcurrentDictionary<string, FaultOutcome> _outcomes = [];
    private readonly ConcurrentDictionary<string, string> _told = [];
    private readonly Lazy<Task> _run;

    /// <summary>Runs on the first use.</summary>
    public FaultMatrixRun()
    {
        _run = new Lazy<Task>(() => Parallel.ForEachAsync(
            FaultMatrix.Cells,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (cell, token) => await Task.Factory.StartNew(
                () => RunAsync(cell, token).GetAwaiter().GetResult(), token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    /// <summary>Writes the table of what was seen.</summary>
    public void Dispose()
    {
        if (_outcomes.Count < FaultMatrix.Cells.Count)
        {
            return;
        }

        Report.Write("10-faults-1-answered", FaultMatrix.Cells.Select(cell =>
        {
            FaultOutcome seen = _outcomes[cell.ToString()];
            string holds = seen == cell.Expected ? "yes" : "NO";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {cell.Fault} | {cell.Form} | {seen.ErrorId ?? "none"} | {seen.Attempts} | {seen.Rows} | {holds} |");
        }));
    }

    internal async Task<FaultOutcome> OutcomeAsync(FaultCell cell)
    {
        await _run.Value;
        return _outcomes[cell.ToString()];
    }

    /// <summary>Everything that was said of a fault: in errors, at any depth, in other streams and in the status of the request.</summary>
    internal async Task<string> ToldAsync(FaultCell cell)
    {
        await _run.Value;
        return _told[cell.ToString()];
    }

    private async Task RunAsync(FaultCell cell, CancellationToken token)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(new SimulatorOptions { Accounts = [Account] }, token);
        simulator.Play(Function, cell.Answers);
        using Shell shell = new();
        shell.Run(
            """
            param($uri, $credential, $timeout, $retries, $protocol)
            Connect-Mailkit $credential -ApiUri $uri -TimeoutSec $timeout -MaximumRetryCount $retries -Protocol $protocol -SkipVerification
            """,
            simulator.ApiUri,
            Shell.Credential(md5: FaultMatrix.Md5),
            cell.IsAboutTime ? FaultMatrix.TimeoutSec : FaultMatrix.LongTimeoutSec,
            FaultMatrix.Retries,
            cell.Form.ToString()).AssertNoErrors();
        Run run = shell.Run("Get-MailkitSendMassResult 8001 -StatusVariable status -Verbose");
        ErrorRecord? error = run.AllErrors.SingleOrDefault();
        _outcomes[cell.ToString()] = new FaultOutcome(
            error?.FullyQualifiedErrorId.Split(',')[0],
            error?.CategoryInfo.Category,
            simulator.Calls.Count,
            run.Output.Count);
        _told[cell.ToString()] = $"{Told.In(run)}\n{string.Join('\n', shell.Run("$status.LastError").Output)}";
    }
}
