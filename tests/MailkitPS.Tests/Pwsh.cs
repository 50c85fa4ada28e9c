namespace MailkitPS.Tests;

/// <summary>A script in a real PowerShell of its own, from its start to its end.</summary>
internal static class Pwsh
{
    /// <summary>What the script prints; it has to end with 0.</summary>
    public static Task<string> RunAsync(string script, string? folder = null, params (string Name, string? Value)[] environment) =>
        Tool.RunAsync(RealPowerShell.Program, RealPowerShell.Arguments("-Command", script), folder, environment);
}
