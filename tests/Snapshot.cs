namespace MailkitPS.Tests;

/// <summary>A committed file that is made of something else: a test fails where it differs, and writes it when it is told to.</summary>
internal static class Snapshot
{
    /// <summary>The environment variable that, set to 1, has files written in place of compared.</summary>
    public const string Variable = "MAILKITPS_UPDATE";

    /// <summary>Files are to be written.</summary>
    public static bool IsUpdate { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>The text of a file, after it was written anew where that is asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it has to hold.</param>
    public static string Read(string path, string text)
    {
        if (IsUpdate)
        {
            File.WriteAllText(path, text);
        }

        return File.ReadAllText(path).ReplaceLineEndings("\n");
    }
}
