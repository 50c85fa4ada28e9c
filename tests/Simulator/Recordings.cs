using System;
using System.IO;

namespace MailkitPS.Simulator;

/// <summary>The recorded requests and answers, in a folder beside the program.</summary>
public static class Recordings
{
    /// <summary>Reads one recording as it came.</summary>
    /// <param name="function">The function of the API, or _common.</param>
    /// <param name="fileName">The name of the file, such as documented-errors.json.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Read(string function, string fileName) => File.ReadAllBytes(PathOf(function, fileName));

    /// <summary>Whether there is a recording in a wire format.</summary>
    /// <param name="function">The function of the API.</param>
    /// <param name="caseName">The case: the name of the file without its ending.</param>
    /// <param name="form">The wire format.</param>
    /// <returns>True when there is one.</returns>
    public static bool Has(string function, string caseName, WireForm form) =>
        function.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && File.Exists(PathOf(function, FileName(caseName, form)));

    /// <summary>The name of the file of a case in a wire format.</summary>
    internal static string FileName(string caseName, WireForm form) => caseName + (form == WireForm.Json ? ".json" : ".xml");

    private static string PathOf(string function, string fileName) =>
        Path.Combine(AppContext.BaseDirectory, "Recordings", function, fileName);
}
