using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using CycloneDX;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>What a sysadmin gets from the Gallery.</summary>
[Collection(nameof(Processes))]
public sealed class PackageTests(ModulePackage package) : IClassFixture<ModulePackage>
{
    // The files that make a zip file a package; they are not installed.
    private static readonly string[] Wrapping =
        ["[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/nuget.psmdcp", "MailkitPS.nuspec"];

    private static string Text(string file) => File.ReadAllText(Path.Combine(ModuleEngine.Root, file));

    [Fact]
    public void It_holds_the_files_of_the_module_and_no_other()
    {
        string[] topics =
        [
            .. Directory.GetFiles(Path.Combine(ModuleEngine.Root, "docs", "en-US"), "about_*.md")
                .Select(page => $"en-US/{Path.GetFileNameWithoutExtension(page)}.help.txt"),
        ];
        string[] expected =
        [
            "CHANGELOG.md", "LICENSE", "MailkitPS.Format.ps1xml", "MailkitPS.psd1", "_manifest/MailkitPS.cdx.json",
            "en-US/MailkitPS.dll-Help.xml",
            "bin/MailkitPS.Core.dll", "bin/MailkitPS.dll", "bin/Microsoft.Bcl.AsyncInterfaces.dll", "bin/System.Buffers.dll",
            "bin/System.Memory.dll", "bin/System.Numerics.Vectors.dll", "bin/System.Runtime.CompilerServices.Unsafe.dll",
            "bin/System.Text.Encodings.Web.dll", "bin/System.Text.Json.dll", "bin/System.Threading.Tasks.Extensions.dll",
        ];
        Assert.Equal(
            [.. expected.Concat(topics).Concat(Wrapping).Order(StringComparer.Ordinal)],
            package.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_says_what_the_manifest_and_the_changelog_say()
    {
        using Shell shell = new();
        string[] manifest =
        [
            .. shell.Run("$m = Test-ModuleManifest $args[0]; $m.Version.ToString(); $m.Description; $m.Tags", ModuleEngine.Manifest)
                .AssertNoErrors().Output.Select(line => line.ToString()),
        ];
        XElement metadata = XDocument.Load(Path.Combine(package.Installed, "MailkitPS.nuspec")).Root!.Elements().Single();
        string? Value(string name) => metadata.Element(metadata.Name.Namespace + name)?.Value;

        Assert.Equal("MailkitPS", Value("id"));
        Assert.Equal(manifest[0], Value("version"));
        Assert.Equal(manifest[1], Value("description"));
        Assert.Equal(["PSModule", .. manifest[2..]], Value("tags")!.Split(' '));
        Assert.Equal("MIT", Value("license"));
        Assert.Null(Value("dependencies"));
        Assert.NotEmpty(Value("releaseNotes")!);
        Assert.Contains(Value("releaseNotes")!, Text("CHANGELOG.md").ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_an_address_only_where_the_project_has_one()
    {
        string? address = (string?)XDocument.Parse(Text("src/Directory.Build.props")).Descendants("ProjectAddress").Single();
        string[] texts =
        [
            File.ReadAllText(Path.Combine(package.Installed, "MailkitPS.nuspec")),
            File.ReadAllText(Path.Combine(package.Installed, "MailkitPS.psd1")),
        ];
        Assert.All(
            texts,
            text => Assert.Equal(
                !string.IsNullOrEmpty(address),
                text.Contains("ProjectUri", StringComparison.Ordinal) || text.Contains("projectUrl", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_becomes_the_home_of_the_module_and_of_its_help()
    {
        using EmptyHome home = new();
        string project = Path.Combine(ModuleEngine.Root, "src", "MailkitPS");
        string module = Path.Combine(home.Path, "MailkitPS") + "/";
        await Tool.RunAsync(
            Tool.Dotnet,
            [
                "msbuild", project, "-t:StageModule", $"-p:Configuration={Tool.Configuration}", $"-p:ModuleOutput={module}",
                "-p:ProjectAddress=https://example.com/project/",
            ]);

        using Shell shell = new();
        Assert.Equal(
            "https://example.com/project",
            shell.Run("[string](Test-ModuleManifest $args[0]).ProjectUri", $"{module}MailkitPS.psd1").Single.ToString());
        XNamespace maml = "http://schemas.microsoft.com/maml/2004/10";
        XElement[] first =
        [
            .. XDocument.Load($"{module}en-US/MailkitPS.dll-Help.xml").Descendants()
                .Where(element => element.Name.LocalName == "relatedLinks")
                .Select(links => links.Elements().First()),
        ];
        Assert.NotEmpty(first);
        Assert.All(first, link => Assert.Matches(
            "^https://example.com/project/blob/main/docs/en-US/[A-Za-z]+-Mailkit[A-Za-z]*.md$",
            link.Element(maml + "uri")!.Value));
    }

    [Fact]
    public void Its_list_of_components_is_valid_and_names_every_assembly()
    {
        string bom = File.ReadAllText(Path.Combine(package.Installed, "_manifest", "MailkitPS.cdx.json"));
        CycloneDX.Models.ValidationResult result = CycloneDX.Json.Validator.Validate(bom, SpecificationVersion.v1_6);
        Assert.True(result.Valid, string.Join('\n', result.Messages));

        using JsonDocument list = JsonDocument.Parse(bom);
        JsonElement[] components = Components(list);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(package.Installed, "bin"))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal),
            components.Select(component => component.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.All(components, component => Assert.Matches(@"^\d+\.\d+\.\d+$", component.GetProperty("version").GetString()));
        Assert.All(
            components,
            component => Assert.Equal("MIT", component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString()));
        Assert.All(components, component => Assert.Matches("^[0-9A-F]{128}$", HashOf(component)));
        Assert.False(
            list.RootElement.GetProperty("metadata").TryGetProperty("timestamp", out _),
            "A time stamp makes every build of the package different.");
        AssertHashesOfOurs(package.Installed);
    }

    [Fact]
    public async Task A_signed_assembly_is_in_the_list_with_the_hash_that_it_has_then()
    {
        using EmptyHome home = new();
        string module = Path.Combine(home.Path, "MailkitPS") + "/";
        await ZipFile.ExtractToDirectoryAsync(
            Assert.Single(Directory.GetFiles(package.Feed, "*.nupkg")),
            module,
            TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync($"{module}bin/MailkitPS.dll", "signature", TestContext.Current.CancellationToken);
        string project = Path.Combine(ModuleEngine.Root, "src", "MailkitPS");
        await Tool.RunAsync(Tool.Dotnet, ["msbuild", project, "-t:WriteComponents", $"-p:ModuleOutput={module}"]);
        AssertHashesOfOurs(module);
    }

    [Fact]
    public async Task A_list_that_breaks_the_schema_is_seen()
    {
        string bom = await File.ReadAllTextAsync(
            Path.Combine(package.Installed, "_manifest", "MailkitPS.cdx.json"),
            TestContext.Current.CancellationToken);
        string broken = bom.Replace("\"library\"", "\"thing\"", StringComparison.Ordinal);
        Assert.False(CycloneDX.Json.Validator.Validate(broken, SpecificationVersion.v1_6).Valid);
    }

    [Fact]
    public async Task Its_import_starts_no_job_opens_no_socket_and_writes_no_file()
    {
        using EmptyHome home = new();
        string[] before = home.Files(package.Installed);
        string[] seen = await home.ImportAsync(Path.Combine(package.Installed, "MailkitPS.psd1"));

        Assert.Contains("command Connect-Mailkit", seen);
        Assert.DoesNotContain(seen, line => line.StartsWith("job ", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, line => line.StartsWith("network ", StringComparison.Ordinal));
        Assert.Equal(before, home.Files(package.Installed));
    }

    [Fact]
    public async Task A_module_that_connects_and_writes_is_seen()
    {
        using EmptyHome home = new();
        string module = Path.Combine(home.Path, "Loud.psm1");
        await File.WriteAllTextAsync(
            module,
            "try { [Net.Sockets.TcpClient]::new('127.0.0.1', 1) } catch { }; [IO.File]::WriteAllText(\"$PSScriptRoot/left\", '')",
            TestContext.Current.CancellationToken);
        string[] before = home.Files();
        string[] seen = await home.ImportAsync(module);

        Assert.Contains(seen, line => line.StartsWith("network System.Net.Sockets/", StringComparison.Ordinal));
        Assert.NotEqual(before, home.Files());
    }

    private static void AssertHashesOfOurs(string module)
    {
        using JsonDocument list = JsonDocument.Parse(File.ReadAllText(Path.Combine(module, "_manifest", "MailkitPS.cdx.json")));
        foreach (string name in (string[])["MailkitPS", "MailkitPS.Core"])
        {
            JsonElement component = Components(list).Single(component => component.GetProperty("name").GetString() == name);
            Assert.Equal(
                Convert.ToHexString(SHA512.HashData(File.ReadAllBytes(Path.Combine(module, "bin", $"{name}.dll")))),
                HashOf(component));
        }
    }

    private static JsonElement[] Components(JsonDocument list) =>
        [list.RootElement.GetProperty("metadata").GetProperty("component"), .. list.RootElement.GetProperty("components").EnumerateArray()];

    private static string? HashOf(JsonElement component) => component.GetProperty("hashes")[0].GetProperty("content").GetString();
}
