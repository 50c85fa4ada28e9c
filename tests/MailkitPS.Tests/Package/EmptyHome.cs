namespace MailkitPS.Tests.Package;

/// <summary>A home and a working folder with nothing in them, in which a fresh process imports a module.</summary>
internal sealed class EmptyHome : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("MailkitPS-home-");

    public string Path => _folder.FullName;

    /// <summary>Every file in here and in further folders, with its length and time.</summary>
    public string[] Files(params string[] others) =>
    [
        .. others.Prepend(Path)
            .SelectMany(folder => new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories))
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What makes it the home of a process.</summary>
    public (string Name, string? Value)[] Environment =>
    [
        ("HOME", Path), ("USERPROFILE", Path), ("APPDATA", Path), ("LOCALAPPDATA", Path), ("TEMP", Path), ("TMP", Path), ("TMPDIR", Path),
        ("XDG_CACHE_HOME", null), ("XDG_CONFIG_HOME", null), ("XDG_DATA_HOME", null),

        // The runtime's own door for debuggers is a socket and a file.
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    /// <summary>What the import prints, line by line.</summary>
    public async Task<string[]> ImportAsync(string module)
    {
        string program = System.IO.Path.Combine(AppContext.BaseDirectory, "MailkitPS.Simulator.dll");
        string output = await Tool.RunAsync(Tool.Dotnet, ["exec", program, "import", module], Path, Environment);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
