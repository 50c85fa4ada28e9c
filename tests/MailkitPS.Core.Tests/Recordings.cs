namespace MailkitPS.Core.Tests;

/// <summary>The recorded requests and answers.</summary>
internal static class Recordings
{
    public static byte[] Read(string function, string file) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Recordings", function, file));

    public static byte[] DocumentedErrors() => Read("mailkit.sendmail_mass.results", "documented-errors.json");
}
