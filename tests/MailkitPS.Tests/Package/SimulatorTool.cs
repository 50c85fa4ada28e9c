using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>The simulator as others get it: packed, and installed as a dotnet tool in the folder <c>tools</c> of an empty folder.</summary>
public sealed class SimulatorTool : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("MailkitPS-tool-");

    /// <summary>The folder with <c>tools</c> in it.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The program.</summary>
    public string Program => Path.Combine(Folder, "tools", "mailkit-simulator");

    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(ModuleEngine.Root, "tests", "Simulator");
        string feed = Path.Combine(Folder, "feed");
        await Tool.RunAsync(
            Tool.Dotnet,
            ["pack", project, "--no-build", "--configuration", Tool.Configuration, $"-p:PackageOutputPath={feed}"]);

        // The package cache must not return an earlier build.
        await Tool.RunAsync(
            Tool.Dotnet,
            ["tool", "install", "mailkit-simulator", "--tool-path", "tools", "--source", feed, "--no-cache"],
            Folder,
            ("NUGET_PACKAGES", Path.Combine(Folder, "cache")));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
