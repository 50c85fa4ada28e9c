using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>The package as the Gallery gives it, from a feed that is a folder: nothing of it needs the network.</summary>
[Collection(nameof(Processes))]
public sealed class InstallTests(ModulePackage package) : IClassFixture<ModulePackage>
{
    [Fact]
    public async Task It_is_found_installed_used_read_about_and_uninstalled()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using EmptyHome home = new();
        string output = await Pwsh.RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            $PSStyle.OutputRendering = 'PlainText'
            $ProgressPreference = 'SilentlyContinue'
            Register-PSResourceRepository -Name Local -Uri '{{package.Feed}}' -Trusted
            $found = Find-PSResource MailkitPS -Repository Local
            "found $($found.Name) $($found.Version): $($found.Description)"
            Install-PSResource MailkitPS -Repository Local -Scope CurrentUser
            Import-Module MailkitPS
            $module = Get-Module MailkitPS
            "imported $($module.Version) in home: $($module.ModuleBase.StartsWith('{{home.Path}}'))"
            $env:MAILKIT_CLIENT_ID = '{{Shell.ClientId}}'
            $env:MAILKIT_CLIENT_MD5 = '{{Shell.Md5}}'
            Connect-Mailkit -FromEnvironment -ApiUri '{{simulator.ApiUri}}'
            "read $(@(Get-MailkitSendMassResult 8001).Count)"
            "help $((Get-Help Get-MailkitSendMassResult).Synopsis)"
            "topic $((Get-Help about_MailkitPS) -match 'about_MailkitPS')"
            Remove-Module MailkitPS
            Uninstall-PSResource MailkitPS -Scope CurrentUser
            "left $(@(Get-Module MailkitPS -ListAvailable).Count) $(@(Get-PSResource MailkitPS -ErrorAction Ignore).Count)"
            """,
            home.Path,
            home.Environment);

        string version = typeof(InstallTests).Assembly.GetName().Version!.ToString(3);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Collection(
            lines,
            line => Assert.StartsWith($"found MailkitPS {version}: ", line, StringComparison.Ordinal),
            line => Assert.Equal($"imported {version} in home: True", line),
            line => Assert.Equal("read 3", line),
            line => Assert.Matches("^help [A-Z].+\\.$", line),
            line => Assert.Equal("topic True", line),
            line => Assert.Equal("left 0 0", line));
    }
}
