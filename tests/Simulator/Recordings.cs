using System;
using System.IO;

namespace MailkitPS.Simulator;

/// <summary>The recorded requests and answers, which lie beside the program wherever it is started from.</summary>
public static class Recordings
{
    /// <summary>Reads one recording as it came.</summary>
    /// <param name="function">The function of the API, or _common.</param>
    /// <param name="fileName">The name of the file, such as documented-errors.json.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Read(string function, string fileName) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Recordings", function, fileName));
}
