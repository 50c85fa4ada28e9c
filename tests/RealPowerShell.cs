#pragma warning disable IDE0005 // One of the two projects that compile this file has some of these by itself.
using System;
using System.IO;
using System.Linq;
using System.Reflection;
#pragma warning restore IDE0005

namespace MailkitPS;

/// <summary>
/// The PowerShell that tests and benchmarks start: the one that was restored with the solution, or the one that the environment
/// variable <see cref="Variable"/> names, a program or a pwsh.dll.
/// </summary>
internal static class RealPowerShell
{
    public const string Variable = "MAILKITPS_PWSH";

    /// <summary>The dotnet that runs this process.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The program to start.</summary>
    public static string Program { get; } = IsAssembly ? Dotnet : Chosen;

    private static string Chosen => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Path.Combine(Restored("PowerShell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    private static bool IsAssembly => Chosen.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the program is given: nothing of the user's profile, and nobody who could be asked.</summary>
    public static string[] Arguments(params string[] arguments)
    {
        string[] start = IsAssembly ? ["exec", "--roll-forward", "Major", Chosen] : [];
        return [.. start, "-NoProfile", "-NonInteractive", .. arguments];
    }

    /// <summary>The manifest of the Pester of this major version.</summary>
    public static string Pester(int major) => Restored(FormattableString.Invariant($"Pester{major}"));

    private static string Restored(string name) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(path => path.Key == name).Value!;
}
