using System.Globalization;
using System.Text.Json;
using MailkitPS.Simulator;
using Xunit.Sdk;

namespace MailkitPS.Tests;

/// <summary>Runs the Pester files in a fresh pwsh, where there is one with Pester.</summary>
public sealed class PesterSuite
{
    [Fact]
    public async Task The_module_holds_in_a_real_pwsh()
    {
        string pwsh = FindPwsh() ?? throw SkipException.ForSkip("There is no pwsh on the PATH.");
        (int found, _, _) = await RunAsync(pwsh, "if (Get-Module -ListAvailable Pester | Where-Object Version -ge ([version]'5.0')) { exit 0 } exit 1");
        Assert.SkipUnless(found == 0, "The pwsh on the PATH has no Pester 5 or newer.");

        (int exitCode, string output, string errors) = await RunAsync(
            pwsh,
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module Pester -MinimumVersion 5.0
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Path.Combine(ModuleEngine.Root, "tests", "Pester")}}'
            $configuration.Run.PassThru = $true
            $configuration.Output.Verbosity = 'Detailed'
            $configuration.Output.RenderMode = 'Plaintext'
            $result = Invoke-Pester -Configuration $configuration
            'PESTER ' + (@{ Passed = $result.PassedCount; Failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount } | ConvertTo-Json -Compress)
            """);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        string? summary = output.Split('\n').LastOrDefault(line => line.StartsWith("PESTER ", StringComparison.Ordinal));
        Assert.True(summary is not null && exitCode == 0, string.Create(CultureInfo.InvariantCulture, $"pwsh ended with {exitCode}:\n{output}\n{errors}"));
        JsonElement counts = JsonDocument.Parse(summary["PESTER ".Length..]).RootElement;
        Assert.True(counts.GetProperty("Failed").GetInt32() == 0, output);
        Assert.True(counts.GetProperty("Passed").GetInt32() > 0, output);
    }

    private static string? FindPwsh()
    {
        string[] names = OperatingSystem.IsWindows() ? ["pwsh.exe"] : ["pwsh"];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string pwsh, string script) =>
        Tool.TryAsync(pwsh, ["-NoProfile", "-NonInteractive", "-Command", script]);
}
