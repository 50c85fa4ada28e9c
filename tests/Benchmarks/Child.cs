using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>A separate process that does only what is measured. It reads questions and writes answers line by line.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        _process = Process.Start(start)!;
    }

    /// <summary>Starts this program again.</summary>
    public static Child Start(params string[] arguments) => new(Environment.ProcessPath!, arguments);

    /// <summary>Runs this program again and returns its output.</summary>
    public static Task<string> RunAsync(params string[] arguments) => RunProgramAsync(Environment.ProcessPath!, arguments);

    /// <summary>Runs a program to its end and returns its output.</summary>
    public static async Task<string> RunProgramAsync(string program, params string[] arguments)
    {
        using Child child = new(program, arguments);
        string output = await child._process.StandardOutput.ReadToEndAsync();
        await child._process.WaitForExitAsync();
        return child._process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidDataException($"{program} ended with {child._process.ExitCode}: {output}");
    }

    /// <summary>Whether a program is on the PATH.</summary>
    public static bool Has(string program)
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        {
            if (File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The answer to one line.</summary>
    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidDataException($"The measured process ended when asked for {line}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
