using System.Diagnostics;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>The simulator as others get it: a dotnet tool.</summary>
[Collection(nameof(Processes))]
public sealed class ToolTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("MailkitPS-tool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_installs_and_serves_a_scenario_that_the_module_can_read()
    {
        string project = Path.Combine(ModuleEngine.Root, "tests", "Simulator");
        string tools = Path.Combine(_folder.FullName, "tools");
        await Tool.RunAsync(Tool.Dotnet, ["pack", project, "--no-build", "--configuration", Tool.Configuration, $"-p:PackageOutputPath={_folder.FullName}"]);

        // The cache of packages must not hand out what lay there before.
        await Tool.RunAsync(Tool.Dotnet, ["tool", "install", "mailkit-simulator", "--tool-path", tools, "--source", _folder.FullName, "--no-cache"], _folder.FullName, ("NUGET_PACKAGES", Path.Combine(_folder.FullName, "cache")));

        using Process serve = Process.Start(new ProcessStartInfo(Path.Combine(tools, "mailkit-simulator"), ["serve", "--scenario", "documented-errors"]) { RedirectStandardOutput = true })!;
        try
        {
            string? line = await serve.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);
            Assert.StartsWith("Mailkit simulator on ", line, StringComparison.Ordinal);
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
}
