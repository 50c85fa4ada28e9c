using System.Diagnostics;
using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>What the section "In your own tests" of README.md promises.</summary>
[Collection(nameof(Processes))]
public sealed partial class ToolTests(SimulatorTool tool) : IClassFixture<SimulatorTool>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_a_scenario_that_the_module_can_read()
    {
        ProcessStartInfo start = new(tool.Program, ["serve", "--scenario", "documented-errors"]) { RedirectStandardOutput = true };
        using Process serve = Process.Start(start)!;
        try
        {
            string? line = await serve.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(Limit, Token);
            Assert.StartsWith("Mailkit simulator on ", line, StringComparison.Ordinal);
            Assert.True(IsRunning(tool.Program));
            using Shell shell = new();
            Run run = shell.Run(
                "param($credential, $uri) Connect-Mailkit $credential -ApiUri $uri; Get-MailkitSendMassResult 1",
                Shell.Credential(),
                line!["Mailkit simulator on ".Length..]);
            Assert.Equal(3, run.AssertNoErrors().Output.Count);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            await serve.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [MemberData(nameof(PesterSuite.Majors), MemberType = typeof(PesterSuite))]
    public async Task The_test_file_of_the_README_passes_as_it_is_written_and_leaves_no_process(int pester)
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(ModuleEngine.Root, "README.md"), Token);
        string test = Path.Combine(tool.Folder, "Nightly.Tests.ps1");
        await File.WriteAllTextAsync(test, Assert.Single(Block().Matches(readme)).Groups[1].Value, Token);

        // Where a user has installed the module.
        string modules = Path.Combine(ModuleEngine.Root, "output");
        PesterRun run = await PesterRun.RunAsync(test, pester, ("PSModulePath", modules));
        run.AssertGreen();
        Assert.Equal(1, run.Passed);
        await Eventually.HoldsAsync(() => !IsRunning(tool.Program));
    }

    private static bool IsRunning(string program) =>
        Process.GetProcessesByName(Path.GetFileNameWithoutExtension(program)).Any(process => process.MainModule?.FileName == program);

    [GeneratedRegex("^```powershell\n(BeforeAll .+?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
