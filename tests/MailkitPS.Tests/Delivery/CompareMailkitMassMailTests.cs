using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Compare-MailkitMassMail as a user runs it: what became of each, and nobody missing who is not.</summary>
public sealed class CompareMailkitMassMailTests
{
    private const string Recipients = "mailkit.report.message.recipients";
    private const string RawMessages = "mailkit.report.raw.messages";
    private const string Send = "Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false";

    /// <summary>What Get- cmdlets write, as files have it.</summary>
    private const string Rows =
        """
        $errorRows = [pscustomobject]@{
            RequestId = '8001'; Email = 'bob@example.com'; ErrorCode = '6'; Error = 'Unsubscribed'; Info = 'opted out'
            Date = '14.03.2026 10:00:00'; EmailId = ''; SendId = '60001'; SendMessageId = ''; Extra = ''
        }
        $messages = foreach ($name in 'ada', 'carl') {
            [pscustomobject]@{
                SendId = '60001'; SendMessageId = '71'; EmailId = "50$($name.Length)"; Email = "$name@example.com"; Status = 'sent'
                AbVersion = ''; Date = '2026-03-14 10:00:00'; ReadCount = '0'; ClickCount = '0'; Extra = ''
            }
        }
        $given = @{ ErrorRow = $errorRows; DeliveryRow = $messages }

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json, "Recipients")]
    [InlineData(WireForm.XmlRpc, "Recipients")]
    [InlineData(WireForm.Json, "Raw")]
    public async Task Everybody_who_was_submitted_is_told_in_the_order_of_the_input(WireForm form, string readFrom)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            $$"""
            $people = 'grace@example.com', 'error-6@example.com', 'never@example.com', 'wait-9@example.com', 'alice@example.com',
                'failed@example.com' |
                ForEach-Object { [pscustomobject]@{ Email = $_; FirstName = 'x'; Notes = 'y' } }
            $sends = $people | {{Send}}
            'heidi@example.com' | {{Send}} | Out-Null
            $people[4].Email = 'Alice@EXAMPLE.com'
            $people | Compare-MailkitMassMail -Request $sends -SummaryVariable sum -ReadFrom {{readFrom}} -Verbose
            $sum
            """).AssertNoErrors();
        string[] shown = ["Position", "Email", "Outcome", "ErrorCode", "MatchedBy", "IsAmbiguous", "SubmittedCount"];
        Assert.Equal(
            [
                "1 grace@example.com Sent  Exact False 1",
                "2 error-6@example.com Refused 6 Exact False 1",
                "3 never@example.com Missing  None False 1",
                "4 wait-9@example.com Waiting  Exact False 1",
                "5 Alice@EXAMPLE.com Sent  Normalized False 1",
                "6 failed@example.com Failed  Exact False 1",
            ],
            run.Output.Take(6).Select(row => Described(row, shown)));
        Assert.All([0, 3, 4, 5], at => Assert.Equal(61001L, run.Output[at].Properties["SendId"].Value));
        Assert.All([0, 3, 4, 5], at => Assert.IsType<long>(run.Output[at].Properties["SendMessageId"].Value));

        Assert.Equal(
            "6 6 2 1 1 1 1 0 1 1 5 61001 9001 Snapshot False False " + readFrom,
            Described(
                run.Output[6],
                "SubmittedCount", "DistinctCount", "SentCount", "FailedCount", "WaitingCount", "RefusedCount", "MissingCount",
                "AmbiguousCount", "NotSubmittedCount", "ErrorRowCount", "MessageCount", "SendIds", "RequestIds", "State", "IsAccounted",
                "IsFinished", "Source"));
        Assert.NotNull(run.Output[6].Properties["SubmittedAt"].Value);
        Assert.NotNull(run.Output[6].Properties["SourceReadAt"].Value);
        Assert.Contains("that a message belongs to this request", $"{run.Output[6].Properties["Caveats"].Value}", StringComparison.Ordinal);
        Assert.Contains(run.Verbose, line => line.StartsWith("Deliveries: 61001, found by", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Verbose, line => line.Contains('@', StringComparison.Ordinal));
        Assert.StartsWith("Not sent: column 'Notes'", Assert.Single(run.Warnings), StringComparison.Ordinal);
        string function = readFrom == "Raw" ? RawMessages : Recipients;
        Assert.Contains(simulator.Calls, call => call.Function == function);
    }

    [Fact]
    public async Task A_baseline_tells_this_send_from_an_earlier_one_of_the_day()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            'alice@example.com' | {{Send}} | Out-Null
            $sends = 'alice@example.com', 'never@example.com' | {{Send}}
            foreach ($source in 'Recipients', 'Raw') {
                ('alice@example.com', 'never@example.com' |
                    Compare-MailkitMassMail -Request $sends -ReadFrom $source).Outcome -join ' '
                ('alice@example.com' | Compare-MailkitMassMail -Request $sends -ReadFrom $source).IsAmbiguous
                $after = @(Get-MailkitDeliveryRecipient 61001)[-1].SendMessageId
                ('alice@example.com' | Compare-MailkitMassMail -Request $sends -ReadFrom $source -After $after).Outcome
                'alice@example.com' | Compare-MailkitMassMail -Request $sends -ReadFrom $source -SummaryVariable sum -After 1 | Out-Null
                $sum.Caveats -match 'belongs to this request'
            }
            """).AssertNoErrors();
        Assert.Equal(
            ["Sent Missing", "True", "Missing", "False", "Sent Missing", "True", "Missing", "False"],
            run.Output.Select(row => row.ToString()));
        Assert.Contains(simulator.Calls, call => call.Function == RawMessages);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("cs-CZ")]
    public void Rows_of_files_are_compared_without_a_connection_in_any_culture(string culture)
    {
        using Shell shell = new();
        Run run = shell.Run(
            $$"""
            [Threading.Thread]::CurrentThread.CurrentCulture = '{{culture}}'
            {{Rows}}
            $sends = [pscustomobject]@{
                RequestId = '8001'; RecipientCount = '4'; SubmittedAt = '2026-03-14T09:00:00.000Z'; CampaignId = '7001'; BatchNumber = '1'
                Connection = 'gone'
            }
            'ada@example.com', 'bob@example.com', 'CARL@example.com', 'dora@example.com' |
                Compare-MailkitMassMail @given -Request $sends -SummaryVariable sum
            $sum
            """).AssertNoErrors();
        Assert.Equal(["Sent", "Refused", "Sent", "Missing"], run.Output.Take(4).Select(row => $"{row.Properties["Outcome"].Value}"));
        Assert.Equal(new DateTime(2026, 3, 14, 10, 0, 0), run.Output[0].Properties["Date"].Value);
        Assert.Null(run.Output[1].Properties["Date"].Value);
        Assert.Equal("opted out", run.Output[1].Properties["Info"].Value);
        Assert.Equal("60001 8001 DeliveryRow ", Described(run.Output[4], "SendIds", "RequestIds", "Source", "SourceReadAt"));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public async Task What_was_read_before_is_compared_as_it_is_typed_or_from_a_file()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $people = 'grace@example.com', 'error-6@example.com', 'never@example.com'
            $sends = $people | {{Send}}
            $errorRows = Get-MailkitSendMassResult $sends.RequestId -WarningAction SilentlyContinue
            $typed = Get-MailkitDeliveryRecipient 61001
            $raw = Get-MailkitRawMessage -SendId 61001
            Disconnect-Mailkit
            $people | Compare-MailkitMassMail -Request $sends -ErrorRow $errorRows -DeliveryRow $typed
            $people | Compare-MailkitMassMail -Request $sends -ErrorRow $errorRows -DeliveryRow $raw
            filter AsInFile {
                $texts = [ordered]@{}
                foreach ($property in $_.PSObject.Properties) { $texts[$property.Name] = "$($property.Value)" }
                [pscustomobject]$texts
            }
            $files = @{ Request = $sends | AsInFile; ErrorRow = $errorRows | AsInFile; DeliveryRow = $typed | AsInFile }
            $people | Compare-MailkitMassMail @files
            $people | Compare-MailkitMassMail -ErrorRow $null -DeliveryRow $typed
            """).AssertNoErrors();
        string[] outcomes = [.. run.Output.Select(row => $"{row.Properties["Outcome"].Value}")];
        string[] expected = ["Sent", "Refused", "Missing"];
        Assert.Equal([.. expected, .. expected, .. expected, "Sent", "Missing", "Missing"], outcomes);
    }

    [Theory]
    [InlineData("", "Refused", null)]
    [InlineData("-RequestId 8001", "Refused", null)]
    [InlineData("-RequestId 8002", "Missing", "Errors of other requests in -ErrorRow: 1.")]
    public void Errors_of_other_requests_refuse_nobody(string parameters, string outcome, string? warning)
    {
        using Shell shell = new();
        Run run = shell.Run($"{Rows}\n'bob@example.com' | Compare-MailkitMassMail @given {parameters}").AssertNoErrors();
        Assert.Equal(outcome, Described(run.Single, "Outcome"));
        Assert.Equal(warning is null, run.Warnings.Count == 0);
        Assert.StartsWith(warning ?? string.Empty, string.Join(" ", run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_deliveries_are_told_wherever_they_come_from()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{Rows}}
            'ada@example.com' | Compare-MailkitMassMail -ErrorRow $null -SendId 60001, 60005 -SummaryVariable sum | Out-Null
            $sum.Caveats
            $messages[0].SendId = 60005
            'ada@example.com' | Compare-MailkitMassMail @given -SummaryVariable sum | Out-Null
            $sum.Caveats
            """).AssertNoErrors();
        Assert.Contains("Messages of several deliveries were counted (60001, 60005)", $"{run.Output[0]}", StringComparison.Ordinal);
        Assert.Contains("Messages of several deliveries were counted (60005, 60001)", $"{run.Output[1]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The errors are missing")]
    [InlineData("-SendId 60001", "The errors are missing")]
    [InlineData("-RequestId 8001", "The messages are missing")]
    [InlineData("-ErrorRow $errorRows", "The messages are missing")]
    [InlineData("-RequestId 8001 -CampaignId 7001", "-SubmittedAt")]
    [InlineData("-RequestId 8001 -SendId $null", "-SendId is empty")]
    [InlineData("-RequestId @() -SendId 60001", "-RequestId is empty")]
    [InlineData("-RequestId 8001 -CampaignId $null -SubmittedAt 2026-03-14", "-CampaignId is empty")]
    [InlineData("-RequestId $true -SendId 60001", "-RequestId 'True' is no ID")]
    [InlineData("-RequestId 8001 -SendId 5.7", "-SendId '5.7' is no ID")]
    [InlineData("-Request $null -SendId 60001", "-Request is empty")]
    [InlineData("-Request 8001 -SendId 60001", "Row 1 of -Request is a single value")]
    [InlineData("-Request @{ RequestId = 8001 } -SendId 60001", "Row 1 of -Request is a hashtable")]
    [InlineData("-Request $messages -SendId 60001", "Row 1 of -Request cannot be read")]
    [InlineData("-ErrorRow $errorRows -DeliveryRow $null", "-DeliveryRow is empty")]
    [InlineData("-ErrorRow $errorRows -DeliveryRow $messages -SendId 60001", "give one of them")]
    [InlineData("-RequestId 8001 -SendId 60001 -SubmittedAt 12/8/2024", "is not understood")]
    [InlineData("-RequestId 8001 -SendId 60001 -SubmittedAt $null", "-SubmittedAt is empty")]
    [InlineData("-RequestId 8001 -SendId 60001 -SubmittedAt 2999-01-01", "in the future")]
    [InlineData("-RequestId 8001 -SendId 60001 -EmailId x", "-EmailId 'x' is no ID")]
    [InlineData("-ErrorRow $messages -DeliveryRow $messages", "Row 1 of -ErrorRow cannot be read. It needs the properties Email and")]
    [InlineData("-ErrorRow $errorRows -DeliveryRow $errorRows", "Row 1 of -DeliveryRow cannot be read. It needs the properties Email,")]
    [InlineData("-ErrorRow $errorRows -DeliveryRow $messages[0], $null", "Row 2 of -DeliveryRow is null")]
    [InlineData("-ErrorRow $errorRows, 'x' -DeliveryRow $messages", "Row 2 of -ErrorRow is a single value")]
    [InlineData("-ErrorRow $unreadable -DeliveryRow $messages", "Its ErrorCode 'x' is no whole number")]
    [InlineData("-ErrorRow $null -DeliveryRow $throwing", "Its Status cannot be read")]
    [InlineData("-ErrorRow $null -DeliveryRow $bounces", "Its Status is not the state of a message")]
    public async Task With_a_half_or_a_row_that_cannot_be_read_nothing_is_said_of_anybody(string parameters, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{Rows}}
            $unreadable = [pscustomobject]@{ Email = 'ada@example.com'; ErrorCode = 'x' }
            $bounces = [pscustomobject]@{ SendId = '60001'; SendMessageId = '71'; Email = 'ada@example.com'; Status = '4.4.2' }
            $throwing = [pscustomobject]@{ SendId = '60001'; SendMessageId = '71'; Email = 'ada@example.com' }
            $throwing.PSObject.Properties.Add([psscriptproperty]::new('Status', { throw 'x@example.com' }))
            $sum = 'older'
            'ada@example.com' | Compare-MailkitMassMail {{parameters}} -SummaryVariable sum
            """);
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Empty(simulator.Calls);
        Assert.Equal(false, shell.Run("$sum.IsAccounted").Single.BaseObject);
    }

    [Theory]
    [InlineData("-RequestId 8001 -SendId 999", "MailkitNotFound", "the recipients of the delivery 999 could not be read")]
    [InlineData("-RequestId 8001 -SendId 999 -ReadFrom Raw", null, null)]
    [InlineData("-RequestId 1 -SendId 60001", null, "the result of 1 could not be read")]
    [InlineData("-RequestId 8001 -CampaignId 999 -SubmittedAt 2026-03-14", null, null)]
    public async Task What_cannot_be_read_ends_the_command_and_makes_nobody_missing(string parameters, string? id, string? text)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"'ada@example.com' | Compare-MailkitMassMail {parameters} -SummaryVariable sum");
        PSObject summary = shell.Run("$sum").Single;
        if (run.AllErrors.Any())
        {
            ErrorRecord error = Assert.Single(run.AllErrors);
            Assert.Empty(run.Output);
            Assert.Equal("Failed False", Described(summary, "State", "IsAccounted"));
            Assert.StartsWith("Nobody was compared", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains(text ?? string.Empty, error.Exception.Message, StringComparison.Ordinal);
            Assert.StartsWith(id ?? "Mailkit", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(id);
            Assert.NotEmpty(run.Warnings);
            Assert.Equal("False", Described(summary, "IsAccounted"));
        }
    }

    [Fact]
    public async Task A_delivery_that_breaks_off_makes_nobody_missing()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Recipients, Answers.Json("""[{"EMAIL":"bob@example.com","STATUS":"sent"},{"EMAIL":"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            "'ada@example.com', 'bob@example.com' | Compare-MailkitMassMail -RequestId 8001 -SendId 60001 -SummaryVariable sum");
        run.AssertError("MailkitInvalidAnswer", ErrorCategory.InvalidData);
        Assert.Empty(run.Output);
        Assert.Equal("Failed False 0", Described(shell.Run("$sum").Single, "State", "IsAccounted", "SentCount"));
    }

    [Fact]
    public async Task What_is_stopped_says_of_nobody_that_all_have_been_seen()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Recipients, Answers.Silence());
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 100);
        using PowerShell pipeline = shell.Prepare(
            "'ada@example.com' | Compare-MailkitMassMail -RequestId 8001 -SendId 60001 -SummaryVariable sum");
        IAsyncResult running = pipeline.BeginInvoke();
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 1);
        pipeline.Stop();
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 0);
        Assert.Equal("Waiting False", Described(shell.Run("$sum").Single, "State", "IsAccounted"));
    }

    [Fact]
    public async Task Inputs_that_cannot_be_compared_are_told_with_their_positions_and_the_next_goes_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            {{Rows}}
            $null, '', '  ', $true, 5.7, @(1, 2), { x }, 'no address', "a@b`nc", 'ada@example.com', @{ Email = 'bob@example.com' },
                @{ Email = 'carl@example.com'; EmailId = 'x' }, @{ Mail = 'x@example.com' }, $messages[1] |
                Compare-MailkitMassMail @given -SummaryVariable sum
            $sum.SubmittedCount
            $sum.Caveats
            'ada@example.com' | Compare-MailkitMassMail @given -Email { $_ }
            """);
        Assert.Equal(["10 Sent", "11 Refused", "14 Sent"], run.Output.Take(3).Select(row => Described(row, "Position", "Outcome")));
        Assert.Equal(3, run.Output[3].BaseObject);
        Assert.Contains("Inputs that could not be compared: 11.", $"{run.Output[4]}", StringComparison.Ordinal);
        Assert.All(
            run.Errors.SkipLast(1),
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 12], run.Errors.SkipLast(1).Select(error => error.TargetObject).OfType<int>());
        Assert.Contains("-FieldMap", run.Errors[^1].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Errors, error => error.Exception.Message.Contains("@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public void Thousands_come_each_once_in_the_order_of_the_input()
    {
        using Shell shell = new();
        Run run = shell.Run(
            """
            $people = foreach ($number in 1..4500) {
                switch ($number % 1000) { 0 { 'no address' } 1 { 'twice@example.com' } default { "p$number@example.com" } }
            }
            $messages = foreach ($number in 2..4500) {
                if ($number % 100 -ne 50) {
                    [pscustomobject]@{ SendId = 60001; SendMessageId = $number; Email = "p$number@example.com"; Status = 'sent' }
                }
            }
            $people | Compare-MailkitMassMail -DeliveryRow $messages -ErrorRow @() -SummaryVariable sum
            ($people | Compare-MailkitMassMail -DeliveryRow $messages -ErrorRow @() -Outcome Missing).Position -join ' '
            "$($sum.SubmittedCount) $($sum.DistinctCount) $($sum.MissingCount)"
            """);
        int[] refused = [1000, 2000, 3000, 4000];
        int[] missing = [.. Enumerable.Range(1, 4500).Where(number => number % 100 == 50 || number % 1000 == 1)];
        int[] expected = [.. Enumerable.Range(1, 4500).Except(refused)];
        Assert.Equal(expected.Length + 2, run.Output.Count);
        Assert.Equal(expected, run.Output.Take(expected.Length).Select(row => (int)row.Properties["Position"].Value));
        Assert.Equal(
            missing,
            run.Output.Take(expected.Length)
                .Where(row => $"{row.Properties["Outcome"].Value}" == "Missing")
                .Select(row => (int)row.Properties["Position"].Value));
        Assert.Equal(string.Join(' ', missing), run.Output[^2].ToString());
        Assert.Equal($"{expected.Length} {expected.Length - 4} {missing.Length}", run.Output[^1].ToString());
        Assert.Equal([.. refused, .. refused], run.Errors.Select(error => error.TargetObject).OfType<int>());
    }

    [Fact]
    public void What_ends_among_the_inputs_says_how_many_there_were()
    {
        using Shell shell = new();
        Run run = shell.Run(
            """
            $message = [pscustomobject]@{ SendId = 60001; SendMessageId = 1; Email = 'p1@example.com'; Status = 'sent' }
            try {
                1..5000 | ForEach-Object { if ($_ -gt 4500) { throw 'enough' } else { "p$_@example.com" } } |
                    Compare-MailkitMassMail -DeliveryRow $message -ErrorRow @() -SummaryVariable sum
            } catch { "$_" }
            "$($sum.SubmittedCount) $($sum.State) $($sum.IsAccounted)"
            """);
        Assert.Equal(["enough", "4500 Waiting False"], run.Output.Select(row => row.ToString()));
    }

    [Fact]
    public void What_is_asked_for_is_written_and_a_map_names_the_columns()
    {
        using Shell shell = new();
        Run run = shell.Run(
            $$"""
            {{Rows}}
            $people = foreach ($name in 'ada', 'bob', 'carl', 'ADA') {
                [pscustomobject]@{ Mail = "$name@example.com"; Tier = 'gold' }
            }
            $people | Compare-MailkitMassMail @given -FieldMap @{ Mail = 'Email'; Tier = 3 } |
                ForEach-Object { "$($_.Outcome) $($_.MatchedBy)" }
            $people = $people | ForEach-Object { [pscustomobject]@{ Mail = $_.Mail } }
            $given.FieldMap = @{ Mail = 'Email' }
            ($people | Compare-MailkitMassMail @given -Outcome Refused, Missing).Position
            ($people | Compare-MailkitMassMail @given -CaseSensitive -Outcome Missing).Position
            $given.Remove('FieldMap')
            (Compare-MailkitMassMail ada@example.com @given).Outcome
            (Compare-MailkitMassMail nobody@example.com -EmailId 503 @given).MatchedBy
            @() | Compare-MailkitMassMail @given -SummaryVariable sum
            $sum.IsAccounted
            """).AssertNoErrors();
        Assert.Equal(
            ["Sent Exact", "Refused Exact", "Sent Exact", "Missing None", "2", "4", "4", "Sent", "EmailId", "False"],
            run.Output.Select(row => row.ToString()));
        Assert.StartsWith("Nobody was compared", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_delivery_no_message_and_no_request_id_are_said()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $request = [pscustomobject]@{
                RequestId = ''; SubmittedAt = [DateTimeOffset]::UtcNow.ToString('o'); CampaignId = 999; RecipientCount = 2
            }
            'ada@example.com' | Compare-MailkitMassMail -Request $request -CampaignId 7002 -SummaryVariable sum
            $sum.Caveats
            """).AssertNoErrors();
        Assert.Equal("Missing", $"{run.Output[0].Properties["Outcome"].Value}");
        Assert.StartsWith("No delivery was found, so that everybody", $"{run.Output[1]}", StringComparison.Ordinal);
        Assert.Equal(3, run.Warnings.Count);
        Assert.StartsWith("Requests without a request ID: 1.", run.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("is it the same input?", run.Warnings[1], StringComparison.Ordinal);
        Assert.StartsWith("No delivery was found", run.Warnings[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_looked_up_where_they_went()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        await using MailkitSimulator other = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            param($uri, $credential)
            $sends = 'grace@example.com' | {{Send}}
            Connect-Mailkit $credential -ApiUri $uri -Name other -SkipVerification
            'grace@example.com' | Compare-MailkitMassMail -Request $sends
            $two = $sends, [pscustomobject]@{ RequestId = 9002; SubmittedAt = $sends.SubmittedAt; CampaignId = 7001; Connection = 'other' }
            'grace@example.com' | Compare-MailkitMassMail -Request $two
            """,
            other.ApiUri,
            Shell.Credential());
        Assert.Equal("Sent", $"{Assert.Single(run.Output).Properties["Outcome"].Value}");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("several connections", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(other.Calls);
    }

    [Fact]
    public void Without_a_connection_only_rows_can_be_compared()
    {
        using Shell shell = new();
        shell.Run("'ada@example.com' | Compare-MailkitMassMail -RequestId 8001 -SendId 60001")
            .AssertError("MailkitNotConnected", ErrorCategory.InvalidOperation);
    }

    private static string Described(PSObject row, params string[] names) =>
        string.Join(' ', names.Select(name => row.Properties[name].Value));
}
