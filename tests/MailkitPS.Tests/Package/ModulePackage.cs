using System.IO.Compression;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>The package, made from the module that was built and unpacked into an empty folder, as an installation does.</summary>
public sealed class ModulePackage : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("MailkitPS-package-");

    /// <summary>The folder of the module.</summary>
    public string Installed => Path.Combine(_folder.FullName, "Modules", "MailkitPS");

    /// <summary>The feed: a folder that holds this package only.</summary>
    public string Feed => _folder.FullName;

    /// <summary>Every file of the package, with / between the folders.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(ModuleEngine.Root, "src", "MailkitPS");
        await Tool.RunAsync(
            Tool.Dotnet,
            ["pack", project, "--no-build", "--configuration", Tool.Configuration, $"-p:PackageOutputPath={_folder.FullName}"]);
        string package = Assert.Single(_folder.GetFiles("*.nupkg")).FullName;
        using (ZipArchive archive = await ZipFile.OpenReadAsync(package))
        {
            Files = [.. archive.Entries.Select(entry => entry.FullName)];
        }

        await ZipFile.ExtractToDirectoryAsync(package, Installed);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
