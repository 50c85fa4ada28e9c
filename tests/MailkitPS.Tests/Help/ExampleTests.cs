using System.Management.Automation.Language;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Help;

/// <summary>Every example runs as it is written, against the simulator. Pester runs them once more in a real pwsh.</summary>
[Collection(nameof(RealTime))]
public sealed class ExampleTests : IDisposable
{
    // What the bare engine lacks, and what would ask a person or a vault.
    private const string Surroundings = """
        function Get-Secret { param($Name) $login }
        function Get-Credential { param($Message) $login }
        function Export-Csv { param($Path) process { "$($_.RequestId);$($_.Email)" } }
        function Import-Csv {
            param($Path)
            switch ($Path) {
                'sends.csv' { [pscustomobject]@{ RequestId = '8001'; SubmittedAt = '2026-03-14T09:26:53Z' } }
                'people.csv' { 'ada@example.com', 'error-6@example.com', 'status-7@example.com' | ForEach-Object { [pscustomobject]@{ Email = $_; Subject = '' } } }
                'telephones.csv' { '+420777123456', '+420777123457' | ForEach-Object { [pscustomobject]@{ Mobile = $_; Text = 'Hello' } } }
                default { throw "No example has a file '$Path'." }
            }
        }
        function Group-Object { param($Property, [switch]$NoElement) process { $_.$Property } }
        function Write-Warning { param($Message) $Message }
        """;

    private const int CallsToConnect = 2;

    private static readonly Dictionary<string, string> Preparations = new()
    {
        // No proxy is reached, and only https goes through one.
        ["Example 6: Go through a proxy"] = "$PSDefaultParameterValues.Remove('Connect-Mailkit:ApiUri'); $PSDefaultParameterValues['Connect-Mailkit:SkipVerification'] = $true",
    };

    private static readonly Dictionary<string, string> Senders = new()
    {
        ["Send-MailkitMassMail"] = MailkitFunctions.SendMass,
        ["Send-MailkitMail"] = MailkitFunctions.SendMail,
        ["Send-MailkitSms"] = MailkitFunctions.SendSms,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("MailkitPS-examples-");
    private readonly string? _modulePath = Environment.GetEnvironmentVariable("PSModulePath");

    public ExampleTests()
    {
        // The runspaces of ForEach-Object -Parallel load the module by the name of its cmdlet.
        SetEnvironment(Shell.ClientId, Shell.Md5, Path.Combine(ModuleEngine.Root, "output") + Path.PathSeparator + _modulePath);
        foreach (string attachment in (string[])["invoice.pdf", "scan-0017.pdf"])
        {
            File.WriteAllText(Path.Combine(_folder.FullName, attachment), "%PDF");
        }
    }

    public static TheoryData<string, string> Examples() =>
    [
        .. StyleTests.Commands().SelectMany(row => HelpPage.Read(row.Data).Examples).Select(example => (example.Command, example.Title)),
    ];

    public void Dispose()
    {
        SetEnvironment(null, null, _modulePath);
        _folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_runs_as_written(string command, string title)
    {
        HelpExample example = HelpPage.Read(command).Examples.Single(example => example.Title == title);
        Parser.ParseInput(example.Code, out _, out ParseError[] errors);
        Assert.Empty(errors);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(Surroundings).AssertNoErrors();
        shell.Run(
            """
            param($uri, $secret, $folder)
            $global:login = $secret
            $ExecutionContext.SessionState.Path.SetLocation($folder) | Out-Null
            $global:PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary]::new()
            $PSDefaultParameterValues['Connect-Mailkit:ApiUri'] = $uri
            Connect-Mailkit $login -Name shop
            Connect-Mailkit $login -Name test1
            """,
            simulator.ApiUri,
            Shell.Credential(),
            _folder.FullName).AssertNoErrors();
        if (example.Code.Contains("-WaitForCompletion", StringComparison.Ordinal))
        {
            shell.Run(
                """
                $PSDefaultParameterValues['Get-MailkitSendMassResult:PollIntervalSec'] = 1
                $PSDefaultParameterValues['Get-MailkitSendMassResult:SettleTimeSec'] = 0
                """).AssertNoErrors();
        }

        if (Preparations.TryGetValue(title, out string? preparation))
        {
            shell.Run(preparation).AssertNoErrors();
        }

        Run run = shell.Run(example.Code).AssertNoErrors();
        if (example.Code.Contains("Get-MailkitSendMassResult", StringComparison.Ordinal))
        {
            Assert.NotEmpty(run.Output);
            Assert.Contains(simulator.Calls, call => call.Function == MailkitFunctions.SendMassResults);
        }

        bool isWhatIf = example.Code.Contains("-WhatIf", StringComparison.Ordinal);
        foreach ((string cmdlet, string function) in Senders.Where(sender => example.Code.Contains(sender.Key, StringComparison.Ordinal)))
        {
            Assert.Equal(!isWhatIf, simulator.Calls.Any(call => call.Function == function));
        }

        if (command == "Invoke-MailkitFunction")
        {
            // The calls before are those of Connect-Mailkit.
            Assert.Equal(isWhatIf ? CallsToConnect : CallsToConnect + 1, simulator.Calls.Count);
            Assert.Equal(isWhatIf, run.Output.Count == 0);
        }
    }

    private static void SetEnvironment(string? id, string? md5, string? modulePath)
    {
        Environment.SetEnvironmentVariable("MAILKIT_CLIENT_ID", id);
        Environment.SetEnvironmentVariable("MAILKIT_CLIENT_MD5", md5);
        Environment.SetEnvironmentVariable("PSModulePath", modulePath);
    }
}
