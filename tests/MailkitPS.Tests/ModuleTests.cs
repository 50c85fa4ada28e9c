using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>The built module in output/.</summary>
public sealed class ModuleTests
{
    private static string Folder => Path.GetDirectoryName(ModuleEngine.Manifest)!;

    [Fact]
    public void Custom_objects_are_read_where_this_PowerShell_keeps_their_properties()
    {
        Type properties = Initializer().Assembly.GetType("MailkitPS.OwnProperties", throwOnError: true)!;
        Assert.Equal(true, properties.GetProperty("AreKnown")!.GetValue(null));
    }

    [Fact]
    public void Its_output_types_are_known_as_soon_as_it_is_imported()
    {
        using Shell shell = new();
        Assert.Equal("Unsubscribed", shell.Run("[MailkitPS.SendMassError]6").Single.ToString());
        Assert.Equal("MailkitPS.SendMassResult", shell.Run("[MailkitPS.SendMassResult].FullName").Single.ToString());
    }

    [Fact]
    public void It_exports_cmdlets_and_nothing_else()
    {
        using Shell shell = new();
        Assert.All(
            shell.Run("Get-Command -Module MailkitPS -CommandType All").AssertNoErrors().Output,
            command => Assert.IsType<CmdletInfo>(command.BaseObject));
    }

    [Fact]
    public void It_carries_no_dll_but_its_own_and_the_closure_of_System_Text_Json()
    {
        string[] expected =
        [
            "MailkitPS.Core.dll", "MailkitPS.dll", "Microsoft.Bcl.AsyncInterfaces.dll", "System.Buffers.dll", "System.Memory.dll",
            "System.Numerics.Vectors.dll", "System.Runtime.CompilerServices.Unsafe.dll", "System.Text.Encodings.Web.dll",
            "System.Text.Json.dll", "System.Threading.Tasks.Extensions.dll",
        ];
        Assert.Equal(
            expected,
            Directory.GetFiles(Path.Combine(Folder, "bin")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_the_optimized_build_whatever_the_configuration()
    {
        Assembly[] ours =
        [
            Initializer().Assembly,
            .. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "MailkitPS.Core"),
        ];
        Assert.Equal(2, ours.Length);
        Assert.All(ours, assembly => Assert.False(assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false));
    }

    [Fact]
    public void The_version_is_that_of_the_manifest()
    {
        using Shell shell = new();
        string manifest = shell.Run("(Test-ModuleManifest $args[0]).Version.ToString(3)", ModuleEngine.Manifest).Single.ToString();
        Assert.Equal(manifest, Initializer().Assembly.GetName().Version!.ToString(3));
    }

    [Theory]
    [InlineData("Remove-Module MailkitPS; Import-Module $manifest")]
    [InlineData("Import-Module $manifest -Force")]
    public async Task Removing_it_forgets_the_connections_and_sends_of_the_runspace_and_of_no_other(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = Shell.ConnectedTo(simulator);
        using Shell other = Shell.ConnectedTo(simulator);
        const string Send = "Send-MailkitMassMail a@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false";
        const string Remembered = "@(Get-MailkitConnection).Count, @(Get-MailkitSendMassRequest).Count -join ' '";
        shell.Run(Send).AssertNoErrors();
        other.Run(Send).AssertNoErrors();
        shell.Run("param($manifest) " + script, ModuleEngine.Manifest).AssertNoErrors();
        Assert.Equal("0 0", shell.Run(Remembered).Single.ToString());
        Assert.Equal("1 1", other.Run(Remembered).Single.ToString());
    }

    [Theory]
    [InlineData("5.1", false)]
    [InlineData("7.0", true)]
    [InlineData("7.3.12", true)]
    [InlineData("7.4.0", false)]
    [InlineData("7.6.9", false)]
    public void Import_refuses_a_PowerShell_whose_json_is_too_old(string engine, bool refused)
    {
        MethodInfo check = Initializer().GetMethod("RefuseOldPowerShell", BindingFlags.Static | BindingFlags.NonPublic)!;
        Exception? thrown = Record.Exception(() => check.Invoke(null, [Version.Parse(engine)]))?.InnerException;
        Assert.Equal(refused, thrown is NotSupportedException);
        if (refused)
        {
            Assert.Contains("PowerShell 7.4 or newer", thrown!.Message, StringComparison.Ordinal);
        }
    }

    private static Type Initializer()
    {
        using Shell shell = new();
        Assembly module = ((CmdletInfo)shell.Run("Get-Command Connect-Mailkit").Single.BaseObject).ImplementingType.Assembly;
        return module.GetType("MailkitPS.ModuleInitializer", throwOnError: true)!;
    }
}
