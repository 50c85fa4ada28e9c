using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Get-MailkitSendMassResult -WaitForCompletion as a user runs it, in real time with small numbers.</summary>
[Collection(nameof(RealTime))]
public sealed class WaitForCompletionTests
{
    private const string Function = "mailkit.sendmail_mass.results";

    /// <summary>A send of long ago, so that the first poll already counts towards stability.</summary>
    private const string LongAgo = "-SubmittedAt 2024-08-22T16:00:00Z";

    private static readonly Answer Ok = Answers.Results();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_go_out_in_the_second_they_appear_and_once()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Ok, Answers.Results(Row(1)), Answers.Results(Row(2), Row(1)), Answers.Results(Row(1), Row(2), Row(2)));
        using Shell shell = Shell.ConnectedTo(simulator);
        using PowerShell pipeline = shell.Prepare("Get-MailkitSendMassResult 1 -WaitForCompletion -SettleTimeSec 3 -PollIntervalSec 1");
        PSDataCollection<PSObject> output = [];
        List<DateTimeOffset> arrivals = [];
        output.DataAdded += (_, _) => arrivals.Add(DateTimeOffset.UtcNow);
        await Task.Factory.FromAsync(pipeline.BeginInvoke<PSObject, PSObject>(null, output), pipeline.EndInvoke);
        Assert.Equal(["1@x", "2@x", "2@x"], output.Select(row => row.Properties["Email"].Value));
        for (int i = 0; i < arrivals.Count; i++)
        {
            Assert.InRange((arrivals[i] - simulator.Calls[i + 1].ReceivedAt).TotalSeconds, 0, 1);
        }
    }

    [Fact]
    public async Task Requests_come_from_a_csv_and_are_one_loop()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Results(Row(1)));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            '8001,,2024-08-22T16:00:00Z', '8002,41001,2024-08-22 16:00:00', '8001,,2024-08-22T16:00:00Z', '8001,5,2024-08-22' |
                ForEach-Object {
                    $field = $_ -split ','
                    [pscustomobject]@{ RequestId = $field[0]; SendId = $field[1]; SubmittedAt = $field[2] }
                } | Get-MailkitSendMassResult -WaitForCompletion -PollIntervalSec 1 -StatusVariable s
            $s
            """).AssertNoErrors();
        Assert.Equal([8001L, 8002L, 8001L], run.Output.Take(3).Select(row => row.Properties["RequestId"].Value));
        Assert.Equal(["8001  Settled 1 2", "8002 41001 Settled 1 2", "8001 5 Settled 1 2"], run.Output.Skip(3).Select(Show));
        Assert.Equal(6, simulator.Calls.Count);
    }

    [Fact]
    public async Task Twenty_requests_wait_at_the_same_time()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Ok);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run? run = null;
        double seconds = Seconds(() => run = shell.Run(
            $"1..20 | Get-MailkitSendMassResult -WaitForCompletion {LongAgo} -PollIntervalSec 2 -StatusVariable s; $s"));
        Assert.Equal(20, run!.AssertNoErrors().Output.Count(status => Show(status).Contains("Settled 0 2", StringComparison.Ordinal)));

        // One after the other they would take 36 seconds at least; SendMassWaitTests has the ratio, over virtual time.
        Assert.InRange(seconds, 1.8, 18);
    }

    [Fact]
    public async Task A_stalled_request_does_not_hold_up_the_nineteen_others()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Ok);
        simulator.Play(Function, 7, Answers.Silence());
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 3);
        Run run = shell.Run(
            $"1..20 | Get-MailkitSendMassResult -WaitForCompletion {LongAgo} -PollIntervalSec 1 -WaitTimeoutSec 4 -StatusVariable s; $s");
        ErrorRecord error = run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        Assert.Equal(7L, error.TargetObject);
        Assert.Equal(19, run.Output.Count(status => Show(status).Contains("Settled 0 2", StringComparison.Ordinal)));
        DateTimeOffset first = Instant(run.Output[0], "FirstPollAt");
        Assert.All(
            run.Output.Where(status => (long)status.Properties["RequestId"].Value != 7),
            status => Assert.InRange((Instant(status, "SettledAt") - first).TotalSeconds, 0, 3));
    }

    [Fact]
    public async Task A_stalled_server_overruns_the_deadline_by_one_time_out_at_most()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            Function,
            Answers.SilenceAfter(Body.Json("""{"results":[{"ERROR_CODE":1},{"ERROR_CODE":2}]}"""), Position.AfterRow(1)));
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 2);
        Run? run = null;
        double seconds = Seconds(() => run = shell.Run($"Get-MailkitSendMassResult 1 -WaitForCompletion {LongAgo} -WaitTimeoutSec 3"));
        run!.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        Assert.Single(run.Output);
        Assert.InRange(seconds, 3, 1 + 3 + 2 + 1);
    }

    [Fact]
    public async Task A_wrong_code_fails_in_the_first_second()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification",
            simulator.ApiUri,
            Shell.Credential(md5: "wrong")).AssertNoErrors();
        Run run = shell.Run("1, 2 | Get-MailkitSendMassResult -WaitForCompletion -StatusVariable s");
        run.AssertError("MailkitUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Equal("1  Failed 0 0", Show(shell.Run("$s").Output[0]));
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task A_refused_request_is_an_error_and_the_others_go_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitSendMassResult 7, 8001 -WaitForCompletion {LongAgo} -PollIntervalSec 1 -StatusVariable s; $s");
        Assert.Equal(7L, run.AssertError("MailkitApiError", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Equal(["7  Failed 0 0", "8001  Settled 3 2"], run.Output.Skip(3).Select(Show));
    }

    [Fact]
    public async Task A_time_out_says_how_to_go_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Results(Row(1)), Answers.Status(503));
        using Shell shell = new();
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -Name 'Ada''s' -SkipVerification -TimeoutSec 5",
            simulator.ApiUri,
            Shell.Credential()).AssertNoErrors();
        Run run = shell.Run(
            $"Get-MailkitSendMassResult 8001 -SendId 5 -WaitForCompletion {LongAgo} -PollIntervalSec 1 -WaitTimeoutSec 1 -Verbose");
        ErrorRecord error = run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        const string Resume = "Get-MailkitSendMassResult -RequestId 8001 -SendId 5 -SubmittedAt 2024-08-22T16:00:00.000Z"
            + " -WaitForCompletion -PollIntervalSec 1 -WaitTimeoutSec 1 -Connection 'Ada''s'";
        Assert.EndsWith(Resume, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("503", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("rows written: 1", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(run.Verbose, line => line.EndsWith(Resume, StringComparison.Ordinal));
        simulator.Play(Function, Answers.Results(Row(1)));
        Assert.Single(shell.Run(Resume).AssertNoErrors().Output);
    }

    [Fact]
    public async Task A_wait_that_is_too_short_is_warned_about_and_not_refused()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitSendMassResult 8002 -WaitForCompletion -WaitTimeoutSec 1");
        run.AssertError("MailkitWaitTimeout", ErrorCategory.OperationTimeout);
        Assert.Contains("-WaitTimeoutSec", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleeping", "Json")]
    [InlineData("headers", "Json")]
    [InlineData("body", "Json")]
    [InlineData("body", "XmlRpc")]
    [InlineData("connecting", "Json")]
    public async Task Stopping_takes_effect_within_half_a_second_and_the_status_is_right(string doing, string protocol)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, doing switch
        {
            "headers" => Answers.Silence(),
            "body" => Answers.SilenceAfter(Body.Json("""{"results":[{"ERROR_CODE":1},{"ERROR_CODE":2}]}"""), Position.AfterRow(1)),
            _ => Answers.Results(Row(1)),
        });

        // A server that takes the connection and never answers the TLS handshake.
        using TcpListener deaf = new(IPAddress.Loopback, 0);
        deaf.Start();
        object uri = doing == "connecting" ? new Uri($"https://127.0.0.1:{((IPEndPoint)deaf.LocalEndpoint).Port}/") : simulator.ApiUri;
        using Shell shell = new();
        shell.Run(
            "param($uri, $credential, $protocol) Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -SkipVerification",
            uri,
            Shell.Credential(),
            protocol).AssertNoErrors();
        shell.Run("$ProgressPreference = 'SilentlyContinue'");

        // The live status is handed out with the first row, because no other script can look at it while this one runs.
        ConcurrentQueue<PSObject> live = [];
        using PowerShell pipeline = shell.Prepare(
            "param($live) Get-MailkitSendMassResult 1 -WaitForCompletion -StatusVariable s | ForEach-Object { $live.Enqueue($s[0]); $_ }",
            live);
        PSDataCollection<PSObject> output = [];
        IAsyncResult running = pipeline.BeginInvoke<PSObject, PSObject>(null, output);
        if (doing == "connecting")
        {
            using Socket accepted = await deaf.AcceptSocketAsync(Token);
            Assert.True(await accepted.ReceiveAsync(new byte[1], Token) > 0, "The handshake has not begun.");
            AssertStopsAtOnce(pipeline);
        }
        else
        {
            int rows = doing == "headers" ? 0 : 1;
            string expected = $"1  Waiting {rows} {(doing == "sleeping" ? 1 : 0)}";
            await Eventually.HoldsAsync(() => rows == 0
                ? simulator.OpenAnswers == 1
                : output.Count == rows && live.TryPeek(out PSObject? status) && Show(status) == expected);
            AssertStopsAtOnce(pipeline);
            Assert.Equal(expected, Show(shell.Run("$s").Output[0]));
        }

        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
    }

    [Theory]
    [InlineData("try { Get-MailkitSendMassResult 1 -WaitForCompletion -PollIntervalSec 1 | ForEach-Object { throw 'enough' } } catch { }")]
    [InlineData("foreach ($once in 1) { Get-MailkitSendMassResult 1 -WaitForCompletion -PollIntervalSec 1 | ForEach-Object { break } }")]
    public async Task No_poll_is_made_once_downstream_has_ended(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Results(Row(1)));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(script);
        int polls = simulator.Calls.Count;

        // Longer than the interval: if polling had not stopped, another poll would come now.
        await Task.Delay(TimeSpan.FromSeconds(1.5), Token);
        Assert.Equal(polls, simulator.Calls.Count);
        Assert.Equal(1, polls);
    }

    [Theory]
    [InlineData("-SettleTimeSec 5")]
    [InlineData("-PollIntervalSec 5")]
    [InlineData("-StablePolls 5")]
    [InlineData("-WaitTimeoutSec 5")]
    public async Task Wait_parameters_without_the_wait_are_refused_with_the_switch_that_they_need(string parameter)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string script in (string[])[$"Get-MailkitSendMassResult 1 {parameter}", $"1, 2 | Get-MailkitSendMassResult {parameter}"])
        {
            ErrorRecord error = shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Contains(parameter.Split(' ')[0], error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains("-WaitForCompletion", error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Get-MailkitSendMassResult:PollIntervalSec")]
    [InlineData("Get-Mailkit*:Poll*")]
    [InlineData("*-MailkitSendMassResult:pollinterval???")]
    public async Task Wait_parameters_that_are_preferences_of_the_session_wait_for_a_wait(string key)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"$PSDefaultParameterValues['{key}'] = 1").AssertNoErrors();
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult 8001").AssertNoErrors().Output.Count);
        double seconds = Seconds(() => shell.Run($"Get-MailkitSendMassResult 8001 -WaitForCompletion {LongAgo}").AssertNoErrors());
        Assert.InRange(seconds, 0.8, 10);
    }

    [Fact]
    public async Task The_command_that_resumes_a_wait_runs_whatever_the_connection_is_called()
    {
        string[] names =
        [
            "1e3", "2d", "5u", "007", "0x10", "1kb", "8001", "99999999999999999999", "-Verbose", "--%", "--", "@shop", "#1", "$x",
            "a b", " ", "Ada's", "\"x\"", "‘x’‚y‛", "“x”„", "a`b", "a;b", "(x)", "{x}", "a|b", "a&b", "a,b", "*", "[",
            "účet", "shop.cz", "a\nb", "\r",
            "\u001b[31m$x `\"”", "\u202eabc", "\u2028", "😀", "null", "$null", "-",
        ];
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Status(503));
        using Shell shell = new();
        shell.Run(
            """
            param($uri, $credential, $names)
            foreach ($name in $names) { Connect-Mailkit $credential -ApiUri $uri -Name $name -SkipVerification -TimeoutSec 5 }
            """,
            simulator.ApiUri,
            Shell.Credential(),
            names).AssertNoErrors();

        // Each connection has a request of its own, all in one wait.
        Run run = shell.Run(
            $$"""
            param($names)
            $n = 0
            $names | ForEach-Object { [pscustomobject]@{ RequestId = ++$n; Connection = $_ } } | Get-MailkitSendMassResult {{LongAgo}} `
                -WaitForCompletion -StablePolls 1 -WaitTimeoutSec 1 -WarningAction SilentlyContinue -Verbose
            """,
            [names]);
        Assert.Equal(names.Length, run.Errors.Count);
        simulator.Play(Function, Ok);
        shell.Run("function Show { param([Parameter(ValueFromRemainingArguments)]$Rest, $Connection) \"$Connection\" }").AssertNoErrors();
        foreach (ErrorRecord error in run.Errors)
        {
            Assert.StartsWith("MailkitWaitTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            string text = error.Exception.Message;
            Assert.DoesNotContain(text, letter => char.IsControl(letter) || letter is '\u202e' or '\u2028');
            string command = text[text.LastIndexOf("Get-MailkitSendMassResult", StringComparison.Ordinal)..];
            Assert.Contains(run.Verbose, line => line.EndsWith(command, StringComparison.Ordinal));
            string name = names[(int)(long)error.TargetObject - 1];
            Assert.Equal(name, shell.Run(command.Replace("Get-MailkitSendMassResult", "Show", StringComparison.Ordinal)).Single.ToString());
            Assert.Empty(shell.Run(command).AssertNoErrors().Output);
        }

        foreach (CompletionResult completion in Completions(shell, "Get-MailkitSendMassResult -Connection "))
        {
            Assert.Contains(shell.Run($"Show -Connection {completion.CompletionText}").Single.ToString(), names);
        }
    }

    [Fact]
    public async Task Each_request_is_polled_over_its_own_connection_and_a_refused_one_ends_no_other()
    {
        await using MailkitSimulator first = await MailkitSimulator.StartAsync(token: Token);
        await using MailkitSimulator second = await MailkitSimulator.StartAsync(token: Token);
        first.Play(Function, Answers.Results(Row(1)));
        second.Play(Function, Answers.Results(Row(2)));
        using Shell shell = new();
        shell.Run(
            """
            param($one, $two, $good, $wrong)
            Connect-Mailkit $good -ApiUri $one -Name one -SkipVerification
            Connect-Mailkit $good -ApiUri $two -Name two -SkipVerification
            Connect-Mailkit $wrong -ApiUri $two -Name wrong -SkipVerification
            Disconnect-Mailkit wrong
            $wrong = Connect-Mailkit $wrong -ApiUri $two -Name wrong -SkipVerification -PassThru
            Disconnect-Mailkit
            """,
            first.ApiUri,
            second.ApiUri,
            Shell.Credential(),
            Shell.Credential(md5: "wrong")).AssertNoErrors();
        const string Inputs =
            """
            $inputs = (1, 'one'), (9, $wrong), (1, 'two'), (1, 'gone'), (1, 'two') |
                ForEach-Object { [pscustomobject]@{ RequestId = $_[0]; Connection = $_[1] } }
            """;
        Run run = shell.Run(
            $"{Inputs}; $inputs | Get-MailkitSendMassResult -WaitForCompletion {LongAgo} -PollIntervalSec 1 -StatusVariable s; $s");
        Assert.Null(run.Thrown);
        Assert.Equal(["MailkitConnectionNotFound", "MailkitUnauthorized"], run.Errors.Select(IdOf).Order());
        Assert.Equal(["1@x", "2@x"], run.Output.Take(2).Select(row => row.Properties["Email"].Value).Order());
        Assert.Equal(["1  Settled 1 2", "9  Failed 0 0", "1  Settled 1 2"], run.Output.Skip(2).Select(Show));
        Run once = shell.Run($"{Inputs}; $inputs | Get-MailkitSendMassResult");
        Assert.Equal(["MailkitUnauthorized", "MailkitConnectionNotFound"], once.Errors.Select(IdOf));
        Assert.Equal(["1@x", "2@x", "2@x"], once.Output.Select(row => row.Properties["Email"].Value));

        static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];
    }

    [Fact]
    public async Task Verbose_and_warnings_name_the_request_that_they_tell_of()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Status(503), Ok);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"4711, 4712 | Get-MailkitSendMassResult -WaitForCompletion {LongAgo} -PollIntervalSec 1 -Verbose");
        Assert.All(run.AssertNoErrors().Verbose.Concat(run.Warnings), line => Assert.Matches(@"\b471[12]\b", line));
        Assert.Contains(run.Verbose, line => line.StartsWith($"{Function} (request_id 4712): ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-PollIntervalSec 0", "1")]
    [InlineData("-PollIntervalSec -1", "1")]
    [InlineData("-StablePolls 0", "1")]
    [InlineData("-SettleTimeSec -1", "0")]
    [InlineData("-WaitTimeoutSec -1", "0")]
    public void Numbers_that_make_no_wait_are_refused_with_what_would(string parameter, string says)
    {
        using Shell shell = new();
        Run run = shell.Run($"Get-MailkitSendMassResult 1 -WaitForCompletion {parameter}");
        Exception refusal = run.Thrown ?? Assert.Single(run.Errors).Exception;
        Assert.IsAssignableFrom<ParameterBindingException>(refusal);
        Assert.Contains($"greater than or equal to {says}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("cs-CZ")]
    [InlineData("ar-SA")]
    public async Task A_submission_time_is_the_same_or_refused_under_every_culture(string culture)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            [cultureinfo]::CurrentCulture = '{{culture}}'
            '2024-08-12T16:00:00+02:00', '12/8/2024', '12. 8. 2024 16:00:00' |
                ForEach-Object { [pscustomobject]@{ RequestId = 8002; SubmittedAt = $_ } } |
                Get-MailkitSendMassResult -WaitForCompletion -PollIntervalSec 1 -StatusVariable s
            $s.SubmittedAt
            """);
        Assert.Equal(2, run.Errors.Count);
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal("2024-08-12T14:00:00.000Z", Assert.Single(run.Output).ToString());
    }

    [Theory]
    [InlineData("$ProgressPreference = 'Stop'", "")]
    [InlineData("", "-ProgressAction Stop")]
    public async Task A_line_of_progress_never_ends_a_wait(string before, string parameter)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"{before}\nGet-MailkitSendMassResult 8001 -WaitForCompletion {LongAgo} -PollIntervalSec 1 {parameter}").AssertNoErrors();
        Assert.Equal(3, run.Output.Count);
        Assert.Empty(run.Progress);
    }

    [Fact]
    public async Task Each_request_of_a_connection_whose_login_is_refused_has_its_error()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, 9, Answers.Results(Row(9)));
        using Shell shell = new();
        shell.Run(
            """
            param($uri, $good, $wrong)
            Connect-Mailkit $wrong -ApiUri $uri -Name bad -SkipVerification
            Connect-Mailkit $good -ApiUri $uri -Name good -SkipVerification
            """,
            simulator.ApiUri,
            Shell.Credential(),
            Shell.Credential(md5: "wrong")).AssertNoErrors();
        Run run = shell.Run(
            $$"""
            & {
                [pscustomobject]@{ RequestId = 1..8; Connection = 'bad' }
                [pscustomobject]@{ RequestId = 9; Connection = 'good' }
            } | Get-MailkitSendMassResult -WaitForCompletion {{LongAgo}} -PollIntervalSec 1
            """);
        Assert.Single(run.Output);
        Assert.Equal(Enumerable.Range(1, 8).Select(id => (object)(long)id), run.Errors.Select(error => error.TargetObject).Order());
        Assert.All(
            run.Errors,
            error => Assert.StartsWith(
                $"Reading the result of {error.TargetObject} failed. Mailkit answered 'Unauthorized'",
                error.Exception.Message,
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_is_shown_and_closed()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        using PowerShell pipeline = shell.Prepare("Get-MailkitSendMassResult 8001 -WaitForCompletion -SettleTimeSec 2 -PollIntervalSec 1");
        pipeline.Invoke();
        List<ProgressRecord> records = [.. pipeline.Streams.Progress];
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.Single(records, record => record.RecordType == ProgressRecordType.Completed);
        Assert.InRange(records.Count, 2, 7);
        Assert.StartsWith("8001: 3 rows so far; next poll in", records[0].StatusDescription, StringComparison.Ordinal);

        // At 60 columns the bar has 40 letters for it beside the time that remains.
        Assert.InRange(records[0].Activity.Length, 1, 8);
        Assert.InRange(records[0].StatusDescription.Length, 1, 40);
    }

    [Fact]
    public async Task Progress_of_several_requests_names_the_first_and_counts_the_others()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        using PowerShell pipeline = shell.Prepare(
            "8002, 8001 | Get-MailkitSendMassResult -WaitForCompletion -SettleTimeSec 2 -PollIntervalSec 1");
        pipeline.Invoke();
        Assert.StartsWith(
            "8002 and 1 more: 3 rows so far; next poll in", pipeline.Streams.Progress[0].StatusDescription, StringComparison.Ordinal);
    }

    private static Collection<CompletionResult> Completions(Shell shell, string line)
    {
        using PowerShell completer = PowerShell.Create(shell.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, completer).CompletionMatches;
    }

    private static SimulatedRow Row(int id) => new(6, $"{id}@x", "unsubscribed email");

    private static string Show(PSObject status)
    {
        string[] shown = ["RequestId", "SendId", "State", "RowCount", "PollCount"];
        return string.Join(' ', shown.Select(name => status.Properties[name].Value));
    }

    private static DateTimeOffset Instant(PSObject status, string name) =>
        DateTimeOffset.Parse((string)status.Properties[name].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static double Seconds(Action action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void AssertStopsAtOnce(PowerShell pipeline) => Assert.InRange(Seconds(pipeline.Stop), 0, 0.5);
}
