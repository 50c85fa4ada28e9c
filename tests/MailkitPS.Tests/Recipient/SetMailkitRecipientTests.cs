using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Set-MailkitRecipient: it reads, merges and writes the whole record.</summary>
public sealed class SetMailkitRecipientTests
{
    private const string EditUser = "mailkit.mailinglist.edituser";
    private const string GetStatus = "mailkit.email.getstatus";
    private const long Alice = 700000001;
    private const string AliceEmail = "alice@example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<bool, string> Accounts() => new()
    {
        { false, "Json" },
        { true, "Json" },
        { false, "XmlRpc" },
        { true, "XmlRpc" },
    };

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task What_is_given_changes_and_all_else_stays(bool clearsOmitted, string form)
    {
        await using MailkitSimulator simulator = await StartAsync(clearsOmitted);
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        Dictionary<string, object?> before = Record(shell, Alice);
        Run run = shell.Run(
            $"Set-MailkitRecipient {Alice} -City Žďár -first_name 'Zoë 🚀' -Company '' -Field @{{ 7 = 7; street = 'Dlouhá 1' }} "
            + "-Clear Custom3, state");
        Assert.Empty(run.AssertNoErrors().Output);
        Assert.Empty(run.Warnings);
        Dictionary<string, object?> after = Record(shell, Alice);
        (before["City"], before["FirstName"], before["Custom7"], before["Street"], before["Custom3"], before["State"]) =
            ("Žďár", "Zoë 🚀", "7", "Dlouhá 1", null, null);
        Assert.Equal(before, after);
        Assert.Equal("Example Ltd", after["Company"]);
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task A_record_that_was_read_can_be_changed_and_given_back(bool clearsOmitted, string form)
    {
        await using MailkitSimulator simulator = await StartAsync(clearsOmitted);
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        Run run = shell.Run(
            """
            700000001..700000040 | ForEach-Object { Get-MailkitRecipient -EmailId $_ } | Where-Object City -eq Plzeň |
                ForEach-Object { $_.City = 'Brno'; $_.FirstName = ''; $_ } | Set-MailkitRecipient -PassThru -Clear Company
            """).AssertNoErrors();
        Assert.NotEmpty(run.Output);
        Assert.All(run.Output, row =>
        {
            Assert.Equal("Brno", row.Properties["City"].Value);
            Assert.Null(row.Properties["Company"].Value);
            Assert.NotNull(row.Properties["FirstName"].Value);
            Assert.NotNull(row.Properties["LastName"].Value);
        });
        Assert.Equal(run.Output.Count, simulator.Calls.Count(call => call.Function == EditUser));
    }

    [Fact]
    public async Task It_comes_back_from_a_job_and_may_be_a_hashtable_or_an_ID()
    {
        await using MailkitSimulator simulator = await StartAsync(clearsOmitted: true);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $far = [Management.Automation.PSSerializer]::Deserialize(
                [Management.Automation.PSSerializer]::Serialize((Get-MailkitRecipient -EmailId 700000004)))
            $far.City = 'D'
            $far | Set-MailkitRecipient
            @{ EmailId = '700000005'; city = 'E' } | Set-MailkitRecipient
            '700000006', 700000007 | Set-MailkitRecipient -City F
            """).AssertNoErrors();
        Assert.Empty(run.Warnings);
        Assert.Equal(4, simulator.Calls.Count(call => call.Function == EditUser));
        Assert.Equal(["D", "E", "F", "F"], Enumerable.Range(3, 4).Select(place => Record(shell, Alice + place)["City"]));
        Assert.All(Enumerable.Range(3, 4), place => Assert.NotNull(Record(shell, Alice + place)["LastName"]));
    }

    [Fact]
    public async Task The_call_holds_the_whole_record_and_what_is_cleared_as_empty_texts()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Set-MailkitRecipient {Alice} -City x -Clear Fax, Company").AssertNoErrors();
        Assert.Equal([GetStatus, EditUser], simulator.Calls.Select(call => call.Function));
        JsonElement parameters = JsonDocument.Parse(simulator.Calls[1].Body).RootElement.GetProperty("parameters");
        Assert.Equal(
            ["ID_user_list", "ID_email", "personal", "address", "custom"], parameters.EnumerateObject().Select(member => member.Name));
        Assert.Equal("700000001", parameters.GetProperty("ID_email").GetString());
        Assert.Equal(5001, parameters.GetProperty("ID_user_list").GetInt64());
        Assert.Equal("company= vocative=Dear Alice first_name=Alice last_name=Novak", Decode(parameters.GetProperty("personal")));
        Assert.Contains("fax= city=x", Decode(parameters.GetProperty("address")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_differs_there_is_no_call_and_a_line_for_whoever_wants_to_know()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            Get-MailkitRecipient -EmailId {{Alice}} | Set-MailkitRecipient -City '' -Clear Fax -Verbose
            Set-MailkitRecipient {{Alice}} -FirstName Alice -PassThru
            Set-MailkitRecipient {{Alice}}
            """).AssertNoErrors();
        Assert.Contains(run.Verbose, line => line == "The recipient 700000001 has all of this already: nothing is changed.");
        Assert.Equal(Alice, Assert.Single(run.Output).Properties["EmailId"].Value);
        Assert.All(simulator.Calls, call => Assert.Equal(GetStatus, call.Function));
    }

    [Theory]
    [InlineData("Json")]
    [InlineData("XmlRpc")]
    public async Task Without_reading_only_what_is_given_goes_out(string form)
    {
        await using MailkitSimulator simulator = await StartAsync(clearsOmitted: true);
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        shell.Run($"Set-MailkitRecipient {Alice} -MailingListId 5001 -SkipRead -City x -Clear Fax").AssertNoErrors();
        SimulatedCall call = Assert.Single(simulator.Calls);
        Assert.Equal(EditUser, call.Function);
        if (form == "Json")
        {
            JsonElement parameters = JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters");
            Assert.Equal("fax= city=x", Decode(parameters.GetProperty("address")));
            Assert.Equal("{} {}", $"{parameters.GetProperty("personal")} {parameters.GetProperty("custom")}");
        }
        else
        {
            Assert.Equal(
                ["i4", "string", "string", "struct", "struct", "struct"],
                XDocument.Parse(call.Body).Descendants("param").Skip(2).Select(
                    param => param.Element("value")!.Elements().Single().Name.LocalName));
        }

        Assert.Equal(("x", null), (Record(shell, Alice)["City"], Record(shell, Alice)["LastName"]));
        Run run = shell.Run($"Set-MailkitRecipient {Alice} -MailingListId 5001 -SkipRead -Verbose").AssertNoErrors();
        Assert.Contains(run.Verbose, line => line == "Nothing is given for the recipient 700000001: nothing is changed.");
        Assert.Single(simulator.Calls, made => made.Function == EditUser);
    }

    [Fact]
    public async Task PassThru_shows_what_Mailkit_has_and_warns_of_what_it_kept()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(EditUser, Answers.Recording(EditUser, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Set-MailkitRecipient {Alice} -City x -Clear Company, Fax -PassThru").AssertNoErrors();
        Assert.NotEqual("x", Assert.Single(run.Output).Properties["City"].Value);
        Assert.Equal(
            "Mailkit has kept Company of the recipient 700000001, which should be empty.", Assert.Single(run.Warnings));
        Assert.Equal([GetStatus, EditUser, GetStatus], simulator.Calls.Select(call => call.Function));
    }

    public static TheoryData<string, string> WrongArguments() => new()
    {
        { "-Clear City -City x", "City is given, and -Clear names it" },
        { "-Clear 3 -Field @{ custom3 = 'x' }", "Custom3 is given, and -Clear names it" },
        { "-Clear Citi", "-Clear: 'Citi' is no field" },
        { "-Clear Email", "the recipient is given on its own" },
        { "-Clear Status", "mailkit.mailinglist.edituser" },
        { "-City x -Field @{ city = 'y' }", "City is given twice" },
        { "-Field @{ status = 'enabled' }", "mailkit.mailinglist.edituser" },
        { "-City x -MailingListId 0", "-MailingListId '0' is no ID" },
        { "-City x -MailingListId ''", "-MailingListId is empty" },
        { "-City x -EmailId 5.7", "-EmailId '5.7' is no ID" },
        { "-City x -EmailId ''", "-EmailId is empty" },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public async Task What_the_command_line_has_wrong_ends_it_before_any_call(string arguments, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        string inputs = arguments.Contains("-EmailId", StringComparison.Ordinal) ? "1, 2" : $"{Alice}, {Alice + 1}";
        ErrorRecord error = shell.Run($"{inputs} | ForEach-Object {{ @{{ EmailId = $_ }} }} | Set-MailkitRecipient {arguments}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    public static TheoryData<string, string> WrongInputs() => new()
    {
        { "$null", "It is null" },
        { "''", "Its EmailId is empty" },
        { "'alice@example.com'", "is no ID" },
        { "0", "is no ID" },
        { "5.7", "is no ID" },
        { "$true", "is no ID" },
        { "(,@(1, 2))", "It is a list" },
        { "{ 1 }", "It has no EmailId" },
        { "@{}", "It has no EmailId" },
        { "@{ EmailId = '' }", "Its EmailId is empty" },
        { "@{ EmailId = 1, 2 }", "Its EmailId" },
        { "[pscustomobject]@{ Id = 5 }", "-FieldMap @{ Name = 'EmailId' }" },
        { "@{ EmailId = 700000001; MailingListId = 'x' }", "Its MailingListId 'x' is no ID" },
        { "@{ EmailId = 700000001; MailingListId = 5002 }", "is in the mailing list 5001, and not in 5002" },
        { "@{ EmailId = 700000001; Email = 'other@example.com' }", "an address cannot be changed" },
        { "@{ EmailId = 700000001; Zip = @{ x = 1 } }", "'Zip'" },
        { "@{ EmailId = 700000001; Zip = \"x$([char]0xD83D)\" }", "half a character" },
        { "@{ EmailId = 700000001; ZIP = 'x'; Field = @{ zip = 'y' } }", "given twice" },
        { "(Get-MailkitConnection)", "It has no EmailId" },
    };

    [Theory]
    [MemberData(nameof(WrongInputs))]
    public async Task What_one_input_has_wrong_is_told_with_its_position(string input, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"& {{ '{Alice + 1}'; {input}; '{Alice + 2}' }} | Set-MailkitRecipient -City x");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.StartsWith("Recipient 2 of the input is left out. ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, simulator.Calls.Count(call => call.Function == EditUser));
        Assert.DoesNotContain("other@example.com", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_and_the_address_of_a_record_are_compared_and_letter_case_does_not_count()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"@{{ ID_email = {Alice}; EmailAddress = ' Alice@Example.com ' }} | Set-MailkitRecipient -City x -MailingListId 5001")
            .AssertNoErrors();
        ErrorRecord error = shell.Run($"Set-MailkitRecipient {Alice} -City y -MailingListId 5002")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal("The recipient 700000001 is in the mailing list 5001, and not in 5002.", error.Exception.Message);
        error = shell.Run($"Set-MailkitRecipient {Alice} -City y -SkipRead")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("give -MailingListId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(simulator.Calls, call => call.Function == EditUser);
    }

    [Fact]
    public async Task A_record_that_does_not_say_its_list_needs_it()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(GetStatus, Answers.Json($$"""[{"ID_EMAIL":"{{Alice}}","EMAIL":"a@example.com","CITY":"Brno"}]"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Set-MailkitRecipient {Alice} -City y")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("give -MailingListId", error.Exception.Message, StringComparison.Ordinal);
        shell.Run($"Set-MailkitRecipient {Alice} -City y -MailingListId 5001").AssertNoErrors();
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_not_lost()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(
            GetStatus,
            Answers.Json($$"""[{"ID_EMAIL":"{{Alice}}","ID_MAILING_LIST":"5001","CITY":"Brno","CUSTOM_3":{"a":"b"},"NEW":"x"}]"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Set-MailkitRecipient {Alice} -City y")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(
            "What Mailkit has for CUSTOM_3 of the recipient 700000001 cannot be read", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(simulator.Calls, call => call.Function == EditUser);
        shell.Run($"Set-MailkitRecipient {Alice} -City y -Field @{{ 3 = 'x' }}").AssertNoErrors();
    }

    [Theory]
    [InlineData("error-invalid-id", "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("error-missing-id", "MailkitApiError", ErrorCategory.InvalidArgument)]
    [InlineData("error-invalid-list", "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    public async Task A_refusal_is_told_and_the_next_input_goes_on(string recording, string id, ErrorCategory category)
    {
        foreach (WireForm form in (WireForm[])[WireForm.Json, WireForm.XmlRpc])
        {
            await using MailkitSimulator simulator = await StartAsync();
            simulator.Play(EditUser, Answers.Recording(EditUser, recording), Answers.Recording(EditUser, "success"));
            using Shell shell = Shell.ConnectedTo(simulator, form: form);
            Run run = shell.Run($"{Alice}, {Alice + 1} | Set-MailkitRecipient -City x");
            Assert.Equal(Alice, run.AssertError(id, category).TargetObject);
            Assert.Equal(2, simulator.Calls.Count(call => call.Function == EditUser));
        }
    }

    [Theory]
    [InlineData("Json")]
    [InlineData("XmlRpc")]
    public async Task Who_is_not_there_is_not_found(string form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        Run run = shell.Run($"5, {Alice} | Set-MailkitRecipient -City x");
        Assert.Equal(5L, run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound).TargetObject);
        Assert.Single(simulator.Calls, call => call.Function == EditUser);
    }

    [Fact]
    public async Task WhatIf_changes_nothing_and_names_fields_and_no_values()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        string arguments = $"{Alice} -Zip secret1 -FirstName secret2 -Clear Custom3 -PassThru";
        Run run = shell.Run($"Set-MailkitRecipient {arguments} -WhatIf -Verbose").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(simulator.Calls);
        Assert.Empty(shell.Run($"$WhatIfPreference = $true; Set-MailkitRecipient {arguments}; $WhatIfPreference = $false").Output);
        Assert.Empty(simulator.Calls);
        run = shell.Run($"Set-MailkitRecipient {arguments} -Verbose").AssertNoErrors();
        const string Told = "Change FirstName, Zip, Custom3 of recipient 700000001 in the mailing list 5001, at ";
        Assert.Contains(run.Verbose, line => line.Contains(Told, StringComparison.Ordinal));
        string told = MailkitPS.Tests.Told.In(run);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
        Assert.DoesNotContain(AliceEmail, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_is_told_as_unknown_and_the_change_is_made_once()
    {
        foreach (Answer lost in (Answer[])[Answers.ResetBeforeHeaders(), Answers.ResetInHeaders(), Answers.Status(503)])
        {
            await using MailkitSimulator simulator = await StartAsync();
            simulator.PlayAfterwards(EditUser, lost);
            using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
            Run run = shell.Run($"Set-MailkitRecipient {Alice} -City x -PassThru");
            ErrorRecord error = run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
            Assert.Equal(Alice, error.TargetObject);
            Assert.Contains("may have been made: Change City of recipient 700000001", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains("Get-MailkitRecipient -EmailId 700000001", error.Exception.Message, StringComparison.Ordinal);
            Assert.Empty(run.Output);
            Assert.Single(simulator.Calls, call => call.Function == EditUser);
            Assert.DoesNotContain(AliceEmail, Told.In(run), StringComparison.Ordinal);

            // A second time finds out that it has been made.
            shell.Run($"Set-MailkitRecipient {Alice} -City x").AssertNoErrors();
            Assert.Single(simulator.Calls, call => call.Function == EditUser);
        }
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_not_written()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(GetStatus, Answers.Status(500));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Set-MailkitRecipient {Alice} -City x")
            .AssertError("MailkitHttpError", ErrorCategory.ResourceUnavailable);
        Assert.Equal(Alice, error.TargetObject);
        Assert.All(simulator.Calls, call => Assert.Equal(GetStatus, call.Function));
    }

    [Fact]
    public async Task What_was_never_sent_is_told_as_not_made()
    {
        MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        await simulator.DisposeAsync();
        ErrorRecord error = shell.Run($"Set-MailkitRecipient {Alice} -MailingListId 5001 -City x -SkipRead")
            .AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
        Assert.StartsWith("This change was not made: Change City of recipient", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_ours_that_are_about_no_person_change_nobodys_data()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            $visitor = @(@(Get-MailkitDeliveryLink 60001)[0] | Get-MailkitLinkVisitor)[0]
            $visitor | Set-MailkitRecipient
            @(Get-MailkitDeliveryRecipient 60001)[0, 1] | Set-MailkitRecipient
            """).AssertNoErrors();
        Assert.DoesNotContain(simulator.Calls, call => call.Function == EditUser);
    }

    [Fact]
    public void Tab_completes_the_names_of_fields()
    {
        using Shell shell = new();
        CompletionResult[] Complete(string line)
        {
            using PowerShell engine = PowerShell.Create(shell.Runspace);
            return [.. CommandCompletion.CompleteInput(line, line.Length, null, engine).CompletionMatches];
        }

        Assert.Equal(41, Complete("Set-MailkitRecipient 5 -Clear ").Length);
        Assert.Equal(["FirstName", "Fax"], Complete("Set-MailkitRecipient 5 -Clear F").Select(result => result.CompletionText));
        Assert.Equal(["NickName"], Complete("Set-MailkitRecipient 5 -Clear City, n").Select(result => result.CompletionText));
    }

    private static Task<MailkitSimulator> StartAsync(bool clearsOmitted = false) =>
        MailkitSimulator.StartAsync(new SimulatorOptions { ClearsOmittedFields = clearsOmitted }, Token);

    /// <summary>All that Mailkit has of a recipient, but the date of the change.</summary>
    private static Dictionary<string, object?> Record(Shell shell, long emailId) => shell
        .Run($"Get-MailkitRecipient -EmailId {emailId}").Single.Properties
        .Where(property => property.Name != "ChangeDate")
        .ToDictionary(property => property.Name, property => (object?)property.Value);

    private static string Decode(JsonElement members) => string.Join(
        ' ', members.EnumerateObject().Select(member => $"{member.Name}={Encoding.UTF8.GetString(member.Value.GetBytesFromBase64())}"));
}
