using MailkitPS.Simulator;

[assembly: AssemblyFixture(typeof(MailkitPS.Tests.PesterInBackground))]

namespace MailkitPS.Tests;

/// <summary>
/// The Pester files, which take as long as everything else: in a run of all tests they begin with those that measure seconds, which leave
/// the processor to others most of the time. <see cref="PesterSuite"/> tells how they ended.
/// </summary>
public sealed class PesterInBackground
{
    private readonly Lazy<Task<PesterRun[]>> _runs = new(() => Task.WhenAll(Start()));

    internal Task<PesterRun[]> Runs => _runs.Value;

    /// <summary>Begins, unless only a part of the tests is to run.</summary>
    internal void Begin()
    {
        string[] partial = ["--filter", "--list"];
        bool isWholeRun = !Environment.GetCommandLineArgs().Any(
            argument => partial.Any(option => argument.StartsWith(option, StringComparison.Ordinal)));
        if (isWholeRun)
        {
            _ = _runs.Value;
        }
    }

    /// <summary>In several processes, each of which waits for others to start. The older Pester runs a part, but in full size.</summary>
    private static IEnumerable<Task<PesterRun>> Start()
    {
        string tests = Path.Combine(ModuleEngine.Root, "tests", "Pester");
        string part = Report.IsFull ? tests : Path.Combine(tests, "Connection");
        ILookup<bool, string> files = Directory.GetFiles(tests, "*.Tests.ps1", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileName(file) is "Help.Tests.ps1");
        yield return PesterRun.RunAsync(files[true], 6);
        yield return PesterRun.RunAsync(files[false], 6);
        yield return PesterRun.RunAsync(part, 5);
    }
}
