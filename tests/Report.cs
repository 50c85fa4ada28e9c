namespace MailkitPS.Tests;

/// <summary>
/// The figures of docs/reliability.md. `dotnet run --project tests/Benchmarks -- reliability` sets the environment that makes the tests run
/// in full size and write down what they saw.
/// </summary>
internal static class Report
{
    /// <summary>The tests are to be as large as time allows, and not as small as CI wants them.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MAILKITPS_FULL") == "1";

    /// <summary>Writes one section of the report; the name says where it stands among the others.</summary>
    public static void Write(string name, params IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("MAILKITPS_REPORT") is { Length: > 0 } folder)
        {
            File.WriteAllLines(Path.Combine(folder, $"{name}.md"), lines);
        }
    }
}
