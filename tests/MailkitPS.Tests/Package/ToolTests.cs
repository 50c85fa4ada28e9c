using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>What docs/simulator.md promises.</summary>
[Collection(nameof(Processes))]
public sealed partial class ToolTests(SimulatorTool tool) : IClassFixture<SimulatorTool>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly string[] Shown = ["function", "protocol", "requestId", "sendId"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_a_scenario_that_the_module_can_read()
    {
        ProcessStartInfo start = new(tool.Program, ["serve", "--scenario", "documented-errors"]) { RedirectStandardOutput = true };
        using Process serve = Process.Start(start)!;
        try
        {
            Uri address = await AddressOfAsync(serve.StandardOutput);
            Assert.True(IsRunning(tool.Program));
            using Shell shell = new();
            Run run = shell.Run(
                "param($credential, $uri) Connect-Mailkit $credential -ApiUri $uri; Get-MailkitSendMassResult 1",
                Shell.Credential(),
                address);
            Assert.Equal(3, run.AssertNoErrors().Output.Count);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            await serve.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [MemberData(nameof(PesterRunTests.Majors), MemberType = typeof(PesterRunTests))]
    public async Task The_test_file_of_the_page_passes_as_it_is_written_and_leaves_no_process(int pester)
    {
        string page = await File.ReadAllTextAsync(Path.Combine(ModuleEngine.Root, "docs", "simulator.md"), Token);
        string test = Path.Combine(tool.Folder, "Nightly.Tests.ps1");
        await File.WriteAllTextAsync(test, Assert.Single(Block().Matches(page)).Groups[1].Value, Token);

        // Where a user has installed the module.
        string modules = Path.Combine(ModuleEngine.Root, "output");
        PesterRun run = await PesterRun.RunAsync(test, pester, ("PSModulePath", modules));
        run.AssertGreen();
        Assert.Equal(2, run.Passed);
        await Eventually.HoldsAsync(() => !IsRunning(tool.Program));
    }

    [Fact]
    public async Task It_tells_what_was_called_and_no_secret_and_ends_when_its_input_closes()
    {
        using Process serve = Process.Start(UntilClosed("--scenario", "documented-errors"))!;
        try
        {
            Uri address = await AddressOfAsync(serve.StandardOutput);
            using HttpClient http = new();
            Assert.Equal("[]", await http.GetStringAsync(new Uri(address, "calls"), Token));
            using Shell shell = new();
            shell.Run(
                """
                param($credential, $uri)
                Connect-Mailkit $credential -ApiUri $uri
                Get-MailkitSendMassResult 4711 -SendId 5
                Connect-Mailkit $credential -ApiUri $uri -Protocol XmlRpc -SkipVerification
                Send-MailkitMassMail ada@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false
                """,
                Shell.Credential(),
                address).AssertNoErrors();
            string calls = await http.GetStringAsync(new Uri(address, "calls"), Token);
            Assert.DoesNotContain(Shell.Md5, calls, StringComparison.Ordinal);
            Assert.DoesNotContain("@", calls, StringComparison.Ordinal);
            JsonElement[] listed = [.. JsonElement.Parse(calls).EnumerateArray()];
            Assert.Equal(
                ["mailkit.mailinglist.list Json  ", "mailkit.sendmail_mass.results Json 4711 5", "mailkit.sendmail_mass XmlRpc  "],
                listed.Select(call => string.Join(' ', Shown.Select(name => call.GetProperty(name).ToString()))));
            Assert.All(
                listed,
                call => Assert.InRange(
                    call.GetProperty("time").GetDateTimeOffset(),
                    DateTimeOffset.UtcNow.AddMinutes(-5),
                    DateTimeOffset.UtcNow.AddSeconds(1)));

            serve.StandardInput.Close();
            await serve.WaitForExitAsync(Token).WaitAsync(Limit, Token);
            Assert.Equal(0, serve.ExitCode);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task It_ends_with_the_process_that_has_started_it()
    {
        string output = await Pwsh.RunAsync(
            $"""
            $start = [Diagnostics.ProcessStartInfo]::new('{tool.Program}', 'serve --until-closed')
            $start.RedirectStandardInput = $true
            $start.RedirectStandardOutput = $true
            $simulator = [Diagnostics.Process]::Start($start)
            $simulator.StandardOutput.ReadLine()
            $simulator.Id
            """);
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.StartsWith("Mailkit simulator on ", lines[0], StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => !IsRunning(tool.Program));
    }

    [Fact]
    public async Task It_knows_its_version() =>
        Assert.Equal("0.2.0", (await Tool.RunAsync(tool.Program, ["--version"])).Trim());

    [Theory]
    [InlineData("serve --port", "--port needs a value.")]
    [InlineData("serve --until-closed --rows", "--rows needs a value.")]
    [InlineData("serve --until-closed yes", "serve does not know 'yes'; it takes --port, --scenario, --rows, --paging and --until-closed.")]
    [InlineData("serve --paging exclusive,max-rows=0", "--paging does not know 'max-rows=0'; it takes exclusive, ignored, ")]
    [InlineData("serve --paging cut=2", "--paging does not know 'cut=2'")]
    [InlineData("record mailkit.mailinglist.list --api-uri file:///", "--api-uri takes an https address")]
    [InlineData("record mailkit.mailinglist.list --api-uri ftp://127.0.0.1/", "--api-uri takes an https address")]
    [InlineData("record mailkit.mailinglist.list --api-uri http://api.mailkit.eu/", "--api-uri takes an https address")]
    public async Task A_wrong_command_line_is_told_in_one_line(string arguments, string says)
    {
        (int exitCode, _, string errors) = await Tool.TryAsync(tool.Program, arguments.Split(' '));
        Assert.Equal(2, exitCode);
        Assert.StartsWith(says, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private ProcessStartInfo UntilClosed(params string[] options) => new(tool.Program, ["serve", "--until-closed", .. options])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };

    private static async Task<Uri> AddressOfAsync(StreamReader output)
    {
        string? line = await output.ReadLineAsync(Token).AsTask().WaitAsync(Limit, Token);
        Assert.StartsWith("Mailkit simulator on ", line, StringComparison.Ordinal);
        return new Uri(line!["Mailkit simulator on ".Length..]);
    }

    private static bool IsRunning(string program) =>
        Process.GetProcessesByName(Path.GetFileNameWithoutExtension(program)).Any(process => process.MainModule?.FileName == program);

    [GeneratedRegex("^```powershell\n(BeforeAll .+?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
