using System.Text.Json;

namespace MailkitPS.Tests;

/// <summary>The result of a run of Pester.</summary>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Failures">Each test, block or file that failed: its name, what it said, and where.</param>
internal sealed record PesterRun(int Passed, IReadOnlyList<string> Failures)
{
    // What a file prints comes before this line.
    private const string Summary = "PESTER ";

    /// <summary>Runs a file, or the files of a folder, in a real PowerShell.</summary>
    /// <param name="path">The file or the folder.</param>
    /// <param name="major">The major version of Pester.</param>
    /// <param name="environment">Further variables of the environment.</param>
    public static Task<PesterRun> RunAsync(string path, int major, params (string Name, string? Value)[] environment) =>
        RunAsync([path], major, environment);

    /// <summary>The same of several files.</summary>
    /// <param name="paths">The files, or folders.</param>
    /// <param name="major">The major version of Pester.</param>
    /// <param name="environment">Further variables of the environment.</param>
    public static async Task<PesterRun> RunAsync(
        IEnumerable<string> paths, int major, params (string Name, string? Value)[] environment)
    {
        string output = await Pwsh.RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{RealPowerShell.Pester(major)}}'
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = @({{string.Join(", ", paths.Select(path => $"'{path}'"))}})
            $configuration.Run.PassThru = $true
            $configuration.Filter.ExcludeTag = @(if ($PSVersionTable.PSVersion.Major -lt 7) { 'PowerShell7' })
            $configuration.Output.Verbosity = 'Detailed'
            $configuration.Output.RenderMode = 'Plaintext'
            $result = Invoke-Pester -Configuration $configuration
            $failed = @($result.Failed) + @($result.FailedBlocks) + @($result.FailedContainers) | Where-Object { $_ } | ForEach-Object {
                $name = if ($_.ExpandedPath) { $_.ExpandedPath } elseif ($_.Path) { $_.Path -join '.' } else { "$($_.Item)" }
                $told = $_.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.InvocationInfo.PositionMessage)" }
                "$name`n$($told -join "`n")"
            }
            '{{Summary}}' + (@{ Passed = $result.PassedCount; Failures = @($failed) } | ConvertTo-Json -Compress)
            """,
            environment: environment);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries);
        return JsonSerializer.Deserialize<PesterRun>(
            lines.Last(line => line.StartsWith(Summary, StringComparison.Ordinal))[Summary.Length..])!;
    }

    /// <summary>Fails with the name and the message of each test that failed, or if none ran.</summary>
    public void AssertGreen()
    {
        Assert.True(
            Failures.Count == 0,
            FormattableString.Invariant($"{Failures.Count} failed, {Passed} passed.\n\n{string.Join("\n\n", Failures)}"));
        Assert.True(Passed > 0, "No test ran.");
    }
}
