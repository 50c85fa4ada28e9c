using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Connection;

/// <summary>Connect-Mailkit, as a user runs it.</summary>
public sealed class ConnectMailkitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_login_makes_the_default_connection_silently()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        Run run = shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Equal("mailkit.mailinglist.list", Assert.Single(simulator.Calls).Function);
        PSObject connection = shell.Run("Get-MailkitConnection -Default").Single;
        Assert.Equal(Shell.ClientId, connection.Properties["Name"].Value);
        Assert.Equal(90000001L, connection.Properties["ClientId"].Value);
        Assert.Equal(simulator.ApiUri, connection.Properties["ApiUri"].Value);
        Assert.Equal(100, connection.Properties["TimeoutSec"].Value);
    }

    [Theory]
    [InlineData("[]", "Json")]
    [InlineData("[]", "XmlRpc")]
    [InlineData("{}", "Json")]
    [InlineData("\"\"", "XmlRpc")]
    [InlineData("[{\"NAME\":\"x\",\"ID_USER_LIST\":\"1\"}]", "Json")]
    [InlineData("[{\"NAME\":\"x\",\"ID_USER_LIST\":\"1\"}]", "XmlRpc")]
    [InlineData("""{"error_status":0,"data":[]}""", "Json")]
    [InlineData("""{"error_status":0,"data":[]}""", "XmlRpc")]
    public async Task Any_list_proves_the_login(string answer, string protocol)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.list", Answers.Json(answer));
        using Shell shell = new();
        PSObject connection = shell.Run(
            "param($uri, $credential, $protocol) Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -PassThru",
            simulator.ApiUri,
            Shell.Credential(),
            protocol).Single;
        Assert.Equal(protocol, connection.Properties["Protocol"].Value.ToString());
        Assert.Equal(protocol, Assert.Single(simulator.Calls).Form.ToString());
    }

    [Fact]
    public async Task Verification_reads_no_further_than_the_first_list()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            "mailkit.mailinglist.list",
            Answers.SilenceAfter(Body.Json("""[{"NAME":"x"},{"NAME":"y"}]"""), Position.AfterRow(1)));
        using Shell shell = new();
        shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -TimeoutSec 100", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
    }

    [Theory]
    [InlineData(Shell.ClientId, "wrong", "Json", "MailkitUnauthorized", ErrorCategory.AuthenticationError)]
    [InlineData(Shell.ClientId, "wrong", "XmlRpc", "MailkitUnauthorized", ErrorCategory.AuthenticationError)]
    [InlineData(Shell.ClientId, "wr\u0001ng", "XmlRpc", "MailkitInvalidArgument", ErrorCategory.InvalidArgument)]
    [InlineData("12", Shell.Md5, "Json", "MailkitUnauthorized", ErrorCategory.AuthenticationError)]
    [InlineData("90000002", "11111111111111111111111111111111", "Json", "MailkitAddressNotAllowed", ErrorCategory.PermissionDenied)]
    [InlineData("90000002", "11111111111111111111111111111111", "XmlRpc", "MailkitAddressNotAllowed", ErrorCategory.PermissionDenied)]
    public async Task A_refusal_leaves_no_connection_behind(string clientId, string md5, string protocol, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        Run run = shell.Run(
            "param($uri, $credential, $protocol) Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -PassThru",
            simulator.ApiUri,
            Shell.Credential(clientId, md5),
            protocol);
        run.AssertError(id, category);
        Assert.Empty(run.Output);
        Assert.Empty(shell.Run("Get-MailkitConnection").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("90000001x")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task A_user_name_that_is_no_client_id_is_refused_before_any_request_and_not_shown(string userName)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        ErrorRecord error = shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri",
            simulator.ApiUri,
            Shell.Credential(userName)).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.DoesNotContain("0123456789abcdef", error.ToString() + error.TargetObject, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("-ApiUri http://api.mailkit.eu/", "https")]
    [InlineData("-ApiUri http://127.0.0.1.example.com/", "https")]
    [InlineData("-ApiUri api.mailkit.eu", "https")]
    [InlineData("-ApiUri ftp://api.mailkit.eu/", "https")]
    [InlineData("-ApiUri https://ada:pw@api.mailkit.eu/", "user name")]
    [InlineData("-ApiUri https://api.mailkit.eu/?a=b", "query")]
    [InlineData("-Endpoint https://api.mailkit.eu/json.fcgi", "json.fcgi")]
    [InlineData("-ApiUri http://127.0.0.1:1/ -Proxy http://proxy.example.com:3128", "proxy")]
    [InlineData("-NoProxy -Proxy http://proxy.example.com:3128", "exclude")]
    [InlineData("-ProxyUseDefaultCredentials", "-Proxy")]
    [InlineData("-Proxy http://ada:pw@proxy.example.com:3128", "-ProxyCredential")]
    [InlineData("-Proxy ada:pw@proxy.example.com:3128", "-ProxyCredential")]
    [InlineData("-Proxy http://ada:pw@:x", "-ProxyCredential")]
    [InlineData("-Proxy http://ada:1#pw@proxy.example.com", "-ProxyCredential")]
    [InlineData("-Proxy http://proxy.example.com/pw", "-Proxy")]
    [InlineData("-Proxy ftp://proxy.example.com", "-Proxy")]
    [InlineData("-Proxy file:///pw", "-Proxy")]
    [InlineData("-Proxy ''", "-Proxy")]
    [InlineData("-Proxy proxy.example.com -ApiUri http://127.0.0.1:1/", "proxy")]
    [InlineData("-Proxy ([uri]'proxy.example.com') -ApiUri http://127.0.0.1:1/", "proxy")]
    [InlineData("-ApiUri ada:pw@api.mailkit.eu", "https")]
    [InlineData("-ApiUri https://ada:pw@:x", "https")]
    [InlineData("-ApiUri ftp://ada:pw@api.mailkit.eu/", "https")]
    [InlineData("-ApiUri https://ada:pw@api.mailkit.eu/json.fcgi", "user name")]
    [InlineData("-ApiUri ''", "https")]
    public void Addresses_that_would_betray_the_secret_or_mean_nothing_are_refused(string arguments, string says)
    {
        using Shell shell = new();
        ErrorRecord error = shell.Run($"param($credential) Connect-Mailkit $credential -SkipVerification {arguments}", Shell.Credential())
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pw", error + error.TargetObject?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-ApiUri http://localhost:1")]
    [InlineData("-ApiUri http://[::1]:1/")]
    [InlineData("-ApiUri https://gateway.example.com/mailkit")]
    [InlineData("-Proxy http://proxy.example.com:3128 -ProxyUseDefaultCredentials")]
    [InlineData("-Proxy proxy.example.com:3128")]
    [InlineData("-Proxy localhost:3128 -ApiUri http://127.0.0.1:1/")]
    [InlineData("-Proxy ' 10.0.0.1:3128 '")]
    [InlineData("-Proxy ([uri]'proxy.example.com:3128')")]
    [InlineData("-Proxy socks5://proxy.example.com:1080")]
    [InlineData("-NoProxy")]
    public void Addresses_that_are_sound_are_taken(string arguments)
    {
        using Shell shell = new();
        shell.Run($"param($credential) Connect-Mailkit $credential -SkipVerification {arguments}", Shell.Credential()).AssertNoErrors();
    }

    [Fact]
    public async Task A_proxy_without_a_scheme_is_an_http_proxy()
    {
        await using MailkitSimulator proxy = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        string address = $"http://{proxy.ApiUri.Authority}/";
        PSObject connection = shell.Run(
            """
            param($credential, $proxy)
            Connect-Mailkit $credential -ApiUri http://127.0.0.1:9 -Proxy $proxy -SkipVerification -MaximumRetryCount 0 -PassThru
            """,
            Shell.Credential(),
            proxy.ApiUri.Authority).Single;
        Assert.Equal(new Uri(address), connection.Properties["Proxy"].Value);

        // Nobody listens at the address of the API: the simulator answers in its place.
        Assert.True((bool)shell.Run("Test-MailkitConnection").Single.BaseObject);
        Assert.Single(proxy.Calls);
    }

    [Theory]
    [InlineData("([pscredential]::Empty)")]
    [InlineData("90000001")]
    [InlineData("90000001.0")]
    [InlineData("'90000001'")]
    [InlineData("$null")]
    [InlineData("(1, 2)")]
    [InlineData("@{ UserName = '90000001' }")]
    [InlineData("$disposed")]
    public void What_is_no_login_is_refused_where_nobody_can_be_asked(string credential)
    {
        using Shell shell = new();
        string script = "param($disposed) $disposed.Password.Dispose(); Connect-Mailkit -Credential " + credential;
        ErrorRecord error = shell.Run(script, Shell.Credential()).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("MD5 code", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("PSCredential", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("([pscredential]::Empty)")]
    [InlineData("4711")]
    [InlineData("$disposed")]
    public void So_is_what_is_no_login_for_a_proxy(string credential)
    {
        using Shell shell = new();
        string script = "param($credential, $disposed) $disposed.Password.Dispose(); "
            + "Connect-Mailkit $credential -SkipVerification -Proxy http://proxy.example.com:3128 -ProxyCredential " + credential;
        ErrorRecord error = shell.Run(script, Shell.Credential(), Shell.Credential())
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-ProxyCredential", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90000001")]
    [InlineData("-Credential 90000001")]
    [InlineData("([double]90000001)")]
    [InlineData("'90000001'")]
    [InlineData("(90000001 | ForEach-Object { $_ })")]
    public void A_number_is_a_user_name_and_the_code_is_asked_for(string argument)
    {
        List<string> asked = [];
        TextHost host = new(TextWriter.Null, userName =>
        {
            asked.Add(userName);
            return Shell.Credential(userName);
        });
        using Shell shell = new(host);
        PSObject connection = shell.Run($"Connect-Mailkit {argument} -SkipVerification -PassThru").Single;
        Assert.Equal(90000001L, connection.Properties["ClientId"].Value);
        Assert.Equal([Shell.ClientId], asked);
    }

    [Fact]
    public void A_prompt_that_is_cancelled_is_no_login()
    {
        using Shell shell = new(new TextHost(TextWriter.Null, _ => null));
        shell.Run("Connect-Mailkit 90000001 -SkipVerification")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("0000000000000000 0000000000000000")]
    [InlineData("0000000000000000\t0000000000000000")]
    [InlineData("0000000000000000\u00a00000000000000000")]
    [InlineData("0000000000000000\n0000000000000000")]
    [InlineData("0000000000000000\u001b0000000000000000")]
    [InlineData("0000000000000000\u202e0000000000000000")]
    [InlineData("\u200b00000000000000000000000000000000")]
    [InlineData("0000000000000000\U000e00200000000000000000")]
    public void A_code_that_cannot_be_one_is_refused_and_not_shown(string code)
    {
        using Shell shell = new();
        Run run = shell.Run("param($credential) Connect-Mailkit $credential -SkipVerification", Shell.Credential(md5: code));
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("MD5 code", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("00000000", error + error.TargetObject?.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-MailkitConnection").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000", false)]
    [InlineData("ABCDEFabcdef00000000000000000000", false)]
    [InlineData(" 00000000000000000000000000000000\r\n", false)]
    [InlineData("0000000000000000000000000000000", true)]
    [InlineData("0000000000000000000000000000000g", true)]
    [InlineData("*", true)]
    public void A_code_of_another_form_is_taken_with_a_warning(string code, bool warns)
    {
        using Shell shell = new();
        Run run = shell.Run("param($credential) Connect-Mailkit $credential -SkipVerification", Shell.Credential(md5: code))
            .AssertNoErrors();
        Assert.Equal(warns ? 1 : 0, run.Warnings.Count);
        Assert.All(run.Warnings, warning => Assert.DoesNotContain(code.Trim(), warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("***")]
    [InlineData("****")]
    public async Task A_server_that_quotes_a_code_of_asterisks_is_understood(string code)
    {
        SimulatorOptions options = new() { Accounts = [new SimulatedAccount(90000001, code)] };
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(options, Token);
        simulator.Play("mailkit.sendmail_mass.results", Answers.Error($"a {code} b {code}{code}*"));
        using Shell shell = new();
        shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential(md5: code))
            .AssertNoErrors();
        shell.Run("Get-MailkitSendMassResult 1").AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task The_last_connection_is_the_default_and_a_name_is_replaced()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        shell.Run(
            """
            param($uri, $credential)
            Connect-Mailkit $credential -ApiUri $uri -Name prod
            Connect-Mailkit $credential -ApiUri $uri -Name 'Test 1' -TimeoutSec 5
            Connect-Mailkit $credential -ApiUri $uri -Name PROD -TimeoutSec 7
            """,
            simulator.ApiUri,
            Shell.Credential()).AssertNoErrors();
        Assert.Equal(
            ["PROD 7", "Test 1 5"],
            shell.Run("Get-MailkitConnection | ForEach-Object { $_.Name + ' ' + $_.TimeoutSec }").Output.Select(line => line.ToString()));
        Assert.Equal("PROD", shell.Run("(Get-MailkitConnection -Default).Name").Single.ToString());
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult 8001 -Connection 'test 1'").AssertNoErrors().Output.Count);
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult 8001 -Connection (Get-MailkitConnection prod)").AssertNoErrors().Output.Count);
    }

    [Fact]
    public async Task A_failed_attempt_keeps_the_connections_that_were_there()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential(md5: "wrong"))
            .AssertError("MailkitUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult 8001").AssertNoErrors().Output.Count);
    }

    [Fact]
    public async Task A_passing_fault_is_retried()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.list", Answers.RetryAfter(503, "0"), Answers.Json("[]"));
        using Shell shell = new();
        shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        Assert.Equal(2, simulator.Calls.Count);
    }

    [Fact]
    public async Task A_redirect_to_another_port_is_not_followed()
    {
        await using MailkitSimulator thief = await MailkitSimulator.StartAsync(token: Token);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.list", Answers.Redirect(307, new Uri(thief.ApiUri, "json.fcgi")));
        using Shell shell = new();
        ErrorRecord error = shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri",
            simulator.ApiUri,
            Shell.Credential()).AssertError("MailkitHttpError", ErrorCategory.ResourceUnavailable);
        Assert.Contains(thief.ApiUri.Authority, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(thief.Calls);
    }
}
