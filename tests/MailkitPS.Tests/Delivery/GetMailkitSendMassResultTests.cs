using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Get-MailkitSendMassResult, one call, as a user runs it.</summary>
public sealed class GetMailkitSendMassResultTests
{
    private const string Function = "mailkit.sendmail_mass.results";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_send_without_a_request_id_is_refused_and_the_others_are_read()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("[pscustomobject]@{ RequestId = $null }, [pscustomobject]@{ RequestId = 8001 } | Get-MailkitSendMassResult");
        run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(3, run.Output.Count);
    }

    [Fact]
    public async Task The_documented_answer_filtered_by_code_gives_its_one_row_with_typed_properties()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject row = shell.Run("Get-MailkitSendMassResult 8001 | Where-Object ErrorCode -eq 6").Single;
        Assert.Equal(
            [
                ("RequestId", typeof(long)), ("Email", typeof(string)), ("ErrorCode", typeof(int)), ("Error", typeof(string)),
                ("Info", typeof(string)), ("Date", typeof(DateTime)), ("EmailId", typeof(long)), ("SendId", typeof(long)),
                ("SendMessageId", typeof(long)),
            ],
            row.Properties.Where(property => property.Name != "Extra")
                .Select(property => (property.Name, property.Value is Enum ? typeof(string) : property.Value.GetType())));
        Assert.Null(row.Properties["Extra"].Value);
        Assert.Equal("MailkitPS.SendMassResult", row.TypeNames[0]);
        Assert.Equal("mail2@mail.cz", row.Properties["Email"].Value);
        Assert.Equal("Unsubscribed", row.Properties["Error"].Value.ToString());
        Assert.Equal(8001L, row.Properties["RequestId"].Value);
    }

    [Fact]
    public async Task Ok_is_no_object_and_no_error()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitSendMassResult -RequestId 8002").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData("8001, 8001 | Get-MailkitSendMassResult", 6)]
    [InlineData("Get-MailkitSendMassResult 8001, 8002, 8001", 6)]
    [InlineData("[pscustomobject]@{ RequestId = 8001 } | Get-MailkitSendMassResult", 3)]
    [InlineData("[pscustomobject]@{ Nr = 8001 } | Get-MailkitSendMassResult -RequestId { $_.Nr }", 3)]
    [InlineData("[pscustomobject]@{ SendId = 41001 } | Get-MailkitSendMassResult 8001", 3)]
    [InlineData(
        "[pscustomobject]@{ request_id = '8001'; ID_send = '41001'; SubmittedAt = '2024-08-22T16:00:00Z' } | Get-MailkitSendMassResult", 3)]
    [InlineData("[pscustomobject]@{ RequestId = '8001'; SendId = ''; SubmittedAt = '' } | Get-MailkitSendMassResult", 3)]
    [InlineData("Get-MailkitSendMassResult 8001 | Select-Object -First 1 | Get-MailkitSendMassResult", 3)]
    public async Task Requests_come_by_argument_by_value_and_by_property_name(string script, int rows)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);

        // The bare engine has no Select-Object.
        shell.Run("function Select-Object { param($First) begin { $n = 0 } process { if ($n++ -lt $First) { $_ } } }");
        Assert.Equal(rows, shell.Run(script).AssertNoErrors().Output.Count);
    }

    [Fact]
    public async Task A_delivery_is_passed_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Get-MailkitSendMassResult 8001 -SendId 41001").AssertNoErrors();
        Assert.Equal(41001, Assert.Single(simulator.Calls).SendId);
    }

    [Fact]
    public async Task The_default_view_shows_what_one_looks_for_first()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        await using StringWriter screen = new();
        using Shell shell = new(new TextHost(screen));
        shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        shell.Run("Get-MailkitSendMassResult 8001 | Out-Default").AssertNoErrors();
        string[] lines = screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("RequestId: 8001", lines[0]);
        Assert.Equal(["Email", "Error", "Date", "Info"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(
            lines,
            line => line.StartsWith("mail2@mail.cz", StringComparison.Ordinal)
                && line.Contains("Unsubscribed", StringComparison.Ordinal)
                && line.EndsWith("2024-08-22 16:12:33 unsubscribed email", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task An_object_is_in_the_pipeline_while_the_rest_is_held_back(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        TaskCompletionSource gate = new();
        Body body = Body.Results(new SimulatedRow(1, "first@example.com", "x"), new SimulatedRow(2, "second@example.com", "x"));
        simulator.Play(Function, Answers.HoldBack(body, Position.AfterRow(1), gate.Task));
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        using PowerShell pipeline = shell.Prepare("Get-MailkitSendMassResult 1 | ForEach-Object Email");
        PSDataCollection<PSObject> output = [];
        TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        output.DataAdded += (_, _) => first.TrySetResult();
        IAsyncResult running = pipeline.BeginInvoke<PSObject, PSObject>(null, output);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.False(running.IsCompleted);
        Assert.Equal("first@example.com", output[0].BaseObject);
        gate.SetResult();
        await Task.Factory.FromAsync(running, pipeline.EndInvoke);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("'abc'")]
    [InlineData("@()")]
    [InlineData("8001 -SendId 0")]
    [InlineData("8001 -SendId -5")]
    [InlineData("8001 -SendId abc")]
    [InlineData("")]
    [InlineData("$null")]
    [InlineData("8001, abc")]
    [InlineData("-Id abc")]
    [InlineData("8001 -Connection $null")]
    [InlineData("8001 -Connection ''")]
    public async Task What_is_wrong_on_the_command_line_ends_the_command_before_any_call(string arguments)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Get-MailkitSendMassResult {arguments}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("'abc'", "'abc'")]
    [InlineData("'8001,8002'", "'8001,8002'")]
    [InlineData("'8.001'", "'8.001'")]
    [InlineData("5.5", "'5.5'")]
    [InlineData("$true", "'True'")]
    [InlineData("@{ RequestId = 8001 }", "It is a hashtable, whose keys are no properties")]
    [InlineData("[timespan]::FromTicks(5)", null)]
    [InlineData("[pscustomobject]@{ x = 1 }", null)]
    [InlineData("[pscustomobject]@{ RequestId = 'abc' }", "'abc'")]
    [InlineData("[pscustomobject]@{ request_id = '8001,8002' }", "'8001,8002'")]
    [InlineData("[pscustomobject]@{ RequestId = 8001; SendId = '8.001' }", "SendId '8.001'")]
    [InlineData("[pscustomobject]@{ RequestId = 8001; ID_send = $true }", "SendId 'True'")]
    [InlineData("[pscustomobject]@{ RequestId = @{ x = 1 } }", "Its RequestId is no ID")]
    [InlineData("[pscustomobject]@{ RequestId = '' }", "It has no request ID")]
    [InlineData("[pscustomobject]@{ RequestId = [DBNull]::Value }", "It has no request ID")]
    [InlineData("$null", null)]
    [InlineData("''", null)]
    [InlineData("(, (8001, 'abc'))", null)]
    public async Task A_piped_id_that_is_none_is_told_with_its_position_and_value_and_the_next_is_read(string value, string? shown)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string culture in (string[])["", "en-US", "cs-CZ", "de-DE", "ar-SA"])
        {
            shell.Run("[cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($args[0])", culture).AssertNoErrors();
            foreach (string wait in (string[])["", "-WaitForCompletion -StablePolls 1 -SubmittedAt 2024-08-22"])
            {
                Run run = shell.Run($"& {{ 8001; {value}; 8001 }} | Get-MailkitSendMassResult {wait}");
                ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
                Assert.Equal(2, error.TargetObject);
                Assert.StartsWith("Input 2 is left out. ", error.Exception.Message, StringComparison.Ordinal);
                Assert.Contains(shown ?? "It", error.Exception.Message, StringComparison.Ordinal);
                Assert.Equal(wait.Length == 0 ? 6 : 3, run.Output.Count);
            }
        }
    }

    [Fact]
    public async Task Id_is_the_request_id_when_it_is_typed_and_nothing_when_it_is_piped()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult -Id 8001, 8002").AssertNoErrors().Output.Count);
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult -Id 8001 -SendId 41001").AssertNoErrors().Output.Count);
        Assert.Equal([8001L, 8002L, 8001L], simulator.Calls.Select(call => call.RequestId));
        ErrorRecord error = shell.Run("[pscustomobject]@{ Id = 8001; Name = 'pwsh' } | Get-MailkitSendMassResult")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("RequestId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, simulator.Calls.Count);
        Run both = shell.Run("[pscustomobject]@{ Id = 7; RequestId = 8001 } | Get-MailkitSendMassResult");
        Assert.Equal(3, both.AssertNoErrors().Output.Count);
        shell.Run("8001 | Get-MailkitSendMassResult -Id 8002").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task Each_error_names_its_request()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string wait in (string[])["", "-WaitForCompletion"])
        {
            Run run = shell.Run($"4711, 4712 | Get-MailkitSendMassResult {wait}");
            Assert.Equal(2, run.Errors.Count);
            Assert.Contains("4711", run.Errors[0].Exception.Message, StringComparison.Ordinal);
            Assert.Contains("4712", run.Errors[1].Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_view_shows_what_is_invisible_and_the_row_keeps_it()
    {
        const string Nasty = "\u001b[2Jx\u0000\u202ey\n\u2028z";
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Results(new SimulatedRow(2, $"{Nasty}@x", Nasty)));
        await using StringWriter screen = new();
        using Shell shell = new(new TextHost(screen));
        shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        foreach (PSLanguageMode language in (PSLanguageMode[])[PSLanguageMode.FullLanguage, PSLanguageMode.ConstrainedLanguage])
        {
            screen.GetStringBuilder().Clear();
            shell.Runspace.SessionStateProxy.LanguageMode = language;
            shell.Run("Get-MailkitSendMassResult 1 | Out-Default").AssertNoErrors();
            string shown = screen.ToString();
            Assert.DoesNotContain(shown.Replace(Environment.NewLine, string.Empty, StringComparison.Ordinal), IsInvisible);
            Assert.Contains(@"\u001b[2Jx\u0000", shown, StringComparison.Ordinal);
        }

        Assert.Equal(Nasty, shell.Run("(Get-MailkitSendMassResult 1).Info").Single.ToString());

        static bool IsInvisible(char letter) => char.IsControl(letter) || letter is '\u202e' or '\u2028';
    }

    [Fact]
    public void Without_a_connection_the_error_says_how_to_get_one()
    {
        using Shell shell = new();
        ErrorRecord error = shell.Run("Get-MailkitSendMassResult 8001").AssertError("MailkitNotConnected", ErrorCategory.InvalidOperation);
        Assert.Contains("Connect-Mailkit", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Connection", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_connection_is_named()
    {
        using Shell shell = new();
        ErrorRecord error = shell.Run("Get-MailkitSendMassResult 8001 -Connection prdo")
            .AssertError("MailkitConnectionNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("prdo", error.TargetObject);
    }

    [Fact]
    public async Task A_connection_without_a_name_is_called_by_its_client_id()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(3, shell.Run("Get-MailkitSendMassResult 8001 -Connection 90000001").AssertNoErrors().Output.Count);
        ErrorRecord error = shell.Run("Get-MailkitSendMassResult 8001 -Connection 9")
            .AssertError("MailkitConnectionNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("9", error.TargetObject);
    }

    [Fact]
    public void A_connection_that_is_none_is_refused()
    {
        using Shell shell = new();
        shell.Run("Get-MailkitSendMassResult 8001 -Connection ([guid]::Empty)")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
    }

    public static TheoryData<WireForm, string, Answer, string, ErrorCategory, string, int> Faults()
    {
        (string, Answer, string, ErrorCategory, string, int)[] faults =
        [
            (
                "unknown request",
                Answers.Json("""{"error_status":1,"error":"Invalid request_id"}"""),
                "MailkitApiError",
                ErrorCategory.InvalidArgument,
                "Invalid request_id",
                0),
            (
                "unauthorized",
                Answers.Json("""{"error_status":1,"error":"Unauthorized"}"""),
                "MailkitUnauthorized",
                ErrorCategory.AuthenticationError,
                "MD5",
                0),
            (
                "address",
                Answers.Json("""{"error_status":1,"error":"Disallowed IP 192.0.2.44"}"""),
                "MailkitAddressNotAllowed",
                ErrorCategory.PermissionDenied,
                "192.0.2.44",
                0),
            ("404", Answers.Status(404), "MailkitHttpError", ErrorCategory.ResourceUnavailable, "404", 0),
            ("503", Answers.Status(503), "MailkitHttpError", ErrorCategory.ResourceUnavailable, "503", 0),
            (
                "redirect",
                Answers.Redirect(307, new Uri("https://elsewhere.example.com/")),
                "MailkitHttpError",
                ErrorCategory.ResourceUnavailable,
                "elsewhere.example.com",
                0),
            ("html", Answers.Html(), "MailkitInvalidAnswer", ErrorCategory.InvalidData, "HTML", 0),
            ("empty object", Answers.Json("{}"), "MailkitInvalidAnswer", ErrorCategory.InvalidData, "an empty object", 0),
            (
                "cut",
                Answers.Cut(Body.Json("""{"results":[{"ERROR_CODE":1},{"ERROR_CODE":2},{"ERROR_CODE":3}]}"""), Position.InsideRow(3)),
                "MailkitInvalidAnswer",
                ErrorCategory.InvalidData,
                "2 rows were handed out before",
                2),
            ("reset", Answers.ResetBeforeHeaders(), "MailkitConnectionFailed", ErrorCategory.ConnectionError, "127.0.0.1", 0),
            ("silence", Answers.Silence(), "MailkitTimeout", ErrorCategory.OperationTimeout, "1 s", 0),
            (
                "silence in the body",
                Answers.SilenceAfter(Body.Json("""{"results":[{"ERROR_CODE":1},{"ERROR_CODE":2}]}"""), Position.AfterRow(1)),
                "MailkitTimeout",
                ErrorCategory.OperationTimeout,
                "1 row was handed out before",
                1),
        ];
        TheoryData<WireForm, string, Answer, string, ErrorCategory, string, int> data = [];
        foreach ((string fault, Answer answer, string id, ErrorCategory category, string says, int count) in faults)
        {
            data.Add(WireForm.Json, fault, answer, id, category, says, count);
            data.Add(WireForm.XmlRpc, fault, answer, id, category, says, count);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_is_the_error_of_the_contract_and_rows_stay(
        WireForm form, string fault, Answer answer, string id, ErrorCategory category, string says, int rows)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, answer);
        using Shell shell = Shell.ConnectedTo(
            simulator, timeoutSec: fault.StartsWith("silence", StringComparison.Ordinal) ? 1 : 30, form: form);
        Run run = shell.Run("Get-MailkitSendMassResult 8001");
        ErrorRecord error = run.AssertError(id, category);
        Assert.Equal(8001L, error.TargetObject);
        Assert.Contains("8001", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(rows, run.Output.Count);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public void A_host_that_is_not_there_is_no_connection()
    {
        using Shell shell = new();
        shell.Run(
            "param($credential) Connect-Mailkit $credential -ApiUri http://127.0.0.1:1/ -MaximumRetryCount 0 -SkipVerification",
            Shell.Credential()).AssertNoErrors();
        shell.Run("Get-MailkitSendMassResult 8001").AssertError("MailkitConnectionFailed", ErrorCategory.ConnectionError);
    }

    [Fact]
    public async Task An_error_of_one_request_does_not_keep_the_next_from_being_read()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("7, 8001 | Get-MailkitSendMassResult");
        run.AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
        Assert.Equal(3, run.Output.Count);
    }

    [Fact]
    public async Task A_refused_login_ends_the_pipeline()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification",
            simulator.ApiUri,
            Shell.Credential(md5: "wrong")).AssertNoErrors();
        shell.Run("8001, 8001, 8001 | Get-MailkitSendMassResult").AssertError("MailkitUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task Error_action_and_try_work_as_everywhere()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run("Get-MailkitSendMassResult 7 -ErrorAction Ignore").AssertNoErrors().Output);
        Assert.Equal("False", shell.Run("Get-MailkitSendMassResult 7 -ErrorAction SilentlyContinue; $?").Output[^1].ToString());
        Assert.Equal(
            "MailkitApiError",
            shell.Run("try { Get-MailkitSendMassResult 7 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }")
                .Single.ToString());
        Assert.Equal(
            "MailkitApiError",
            shell.Run(
                """
                Get-MailkitSendMassResult 7 -ErrorVariable e -ErrorAction SilentlyContinue
                $e[0].FullyQualifiedErrorId.Split(',')[0]
                """).Output[^1].ToString());
        Assert.Equal("True", shell.Run("$null = Get-MailkitSendMassResult 8001; $?").Single.ToString());
    }

    [Fact]
    public async Task A_downstream_that_has_enough_hangs_up()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(
            new SimulatorOptions { Scenario = "many-rows", GeneratedRows = 10_000_000 },
            Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("foreach ($once in 1) { Get-MailkitSendMassResult 8001, 8001 | ForEach-Object { $_; break } }");
        Assert.Single(run.AssertNoErrors().Output);
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 0);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task A_status_variable_tells_what_became_of_each_request()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            8001, 7 | Get-MailkitSendMassResult -StatusVariable s -SubmittedAt '2024-08-22T16:00:00+02:00' -ErrorAction SilentlyContinue |
                ForEach-Object { }
            $s
            """);
        string[] shown = ["RequestId", "State", "RowCount", "PollCount", "FailedPollCount"];
        Assert.Equal(
            ["8001 Snapshot 3 1 0", "7 Failed 0 0 1"],
            run.Output.Select(status => string.Join(' ', shown.Select(name => status.Properties[name].Value))));
        Assert.All(run.Output, status => Assert.Equal("2024-08-22T14:00:00.000Z", status.Properties["SubmittedAt"].Value));
        Assert.Contains("Invalid request_id", (string)run.Output[1].Properties["LastError"].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(Get-Date)", true)]
    [InlineData("([DateTimeOffset]::Now.AddMinutes(-10))", true)]
    [InlineData("([DateTime]::UtcNow.ToString('o'))", true)]
    [InlineData("([DateTime]::UtcNow.AddMinutes(4))", true)]
    [InlineData("([DateTime]::UtcNow.AddMinutes(-31))", false)]
    [InlineData("'2024-08-22 16:12:33'", false)]
    [InlineData("'2024-08-22'", false)]
    [InlineData("''", false)]
    public async Task A_young_result_is_warned_about(string submittedAt, bool young)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("function Get-Date { [DateTime]::Now }");
        Run run = shell.Run($"Get-MailkitSendMassResult 8001 -SubmittedAt {submittedAt}").AssertNoErrors();
        Assert.Equal(3, run.Output.Count);
        Assert.Equal(young, run.Warnings.Count == 1);
        Assert.All(run.Warnings, warning => Assert.Contains("8001 may be incomplete until 20", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'12/8/2024'")]
    [InlineData("'8. 12. 2024 10:00'")]
    [InlineData("'yesterday'")]
    [InlineData("42")]
    [InlineData("([DateTime]::UtcNow.AddMinutes(6))")]
    public async Task A_submission_time_that_cannot_be_one_is_refused_before_any_call(string submittedAt)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"8001, 8001 | Get-MailkitSendMassResult -SubmittedAt {submittedAt}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-SubmittedAt", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_piped_submission_time_that_cannot_be_one_costs_its_own_request_only()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            '12/8/2024', '2024-12-08' | ForEach-Object { [pscustomobject]@{ RequestId = 8001; SubmittedAt = $_ } } |
                Get-MailkitSendMassResult
            """);
        run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(3, run.Output.Count);
    }

    [Theory]
    [InlineData("SubmittedAt = '12/8/2024'", "Its SubmittedAt '12/8/2024' is not understood.")]
    [InlineData("SubmittedAt = 42", "Its SubmittedAt '42' is not understood.")]
    [InlineData("SubmittedAt = [DateTime]::Now.AddDays(3)", "Its SubmittedAt '2")]
    [InlineData("Connection = 'gone'", "There is no connection named 'gone'")]
    [InlineData("Connection = [guid]::Empty", "-Connection takes an object")]
    public async Task An_error_of_an_input_names_the_input_and_its_value(string property, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string wait in (string[])["", "-WaitForCompletion"])
        {
            Run run = shell.Run($"[pscustomobject]@{{ RequestId = 8001; {property} }} | Get-MailkitSendMassResult {wait}");
            Assert.StartsWith($"Input 1 is left out. {says}", Assert.Single(run.Errors).Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task What_is_null_in_a_database_is_not_given()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $null = Get-MailkitSendMassResult 8001 -SubmittedAt ([DBNull]::Value)
            [pscustomobject]@{
                RequestId = 8001; SendId = [DBNull]::Value; SubmittedAt = [DBNull]::Value; Connection = [DBNull]::Value
            } | Get-MailkitSendMassResult
            """).AssertNoErrors();
        Assert.Equal(3, run.Output.Count);
        Assert.Null(simulator.Calls[^1].SendId);
    }

    [Theory]
    [InlineData("1..200 | ForEach-Object { [pscustomobject]@{ RequestId = $_; SubmittedAt = Get-Date } } | Get-MailkitSendMassResult")]
    [InlineData("Get-MailkitSendMassResult (1..200) -SubmittedAt ([DateTime]::Now)")]
    public async Task Many_young_results_are_one_warning_that_names_a_few(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Results());
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("function Get-Date { [DateTime]::Now }");
        Run run = shell.Run(script).AssertNoErrors();
        Assert.StartsWith(
            "The result of 1, 2, 3, 4, 5 and 195 more may be incomplete until 20", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_tells_what_happened_and_no_address()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, retries: 1);
        Run run = shell.Run("Get-MailkitSendMassResult 8015 -Verbose").AssertNoErrors();
        string verbose = string.Join('\n', run.Verbose);
        Assert.Contains(Function, verbose, StringComparison.Ordinal);
        Assert.Contains("attempt 2 of 2", verbose, StringComparison.Ordinal);
        Assert.Contains("3 rows", verbose, StringComparison.Ordinal);
        Assert.DoesNotContain("@", verbose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runspaces_have_two_connections()
    {
        await using MailkitSimulator first = await MailkitSimulator.StartAsync(token: Token);
        await using MailkitSimulator second = await MailkitSimulator.StartAsync(token: Token);
        second.Play(Function, Answers.Results(new SimulatedRow(2, "only@example.com", "x")));
        using Shell one = Shell.ConnectedTo(first);
        using Shell two = Shell.ConnectedTo(second);
        Assert.Equal(3, one.Run("Get-MailkitSendMassResult 8001").AssertNoErrors().Output.Count);
        Assert.Equal("only@example.com", two.Run("(Get-MailkitSendMassResult 8001).Email").Single.ToString());
        one.Run("Disconnect-Mailkit -All").AssertNoErrors();
        one.Run("Get-MailkitSendMassResult 8001").AssertError("MailkitNotConnected", ErrorCategory.InvalidOperation);
        Assert.Equal("only@example.com", two.Run("(Get-MailkitSendMassResult 8001).Email").Single.ToString());
    }
}
