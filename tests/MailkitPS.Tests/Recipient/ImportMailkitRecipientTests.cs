using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Import-MailkitRecipient as a user runs it: what was given is in the list, and what is not is told of.</summary>
public sealed class ImportMailkitRecipientTests
{
    private const string Function = "mailkit.mailinglist.import";
    private const string Import = "Import-MailkitRecipient -MailingListId 5003";
    private const string Done = """{"invalid_emails":[],"count_new":"0","count_bad":"0","count_all":"0","count_updated":"0"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task What_is_imported_is_read_back(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            $$"""
            $list = (New-MailkitMailingList Test).MailingListId
            $batches = [pscustomobject]@{
                    Email = ' zofie@example.com '; 'First name' = 'Žofie'; CUSTOM_3 = '😀'; Notes = 'n'; Tier = 'gold'
                },
                @{ send_to = 'jiri@example.cz'; FirstName = 'Jiří'; Tier = $null; city = 'Brno' },
                'text@example.com' |
                Import-MailkitRecipient -MailingListId $list -BatchSize 2 -FieldMap @{ Tier = 7 } -Field @{ Company = 'Example' }
            Get-MailkitRecipient $list
            $batches
            """).AssertNoErrors();
        string[] shown = ["Email", "FirstName", "Custom3", "Custom7", "City", "Company", "Status"];
        Assert.Equal(
            [
                "zofie@example.com Žofie 😀 gold  Example unknown",
                "jiri@example.cz Jiří   Brno Example unknown",
                "text@example.com     Example unknown",
            ],
            run.Output.Take(3).Select(row => string.Join(' ', shown.Select(name => row.Properties[name].Value))));
        shown = ["BatchNumber", "FirstPosition", "LastPosition", "RecipientCount", "NewCount", "InvalidCount", "AttemptCount"];
        Assert.Equal(
            ["1 1 2 2 0 0 1", "2 3 3 1 0 0 1"],
            run.Output.Skip(3).Select(row => string.Join(' ', shown.Select(name => row.Properties[name].Value))));
        Assert.Equal("Not imported: column 'Notes'. -FieldMap maps it.", run.Warnings[0]);
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task What_was_exported_is_imported_and_is_the_same_set(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            """
            $all = @{ Email = 'all@example.com' }
            $fields = [MailkitPS.ContactRow].GetProperties().Name | Where-Object { $_ -ne 'Extra' }
            $fields | ForEach-Object { $all[$_] = "ž 😀 $_" }
            $null = Import-MailkitRecipient -MailingListId 5003 -InputObject $all

            # As Import-Csv reads what Export-Csv has written: texts only.
            $rows = Get-MailkitRecipient 5003 | ForEach-Object {
                $row = [ordered]@{}
                $_.PSObject.Properties | ForEach-Object { $row[$_.Name] = "$($_.Value)" }
                [pscustomobject]$row
            }
            $list = (New-MailkitMailingList Copy).MailingListId
            $null = $rows | Import-MailkitRecipient -MailingListId $list
            $copied = (New-MailkitMailingList 'Without a file').MailingListId
            $null = Get-MailkitRecipient 5003 | Import-MailkitRecipient -MailingListId $copied
            foreach ($id in 5003, $list, $copied) {
                $texts = Get-MailkitRecipient $id | ForEach-Object { $row = $_; ($fields + 'Email' | ForEach-Object { $row.$_ }) -join '|' }
                $texts -join "`n"
            }
            @($rows | Compare-MailkitRecipient -MailingListId $list -Difference Same).Count - $rows.Count
            @($rows | Compare-MailkitRecipient -MailingListId $list -Difference Missing, Different, OnlyInMailkit).Count
            """).AssertNoErrors();
        Assert.Empty(run.Warnings);
        string[] output = [.. run.Output.Select(text => text.ToString())];
        Assert.Contains("ž 😀 Custom25", output[0], StringComparison.Ordinal);
        Assert.Equal(output[0].Split('\n').Order(), output[1].Split('\n').Order());
        Assert.Equal(output[0].Split('\n').Order(), output[2].Split('\n').Order());
        Assert.Equal(["0", "0"], output[3..]);
        Assert.DoesNotContain(
            simulator.Calls, call => call.Function == Function && call.Body.Contains("enabled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_fields_may_stand_in_one_property_and_none_may_come_twice()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            @{ Email = 'a@example.com'; Zip = '1'; Field = @{ City = 'Brno'; 3 = 'x' } },
                @{ Email = 'b@example.com'; City = 'Brno'; Field = @{ city = 'Praha' } } | {{Import}}
            """);
        Assert.Equal(2, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Equal(
            """{"email":"a@example.com","zip":"1","city":"Brno","custom3":"x"}""",
            Sorted(FirstOf(Assert.Single(simulator.Calls).Body).GetRawText(), "email", "zip", "city", "custom3"));
    }

    [Fact]
    public async Task The_status_goes_out_on_demand_only_and_so_does_what_is_empty()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $row = [pscustomobject]@{
                Email = 'a@example.com'; Status = 'enabled'; City = ''; Zip = $null; Phone = [DBNull]::Value; Fax = 'f'
            }
            $row | {{Import}}
            $row | {{Import}} -IncludeStatus
            $row | {{Import}} -SendEmptyValue -Field @{ Company = ''; Fax = $null }
            Get-MailkitRecipient -EmailId 700000001 | Import-MailkitRecipient -MailingListId 5003 -IncludeStatus
            Import-MailkitRecipient a@example.com -MailingListId 5003 -Field @{ Status = 'disabled' }
            """).AssertNoErrors();
        Assert.Empty(run.Warnings);
        string[] sent =
        [
            .. simulator.Calls.Where(call => call.Function == Function)
                .Select(call => FirstOf(call.Body).GetRawText()),
        ];
        Assert.Equal("""{"email":"a@example.com","fax":"f"}""", sent[0]);
        Assert.Equal("""{"email":"a@example.com","status":"enabled","fax":"f"}""", sent[1]);
        Assert.Equal(
            """{"email":"a@example.com","city":"","zip":"","phone":"","fax":"","company":""}""",
            Sorted(sent[2], "email", "city", "zip", "phone", "fax", "company"));
        Assert.Contains("\"status\":\"enabled\"", sent[3], StringComparison.Ordinal);
        Assert.Equal("""{"email":"a@example.com","status":"disabled"}""", sent[4]);
    }

    [Fact]
    public async Task A_row_that_cannot_be_used_is_told_by_its_position_and_the_others_go_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            @{ Email = '' }, @{ Email = 'a@example.com' }, $null, @{ Email = 'none' }, @{ Email = "x@y.z`nBcc: me@y.z" }, 5.7, $true,
                (1, 2), @{ Email = 'b@example.com'; City = 1, 2 }, @{ Email = 'c@example.com'; FirstName = 'x'; first_name = 'y' }, { 1 },
                @{ Email = 'd@example.com'; Field = 'x' }, @{ Email = "e@example.com"; City = "$([char]0xD800)" },
                (Get-MailkitMailingList)[0], @{ Email = '   ' }, @{ Email = 'f@example.com'; City = 5.5 } | {{Import}}
            """);
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(
            [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
            run.Errors.Select(error => Convert.ToInt32(error.TargetObject, CultureInfo.InvariantCulture)).Order());
        Assert.DoesNotContain("example.com", string.Concat(run.Errors.Select(error => error.Exception.Message)), StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(run.Output).Properties["RecipientCount"].Value);
    }

    [Fact]
    public async Task The_rows_of_others_give_an_address_and_no_fields()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(Done), Answers.Json(Done));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            @(Get-MailkitLinkVisitor -SendId 60001 -UrlId 900001)[0] | {{Import}}
            Compare-MailkitRecipient nobody@example.com -MailingListId 5003 | {{Import}}
            """).AssertNoErrors();
        Assert.Empty(run.Warnings);
        Assert.All(
            simulator.Calls.Where(call => call.Function == Function),
            call => Assert.Single(FirstOf(call.Body).EnumerateObject()));
    }

    [Theory]
    [InlineData("-MailingListId 0", "MailingListId")]
    [InlineData("-MailingListId abc", "MailingListId")]
    [InlineData("-MailingListId 5.7", "MailingListId")]
    [InlineData("-MailingListId $true", "MailingListId")]
    [InlineData("-MailingListId 5003 -Email none", "-Email")]
    [InlineData("-MailingListId 5003 -Email ''", "-Email")]
    [InlineData("-MailingListId 5003", "-Email")]
    [InlineData("-MailingListId 5003 -Email a@example.com -Field @{ fist_name = 'x' }", "first_name")]
    [InlineData("-MailingListId 5003 -Email a@example.com -Field @{ email = 'x' }", "on its own")]
    [InlineData("-MailingListId 5003 -Email a@example.com -Field x", "-Field has to be a hashtable")]
    [InlineData("-MailingListId 5003 -Email a@example.com -FieldMap @{ x = 'Nope' }", "-FieldMap")]
    [InlineData("-MailingListId 5003 -Email a@example.com -FieldMap @{ x = 3; y = 'Custom3' }", "named twice")]
    public async Task What_the_command_line_has_wrong_ends_it_before_anything_is_sent(string arguments, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Import-MailkitRecipient {arguments}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("MailingListId")]
    [InlineData("Email")]
    [InlineData("Field")]
    public async Task A_script_block_is_refused_with_what_to_use_instead(string parameter)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string list = parameter == "MailingListId" ? string.Empty : "-MailingListId 5003";
        foreach (string cmdlet in (string[])["Import-MailkitRecipient", "Compare-MailkitRecipient"])
        {
            Run run = shell.Run($"[pscustomobject]@{{ Mail = 'a@example.com' }} | {cmdlet} {list} -{parameter} {{ $_.Mail }}");
            Assert.Contains("-FieldMap", (run.Thrown ?? Assert.Single(run.Errors).Exception).Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task What_if_names_columns_and_positions_and_makes_no_call()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using StringWriter console = new();
        using Shell shell = new(new TextHost(console));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification -Name Test",
            simulator.ApiUri,
            Shell.Credential()).AssertNoErrors();
        Run run = shell.Run(Rows(12, "-BatchSize 5 -WhatIf", "FirstName = 'x'; Custom3 = 'y'; Notes = 'n'")).AssertNoErrors();
        Assert.Empty(run.Output);
        string shown = console.ToString();
        Assert.Contains(
            "Import batch 2: 5 recipients (positions 6-10 of the input), 10 with those before it, into the mailing list 5003; "
            + "columns Email, FirstName, Custom3; not sent: 'Notes', at Test",
            shown.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", shown, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_a_question_that_was_wanted_is_an_error()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"{Import} a@example.com -Confirm")
            .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Contains("Nothing was done.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Invalid_addresses_are_counted_in_a_warning_and_named_in_the_row_alone()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"'ada@nodot', 'a@example.com', 'bob@nodot', 'b@example.com' | {Import} -BatchSize 3 -Verbose")
            .AssertNoErrors();
        Assert.Equal("ada@nodot;bob@nodot", run.Output[0].Properties["InvalidEmails"].Value);
        Assert.Equal((2, 0), (run.Output[0].Properties["InvalidCount"].Value, run.Output[1].Properties["InvalidCount"].Value));
        Assert.Equal(
            "Mailkit calls 2 addresses of batch 1 invalid (positions 1-3 of the input): see InvalidEmails of its row.",
            Assert.Single(run.Warnings));
        Assert.DoesNotContain("@", string.Concat(run.Warnings.Concat(run.Verbose)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_of_an_answer_is_in_the_row()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json("""{"job":"j7"}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{Import} a@example.com").AssertNoErrors();
        Assert.Equal("""{"job":"j7"}""", Assert.Single(run.Output).Properties["Extra"].Value);
        Assert.Contains("job", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_repeated_and_verbose_names_the_attempts()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders(), Answers.Json(Done));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 2);
        Run run = shell.Run($"{Import} lost@example.com -Field @{{ City = 'Brno' }} -Verbose").AssertNoErrors();
        Assert.Equal(2, Assert.Single(run.Output).Properties["AttemptCount"].Value);
        Assert.Contains(run.Verbose, line => line.Contains("attempt 2 of 3", StringComparison.Ordinal));
        Assert.Equal(2, simulator.Calls.Count(call => call.Function == Function));
        Run there = shell.Run("Get-MailkitRecipient 5003 | Where-Object Email -EQ lost@example.com");
        Assert.Equal("Brno", there.Single.Properties["City"].Value);
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "reset", "Unknown" },
        { "cut", "Unknown" },
        { "status 503", "Unknown" },
        { "refused", "Refused" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failed_batch_is_told_for_what_it_is_and_ends_the_import(string fault, string outcome)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        Answer answer = fault switch
        {
            "reset" => Answers.ResetBeforeHeaders(),
            "cut" => Answers.Cut(Body.Json(Done), Position.AfterBytes(5)),
            "status 503" => Answers.Status(503),
            _ => Answers.Error("Invalid ID_user_list"),
        };
        simulator.Play(Function, Answers.Json(Done), answer, answer);
        using Shell shell = Shell.ConnectedTo(simulator, retries: 1);
        Run run = shell.Run(Rows(12, "-BatchSize 5"));
        ErrorRecord error = run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
        Assert.Equal($"2 6 10 5 {outcome}", Describe(error));
        Assert.Contains(
            "Imported before it: 1-5. Not imported: everything from position 11 on.",
            error.Exception.Message,
            StringComparison.Ordinal);
        Assert.Contains("Not imported after the failure: positions 11-12 of the input.", run.Warnings);
        Assert.Equal(outcome == "Refused" ? 2 : 3, simulator.Calls.Count);
        Assert.Single(run.Output);
    }

    [Fact]
    public async Task On_demand_the_batches_after_a_failed_one_are_imported()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(Done), Answers.Error("Not today"), Answers.Json(Done));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Rows(12, "-BatchSize 5 -ContinueOnError"));
        run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
        Assert.Equal([1, 3], run.Output.Select(row => row.Properties["BatchNumber"].Value));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public async Task A_wrong_login_ends_all_and_says_who_was_imported()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(Done), Answers.Error("Unauthorized"));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run(Rows(12, "-BatchSize 5 -ContinueOnError"))
            .AssertError("MailkitUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Contains("Imported before it: 1-5.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, simulator.Calls.Count);
    }

    [Fact]
    public void Without_a_server_nothing_is_imported()
    {
        using Shell shell = new();
        Run run = shell.Run(
            """
            param($credential)
            Connect-Mailkit $credential -ApiUri http://127.0.0.1:1/ -MaximumRetryCount 0 -SkipVerification
            Import-MailkitRecipient a@example.com -MailingListId 5003
            """,
            Shell.Credential());
        ErrorRecord error = run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
        Assert.Equal("1 1 1 1 NotSent", Describe(error));
        Assert.Contains("was not imported", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-BatchSize 0")]
    [InlineData("-BatchSize 100001")]
    public async Task A_batch_has_1_to_100000_recipients(string size)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Import-MailkitRecipient a@example.com -MailingListId 5003 {size}");
        run.AssertError("ParameterArgumentValidationError", ErrorCategory.InvalidData);
        Assert.Empty(simulator.Calls);
    }

    private static string Describe(ErrorRecord error)
    {
        PSObject batch = new(error.TargetObject);
        string[] shown = ["BatchNumber", "FirstPosition", "LastPosition", "RecipientCount", "Outcome"];
        return string.Join(' ', shown.Select(name => batch.Properties[name].Value));
    }

    private static JsonElement FirstOf(string body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("parameters").GetProperty("recipients")[0];

    private static string Rows(int count, string arguments, string fields = "") =>
        $"1..{count} | ForEach-Object {{ [pscustomobject][ordered]@{{ Email = \"p$_@example.com\"; {fields} }} }} | {Import} {arguments}";

    private static string Sorted(string json, params string[] order)
    {
        JsonElement members = JsonDocument.Parse(json).RootElement;
        Assert.Equal(order.Length, members.EnumerateObject().Count());
        return "{" + string.Join(',', order.Select(name => $"\"{name}\":{members.GetProperty(name).GetRawText()}")) + "}";
    }
}
