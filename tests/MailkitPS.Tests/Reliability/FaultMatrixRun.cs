using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>Runs all cells of the matrix side by side, once: most of their time is spent on waiting.</summary>
public sealed class FaultMatrixRun : IDisposable
{
    private const string Function = "mailkit.sendmail_mass.results";
    private const int SideBySide = 8;

    private readonly ConcurrentDictionary<string, FaultOutcome> _outcomes = [];
    private readonly Lazy<Task> _run;

    /// <summary>Runs on the first use.</summary>
    public FaultMatrixRun()
    {
        _run = new Lazy<Task>(() => Parallel.ForEachAsync(
            FaultMatrix.Cells,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (cell, token) => _outcomes[cell.ToString()] = await Task.Run(() => RunAsync(cell, token), token)));
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

    private static async Task<FaultOutcome> RunAsync(FaultCell cell, CancellationToken token)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: token);
        simulator.Play(Function, cell.Answers);
        using Shell shell = Shell.ConnectedTo(simulator, FaultMatrix.TimeoutSec, FaultMatrix.Retries, cell.Form);
        Run run = shell.Run("Get-MailkitSendMassResult 8001");
        ErrorRecord? error = run.Thrown is IContainsErrorRecord thrown ? thrown.ErrorRecord : run.Errors.SingleOrDefault();
        return new FaultOutcome(
            error?.FullyQualifiedErrorId.Split(',')[0],
            error?.CategoryInfo.Category,
            simulator.Calls.Count,
            run.Output.Count);
    }
}
