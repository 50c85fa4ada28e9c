using System.Management.Automation;
using System.Text;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>
/// Servers and proxies that quote what they were sent: no word of any cmdlet holds the MD5 code, the address of a recipient or the login
/// of a proxy, however deep it is looked for, and nothing that a server says can act on a console.
/// </summary>
[Collection(nameof(Processes))]
public sealed class CanaryTests
{
    private const string Md5 = "c0ffee00c0ffee00c0ffee00c0ffee00";
    private const string Address = "canary-recipient@example.com";

    private static readonly string[] Canaries = [Md5[..8], "canary"];

    /// <summary>A call of each kind: a read, a list, any function, a mail, a message, a mass mail, a question to the login.</summary>
    private const string Calls =
        """
        param($address)
        $to = @{ CampaignId = 7001; MailingListId = 5001; Confirm = $false; Verbose = $true }
        Get-MailkitSendMassResult 8001 -StatusVariable status -Verbose
        Get-MailkitMailingList -Verbose
        Invoke-MailkitFunction mailkit.email.getstatus -Parameter @{ email = $address } -Confirm:$false -Verbose
        Send-MailkitMail $address @to
        Send-MailkitSms $address -CampaignId 7001 -MailingListId 5001 -Confirm:$false -Verbose
        Send-MailkitMassMail $address @to
        Test-MailkitConnection -Verbose
        $status.LastError
        """;

    private static readonly string[] Functions =
    [
        "mailkit.sendmail_mass.results", "mailkit.mailinglist.list", "mailkit.email.getstatus", "mailkit.sendmail", "mailkit.sendsms",
        "mailkit.sendmail_mass",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, WireForm> Echoes()
    {
        TheoryData<string, WireForm> data = [];
        foreach (string echo in Answers.Keys)
        {
            data.Add(echo, WireForm.Json);
            data.Add(echo, WireForm.XmlRpc);
        }

        return data;
    }

    private static Dictionary<string, Func<SimulatedCall, Answer>> Answers { get; } = new()
    {
        ["text with HTTP 200"] = call => Simulator.Answers.Bytes(Encoding.UTF8.GetBytes($"no route for: {call.Body}"), "text/plain"),
        ["text with HTTP 400"] = call => Simulator.Answers.Status(400, $"no route for: {call.Body}"),
        ["text with HTTP 503"] = call => Simulator.Answers.Status(503, $"no route for: {call.Body}"),
        ["text behind an answer"] = call => Simulator.Answers.Bytes(
            [.. Body.Json("""{"x":1}""").In(call.Form), .. Encoding.UTF8.GetBytes(call.Body)], "text/plain"),
        ["a literal that is none"] = call => Simulator.Answers.Bytes(
            Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(Body.Json("""{"results":[{"INFO":"TEXT","ID_EMAIL":1}],"status":"ERROR"}""").In(call.Form))
                    .Replace("TEXT", $"{Md5} {Address}", StringComparison.Ordinal)
                    .Replace(":1}", ":nan}", StringComparison.Ordinal)
                    .Replace("<i4>1</i4>", "<i4>nan</i4></nan>", StringComparison.Ordinal)),
            "text/plain"),
        ["a status that is cut in the code"] = _ => Simulator.Answers.Json(
            $$"""{"status":"{{new string('x', 69)}}{{Md5}}","{{new string('y', 69)}}{{Md5}}":"{{Address}}"}"""),
        ["names and values"] = _ => Simulator.Answers.Json(
            $$"""{"status":"ERROR","{{Md5}}":"{{Md5}}","{{Address}}":"{{Address}}","request_id":"{{new string('z', 69)}}{{Md5}}"}"""),
        ["a redirect"] = call => Simulator.Answers.Status(302, null, ("Location", $"https://{Md5}.example.com/?{Address}")),
        ["a pause"] = call => Simulator.Answers.Status(503, null, ("Retry-After", $"{new string('x', 69)}{Md5} {Address}")),
        ["a list of one text"] = _ => Simulator.Answers.Json($$"""["{{Md5}} {{Address}}"]"""),
        ["a chunk that is none"] = call => Simulator.Answers.Bytes(
            Encoding.UTF8.GetBytes($"<methodResponse><{Md5}>{Address}</methodResponse>{{\"a\":{Address}"), "text/plain"),
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task No_word_of_a_cmdlet_holds_what_it_sent(string echo, WireForm form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        foreach (string function in Functions)
        {
            simulator.Play(function, (context, call) => Answers[echo](call)(context, call));
        }

        using Shell shell = ConnectedTo(simulator, form);
        Run run = shell.Run(Calls, Address);
        Assert.Null(run.Thrown);
        Assert.Contains(simulator.Calls, call => call.Body.Contains(Address, StringComparison.Ordinal));
        string told = Told.In(run);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            run.Output,
            value => Assert.DoesNotContain(Md5[..8], PSSerializer.Serialize(value, depth: 3), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task Verbose_shows_no_address_of_an_error_text(WireForm form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        foreach (string function in Functions)
        {
            simulator.Play(function, Simulator.Answers.Json($$"""{"error_status":1,"error":"Nobody is called <{{Address}}> here"}"""));
        }

        using Shell shell = ConnectedTo(simulator, form);
        Run run = shell.Run(Calls, Address);
        Assert.Contains(run.Verbose, line => line.Contains("Nobody is called (with an e-mail address) here", StringComparison.Ordinal));
        Assert.All(run.Verbose, line => Assert.DoesNotContain("canary", line, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task Nothing_that_a_server_says_acts_on_a_console(WireForm form)
    {
        const string Evil = @"a\nVERBOSE: forged\r\t\u0007\u001b[2J\u009b31m\u202eb\u2066c\u2028d";
        await using MailkitSimulator simulator = await StartAsync();
        Answer[] answers =
        [
            Simulator.Answers.Json($$"""{"error_status":1,"error":"{{Evil}}"}"""),
            Simulator.Answers.Json($$"""{"status":"{{Evil}}","{{Evil}}":1}"""),
            Simulator.Answers.Json(
                $$"""{"results":[{"ERROR_CODE":1,"INFO":"{{Evil}}","DATE":"{{Evil}}","{{Evil}}":1}],"status":"ERROR"}"""),
            Simulator.Answers.Json($$"""[{"x{{Evil}}":1,"X{{Evil}}":1}]"""),
        ];
        List<Run> runs = [];
        foreach (Answer answer in answers)
        {
            foreach (string function in Functions)
            {
                simulator.Play(function, answer);
            }

            using Shell shell = new();
            shell.Run(
                """
                param($uri, $credential, $protocol)
                Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -MaximumRetryCount 0 -SkipVerification
                """,
                simulator.ApiUri,
                Shell.Credential(md5: Md5),
                form.ToString()).AssertNoErrors();
            runs.Add(shell.Run(Calls, Address));
            runs.Add(shell.Run("Get-MailkitSendMassResult 1 -WaitForCompletion -SubmittedAt 2024-01-01 -WaitTimeoutSec 1 -Verbose"));
        }

        IEnumerable<string> words = runs.SelectMany(run => run.Verbose
            .Concat(run.Warnings)
            .Concat(run.AllErrors.SelectMany(error => (string[])[error.Exception.Message, $"{error}"])));
        Assert.Contains(words, word => word.Contains(@"\u001B[2J", StringComparison.Ordinal));
        Assert.All(
            words,
            word => Assert.DoesNotContain(word, letter => char.IsControl(letter) || letter is '\u202E' or '\u2066' or '\u2028'));
        Assert.Contains(runs[4].Output, row => $"{row.Properties["Info"]?.Value}".Contains("\u001b[2J", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTPS_PROXY", "asks for a login")]
    [InlineData("ALL_PROXY", "asks for a login")]
    [InlineData("HTTPS_PROXY", "through the proxy http://127.0.0.1:1 of this system or its environment")]
    [InlineData("HTTPS_PROXY", "through the proxy http://canar.invalid:3128 of this system or its environment")]
    public async Task A_proxy_of_the_environment_is_named_without_its_login(string variable, string says)
    {
        using PlainServer proxy = new("HTTP/1.1 407 canary\r\nProxy-Authenticate: Basic realm=\"canary\"\r\nContent-Length: 0\r\n\r\n");
        string authority = says.StartsWith("asks", StringComparison.Ordinal) ? proxy.Authority : new Uri(says.Split(' ')[3]).Authority;
        string told = await Pwsh.RunAsync(
            $$"""
            Import-Module '{{ModuleEngine.Manifest}}'
            Connect-Mailkit -FromEnvironment -ApiUri https://api.mailkit.invalid/ -MaximumRetryCount 0 -SkipVerification
            & {
                Get-MailkitSendMassResult 1 -StatusVariable once -Verbose
                Get-MailkitSendMassResult 1 -WaitForCompletion -SubmittedAt 2024-01-01 -WaitTimeoutSec 1 -StatusVariable waited -Verbose
                Send-MailkitMail a@example.com -CampaignId 1 -MailingListId 2 -Confirm:$false -Verbose
                Test-MailkitConnection -Verbose
                $once, $waited | Format-List *
            } *>&1 | Out-String -Width 1000
            $Error | Format-List * -Force | Out-String -Width 1000
            $Error | ForEach-Object { Get-Error -InputObject $_ | Out-String -Width 1000 }
            [Management.Automation.PSSerializer]::Serialize($Error, 3)
            exit 0
            """,
            null,
            ("MAILKIT_CLIENT_ID", "1"),
            ("MAILKIT_CLIENT_MD5", Md5),
            (variable, $"http://canary-user:canary-word@{authority}"));
        Assert.Contains(says, told, StringComparison.Ordinal);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_of_a_real_console_shows_what_was_sent()
    {
        await using MailkitSimulator simulator = await StartAsync();
        foreach (string function in Functions)
        {
            simulator.Play(function, (context, call) => Answers["text with HTTP 200"](call)(context, call));
        }

        string told = await Pwsh.RunAsync(
            $$"""
            Import-Module '{{ModuleEngine.Manifest}}'
            Connect-Mailkit -FromEnvironment -ApiUri {{simulator.ApiUri}} -MaximumRetryCount 0 -SkipVerification
            $said = & { {{Calls}} } $env:MAILKIT_TEST_ADDRESS *>&1 | Out-String -Width 1000
            $said
            $Error.Count
            $Error | Format-List * -Force | Out-String -Width 1000
            $Error | ForEach-Object { Get-Error -InputObject $_ | Out-String -Width 1000 }
            $file = [IO.Path]::GetTempFileName()
            $Error | Export-Clixml -Path $file
            Get-Content -Path $file -Raw
            Remove-Item -Path $file
            exit 0
            """,
            null,
            ("MAILKIT_CLIENT_ID", "90000001"),
            ("MAILKIT_CLIENT_MD5", Md5),
            ("MAILKIT_TEST_ADDRESS", Address));
        Assert.Contains("is not JSON", told, StringComparison.Ordinal);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
        Report.Write(
            "60-secrets-echoes",
            $"{Functions.Length} functions of a server that quotes its requests in {Answers.Count} ways, over both protocols, and proxies",
            "of the environment: neither the MD5 code, nor an address of a recipient, nor the login of a proxy was in a message or an",
            "error, at any depth, in Format-List * -Force, Get-Error and Export-Clixml.");
    }

    [Fact]
    public void Nobody_to_ask_is_told_without_the_question()
    {
        using Shell shell = new();
        Run run = shell.Run(
            """
            param($credential, $address)
            Connect-Mailkit $credential -ApiUri http://127.0.0.1:1/ -SkipVerification
            Send-MailkitMail $address -CampaignId 7001 -MailingListId 5001
            """,
            Shell.Credential(md5: Md5),
            Address);
        run.AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        string told = Told.In(run);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
    }

    private static Shell ConnectedTo(MailkitSimulator simulator, WireForm form)
    {
        Shell shell = new();
        shell.Run(
            """
            param($uri, $credential, $protocol)
            Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -MaximumRetryCount 0 -SkipVerification
            """,
            simulator.ApiUri,
            Shell.Credential(md5: Md5),
            form.ToString()).AssertNoErrors();
        return shell;
    }

    private static Task<MailkitSimulator> StartAsync() => MailkitSimulator.StartAsync(
        new SimulatorOptions { Accounts = [new SimulatedAccount(90000001, Md5)] }, Token);
}
