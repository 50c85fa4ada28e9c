using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>What can be checked of Windows PowerShell 5.1 without one: everything that the assemblies refer to is there.</summary>
public sealed class WindowsPowerShellTests
{
    // The assemblies of .NET Framework 4.7.2 and of the engine.
    private static readonly string[] Framework =
    [
        "mscorlib", "netstandard", "System", "System.Core", "System.Net.Http", "System.Numerics", "System.Runtime",
        "System.Runtime.InteropServices.RuntimeInformation", "System.Xml", "System.Xml.Linq", "System.Management.Automation",
    ];

    private static string Bin => Path.Combine(Path.GetDirectoryName(ModuleEngine.Manifest)!, "bin");

    public static TheoryData<string> Assemblies() => [.. Directory.GetFiles(Bin, "*.dll").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Everything_that_an_assembly_refers_to_is_in_the_framework_or_beside_it(string file)
    {
        foreach (AssemblyName reference in References(file))
        {
            bool isBeside = File.Exists(Path.Combine(Bin, $"{reference.Name}.dll"));
            Assert.True(isBeside || Framework.Contains(reference.Name), $"{file} refers to {reference}, which is nowhere.");
        }
    }

    [Theory]
    [InlineData("MailkitPS.dll")]
    [InlineData("MailkitPS.Core.dll")]
    public void Our_assemblies_are_built_for_net_standard_2_0(string file)
    {
        AssemblyName standard = References(file).Single(reference => reference.Name == "netstandard");
        Assert.Equal(new Version(2, 0, 0, 0), standard.Version);
        Assert.DoesNotContain(References(file), reference => reference.Name is "System.Runtime" or "System.Private.CoreLib");
    }

    [Fact]
    public void The_engine_is_referred_to_as_both_editions_have_it()
    {
        // PowerShell Standard refers to version 3; both editions unify it with their own.
        AssemblyName engine = References("MailkitPS.dll").Single(reference => reference.Name == "System.Management.Automation");
        Assert.Equal(new Version(3, 0, 0, 0), engine.Version);
    }

    [Fact]
    public void The_resolver_answers_for_our_closure_only()
    {
        using Shell shell = new();
        object command = shell.Run("Get-Command Connect-Mailkit").Single.BaseObject;
        Assembly module = ((System.Management.Automation.CmdletInfo)command).ImplementingType.Assembly;
        MethodInfo resolve = module.GetType("MailkitPS.ModuleInitializer", throwOnError: true)!
            .GetMethod("Resolve", BindingFlags.Static | BindingFlags.NonPublic)!;
        Assert.NotNull(resolve.Invoke(null, ["System.Text.Json, Version=8.0.0.0", module]));
        Assert.Null(resolve.Invoke(null, ["System.Text.Json, Version=8.0.0.0", typeof(WindowsPowerShellTests).Assembly]));
        Assert.Null(resolve.Invoke(null, ["System.Text.Json, Version=8.0.0.0", null]));
        Assert.Null(resolve.Invoke(null, ["Newtonsoft.Json, Version=13.0.0.0", module]));
        Assert.Null(resolve.Invoke(null, ["MailkitPS.resources, Version=0.2.0.0", module]));
        Report.Write(
            "70-windows-powershell",
            "Not run here: there is no Windows PowerShell on this machine. What was verified: both assemblies are built for",
            "netstandard 2.0; whatever an assembly of the module refers to is in .NET Framework 4.7.2, in the engine, or beside it; the",
            "AssemblyResolve handler answers for the module's own closure and for nobody else; no code touches the protocols of TLS.",
            "The CI workflow runs the Pester suite with `powershell` on Windows.");
    }

    [Fact]
    public void The_system_chooses_the_versions_of_TLS()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(ModuleEngine.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain("ServicePointManager", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SslProtocols", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ServerCertificateCustomValidationCallback", text, StringComparison.Ordinal);
        }
    }

    private static List<AssemblyName> References(string file)
    {
        using PEReader reader = new(File.OpenRead(Path.Combine(Bin, file)));
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetAssemblyReference(reference).GetAssemblyName())];
    }
}
