using System.Diagnostics;
using System.Globalization;

namespace MailkitPS.Tests;

/// <summary>A program that a test runs from its start to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The dotnet that runs the tests.</summary>
    public static string Dotnet => RealPowerShell.Dotnet;

    /// <summary>The configuration of the build under test.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Runs a program, which has to exit with 0, and returns its output.</summary>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, string? folder = null, params (string Name, string? Value)[] environment)
    {
        (int exitCode, string output, string errors) = await TryAsync(program, arguments, folder, environment);
        Assert.True(exitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} ended with {exitCode}:\n{output}{errors}"));
        return output;
    }

    /// <summary>Runs a program and returns its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(
        string program, IEnumerable<string> arguments, string? folder = null, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";

        // A build server would outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // The engine in this process has set it to its own folders.
        start.Environment.Remove("PSModulePath");

        // EnvironmentTests sets these in this process.
        Array.ForEach(["MAILKIT_API_URI", "MAILKIT_CLIENT_ID", "MAILKIT_CLIENT_MD5"], name => start.Environment.Remove(name));
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        YieldToTests(process);
        process.StandardInput.Close();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Tests that run against the clock have not to wait for a program that runs beside them.</summary>
    private static void YieldToTests(Process process)
    {
        if (!process.HasExited && process.PriorityClass == ProcessPriorityClass.Normal)
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
    }
}
