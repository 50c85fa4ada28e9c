using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Add-MailkitRecipient, and what Send-MailkitOptInRequest has in common with it: fields, inputs and what is told.</summary>
public sealed class AddMailkitRecipientTests
{
    private const string AddUser = "mailkit.mailinglist.adduser";
    private const string Address = "new.person@example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forms() => ["Json", "XmlRpc"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Somebody_new_is_in_the_list_with_all_that_was_given(string form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        Run run = shell.Run(
            $$"""
            Add-MailkitRecipient {{Address}} -MailingListId 5001 -first_name Žofie -LastName 'Nováková 🚀' -Prefix Ing. -Vocative Žofie `
                -nick_name Zo -Gender F -Company Příklad -reply_to r@example.com -Street 'Dlouhá 1' -City Žďár -State CZ -Country Česko `
                -Zip 59101 -Phone 1 -Mobile 2 -Fax 3 -Field @{ 1 = 'gold'; custom25 = 25 }
            """);
        PSObject change = run.Single;
        Assert.Equal($"1 Added {Address} 5001 1", Show(change, "Position", "Operation", "Email", "MailingListId", "StatusCode"));
        PSObject read = Read(shell, change);
        Assert.Equal(
            "Žofie|Nováková 🚀|Ing.|Žofie|Zo|F|Příklad|r@example.com|Dlouhá 1|Žďár|CZ|Česko|59101|1|2|3|gold|25",
            string.Join('|', read.Properties.Skip(6).Select(property => property.Value).Where(value => value is not null)));
        Assert.Empty(run.Warnings);

        // Who is in the list is changed.
        run = shell.Run($"Add-MailkitRecipient {Address} -MailingListId 5001 -City Brno");
        Assert.Equal("Updated", Show(run.Single, "Operation"));
        Assert.Equal("Brno Žofie", Show(Read(shell, change), "City", "FirstName"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Who_has_opted_out_is_told(string form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        Run run = shell.Run("Add-MailkitRecipient carol@example.com -MailingListId 5001; "
            + "$list = New-MailkitMailingList Fresh; Add-MailkitRecipient carol@example.com -MailingListId $list.MailingListId");
        Assert.Equal(
            ["UpdatedUnsubscribed", "AddedUnsubscribed"], run.AssertNoErrors().Output.Select(row => Show(row, "Operation")));
        Assert.Equal(2, run.Warnings.Count);
        Assert.All(run.Warnings, warning => Assert.Contains("sends nothing", warning, StringComparison.Ordinal));
        Assert.DoesNotContain("carol", Told.In(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ID_email":"7","status":"9","error_status":0}""", "Unknown")]
    [InlineData("""{"error_status":0}""", "Unknown")]
    [InlineData("""{"error":"Sent subscribe email","error_status":0}""", "OptInRequested")]
    public async Task What_the_answer_does_not_say_is_unknown(string answer, string operation)
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(AddUser, Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject change = shell.Run("Add-MailkitRecipient a@example.com -MailingListId 5001").Single;
        string status = answer.Contains('9', StringComparison.Ordinal) ? "9" : string.Empty;
        Assert.Equal($"{operation} {status}", Show(change, "Operation", "StatusCode"));
    }

    [Fact]
    public async Task A_fault_is_an_error_and_the_next_input_goes_on()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(
            AddUser,
            Answers.Json("""{"ID_email":"0","status":"4","error_status":0}"""),
            Answers.Recording(AddUser, "error-bad-email"),
            Answers.Recording(AddUser, "error-invalid-list"),
            Answers.Recording(AddUser, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("param($of) 1..4 | ForEach-Object { \"p$_$of\" } | Add-MailkitRecipient -MailingListId 5001", "@example.com");
        Assert.Equal(
            ["MailkitApiError 1", "MailkitApiError 2", "MailkitNotFound 3"],
            run.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]} {error.TargetObject}"));
        Assert.Equal(
            "Input 1: mailkit.mailinglist.adduser reports a fault (status 4).", run.Errors[0].Exception.Message);
        Assert.Equal("4", Show(Assert.Single(run.Output), "Position"));
        Assert.DoesNotContain("@example.com", Told.In(run), StringComparison.Ordinal);
        Assert.Equal(4, simulator.Calls.Count);
    }

    [Fact]
    public async Task Parameters_count_more_than_Field_and_Field_more_than_the_input()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            [pscustomobject]@{ Email = 'a@example.com'; FirstName = 'input'; last_name = 'input'; City = 'input'; Zip = 5; Custom3 = '' } |
                Add-MailkitRecipient -MailingListId 5001 -FirstName typed -Field @{ LastName = 'field'; city = '' }
            @{ Email = 'a@example.com'; Field = @{ 4 = 'x' } } | Add-MailkitRecipient -MailingListId 5001 -City y
            """).AssertNoErrors();
        Assert.Equal(
            ["email=a@example.com last_name=field first_name=typed city=input zip=5", "email=a@example.com city=y custom4=x"],
            simulator.Calls.Select(Sent));
    }

    [Fact]
    public async Task Nothing_that_is_empty_is_sent_and_the_three_structs_always_are()
    {
        await using MailkitSimulator simulator = await StartAsync();
        foreach (WireForm form in (WireForm[])[WireForm.Json, WireForm.XmlRpc])
        {
            using Shell shell = Shell.ConnectedTo(simulator, form: form);
            shell.Run("Add-MailkitRecipient a@example.com -MailingListId 5001 -City '' -Zip $null -ConsentIP '' -Field @{ 1 = $null }")
                .AssertNoErrors();
        }

        JsonElement json = JsonDocument.Parse(simulator.Calls[0].Body).RootElement.GetProperty("parameters");
        Assert.Equal(
            """{"ID_user_list":5001,"confirm":"FALSE","personal":{"email":"YUBleGFtcGxlLmNvbQ=="},"address":{},"custom":{}}""",
            json.GetRawText());
        XElement[] xml = [.. XDocument.Parse(simulator.Calls[1].Body).Descendants("param").Skip(2)];
        Assert.Equal(
            ["i4", "boolean", "struct", "struct", "struct"],
            xml.Select(param => param.Element("value")!.Elements().Single().Name.LocalName));
    }

    [Fact]
    public async Task A_file_is_read_by_its_headings_and_what_rows_of_ours_have_beside_is_not_missed()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            [pscustomobject]@{
                'E-mail' = 'x@example.com'; 'First name' = 'Žofie'; CUSTOM_2 = 'b'; Notes = 'n'; EmailId = 5; MailingListId = 7
                Status = 'unsubscribe'; Date = ''; ChangeDate = ''; Extra = ''
            } | Add-MailkitRecipient -MailingListId 5001 -FieldMap @{ 'E-mail' = 'Email' }
            """).AssertNoErrors();
        Assert.Equal("email=x@example.com first_name=Žofie custom2=b", Sent(Assert.Single(simulator.Calls)));
        Assert.StartsWith("Not stored: column 'Notes'.", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_of_another_list_is_added_with_its_fields_and_another_row_with_its_address_alone()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $list = New-MailkitMailingList Fresh
            700000001, 700000002 | ForEach-Object { @{ EmailId = $_ } } | ForEach-Object { Get-MailkitRecipient @_ } |
                Add-MailkitRecipient -MailingListId $list.MailingListId
            $visitor = @(@(Get-MailkitDeliveryLink 60001)[0] | Get-MailkitLinkVisitor)[0]
            $visitor | Add-MailkitRecipient -MailingListId $list.MailingListId
            """).AssertNoErrors();
        SimulatedCall[] calls = [.. simulator.Calls.Where(call => call.Function == AddUser)];
        Assert.Contains("first_name=Alice", Sent(calls[0]), StringComparison.Ordinal);
        Assert.Matches("^email=[^ ]+$", Sent(calls[^1]));
        Assert.All(run.Output, row => Assert.NotEqual("5001", Show(row, "MailingListId")));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public async Task Evidence_of_consent_goes_out_in_JSON_for_each_person()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            @{ Email = 'a@example.com'; ConsentIP = '192.0.2.1' }, @{ Email = 'b@example.com'; ip_src = '192.0.2.2' } |
                Add-MailkitRecipient -MailingListId 5001 -ConsentUrl https://www.example.com/form
            """).AssertNoErrors();
        Assert.Equal(
            ["192.0.2.1", "192.0.2.2"],
            simulator.Calls.Select(call => Parameters(call).GetProperty("params").GetProperty("ip_src").GetString()));
        Assert.All(
            simulator.Calls,
            call => Assert.Equal(
                "https://www.example.com/form", Parameters(call).GetProperty("params").GetProperty("form_url").GetString()));
    }

    [Theory]
    [InlineData("Add-MailkitRecipient a@example.com -ConsentIP 192.0.2.1")]
    [InlineData("'a@example.com', 'b@example.com' | Add-MailkitRecipient -ConsentUrl https://www.example.com/")]
    [InlineData("@{ Email = 'a@example.com'; ConsentIP = '192.0.2.1' } | Add-MailkitRecipient")]
    [InlineData("Send-MailkitOptInRequest a@example.com -ConsentIP 192.0.2.1 -Confirm:$false")]
    public async Task Evidence_of_consent_is_refused_in_XML_RPC(string command)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator, form: WireForm.XmlRpc);
        ErrorRecord error = shell.Run($"{command} -MailingListId 5001")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-Protocol Json", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    public static TheoryData<string, string> WrongArguments() => new()
    {
        { "-MailingListId 0", "-MailingListId '0' is no ID" },
        { "-MailingListId 5.7", "is no ID" },
        { "-MailingListId $true", "is no ID" },
        { "-MailingListId ''", "-MailingListId is empty" },
        { "-MailingListId $null", "-MailingListId is empty" },
        { "-MailingListId 5001 -Email nobody", "-Email is no e-mail address" },
        { "-MailingListId 5001 -Email \"a@example.com`nBcc: x\"", "line break" },
        { "-MailingListId 5001 -ConsentIP \"1`n2\"", "-ConsentIP holds a line break" },
        { "-MailingListId 5001 -City x -Field @{ city = 'y' }", "City is given twice, in -City and in -Field" },
        { "-MailingListId 5001 -Field @{ Status = 'enabled' }", "mailkit.mailinglist.adduser" },
        { "-MailingListId 5001 -Field @{ Email = 'x@example.com' }", "the recipient is given on its own" },
        { "-MailingListId 5001 -Field 5", "-Field has to be a hashtable or an object" },
        { "-MailingListId 5001 -FieldMap @{ A = 'City'; B = 'city' }", "named twice" },
        { "-MailingListId 5001 -FieldMap @{ A = 'Emial' }", "Email" },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public async Task What_the_command_line_has_wrong_ends_it_before_any_call(string arguments, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Add-MailkitRecipient", "Send-MailkitOptInRequest"])
        {
            ErrorRecord error = shell.Run($"1..3 | ForEach-Object {{ \"p$_@example.com\" }} | {cmdlet} {arguments} -Confirm:$false")
                .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    public static TheoryData<string, string> WrongInputs() => new()
    {
        { "$null", "It is null" },
        { "''", "Its Email is empty" },
        { "'   '", "Its Email is empty" },
        { "'nobody'", "is no e-mail address" },
        { "$true", "A Boolean is no recipient" },
        { "5.7", "A Double is no recipient" },
        { "(,@('b@example.com', 'c@example.com'))", "It is a list" },
        { "{ 'b@example.com' }", "Its properties are" },
        { "@{}", "It has no Email" },
        { "[pscustomobject]@{ Mail = 'b@example.com' }", "-FieldMap" },
        { "@{ Email = 'b@example.com'; City = @{ x = 1 } }", "'City'" },
        { "@{ Email = 'b@example.com'; City = 1, 2 }", "'City'" },
        { "@{ Email = 'b@example.com'; City = \"x$([char]0xD83D)\" }", "half a character" },
        { "@{ Email = 'b@example.com'; first_name = 'x'; FirstName = 'y' }", "are the same" },
        { "@{ Email = 'b@example.com'; City = 'x'; Field = @{ city = 'y' } }", "given twice" },
        { "@{ Email = \"b@example.com`r`nBcc: c\" }", "line break" },
        { "@{ Email = 'b@example.com'; ConsentUrl = \"x`ny\" }", "line break" },
        { "(Get-MailkitConnection)", "It has no Email" },
    };

    [Theory]
    [MemberData(nameof(WrongInputs))]
    public async Task What_one_input_has_wrong_is_told_with_its_position(string input, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Add-MailkitRecipient", "Send-MailkitOptInRequest"])
        {
            Run run = shell.Run(
                $"& {{ 'first@example.com'; {input}; 'last@example.com' }} | {cmdlet} -MailingListId 5001 -Confirm:$false");
            ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Equal(2, error.TargetObject);
            Assert.StartsWith("Recipient 2 of the input is left out. ", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(2, run.Output.Count);
            Assert.DoesNotContain("b@example.com", error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_script_block_or_a_list_is_refused_and_never_taken_for_a_text()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string parameter in (string[])["Email", "FirstName", "Fax", "ConsentIP", "Field"])
        {
            Run run = shell.Run($"@{{ Mail = 'a@example.com' }} | Add-MailkitRecipient -MailingListId 5001 -{parameter} {{ $_.Mail }}");
            Assert.Contains("-FieldMap", (run.Thrown ?? Assert.Single(run.Errors).Exception).Message, StringComparison.Ordinal);
            run = shell.Run($"Add-MailkitRecipient -MailingListId 5001 -{parameter} a, b");
            Assert.Contains("this is a list", (run.Thrown ?? Assert.Single(run.Errors).Exception).Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Add-MailkitRecipient", "Add recipient 2 of the input to the mailing list 5001, or update it there, at ")]
    [InlineData("Send-MailkitOptInRequest", "Send an opt-in request for the mailing list 5001 to recipient 2 of the input, at ")]
    public async Task WhatIf_makes_no_call_and_names_no_address(string cmdlet, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"'{Address}', '{Address}' | {cmdlet} -MailingListId 5001 -City x -WhatIf -Verbose").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(simulator.Calls);
        run = shell.Run($"'{Address}', '{Address}' | {cmdlet} -MailingListId 5001 -City x -Confirm:$false -Verbose").AssertNoErrors();
        Assert.Contains(run.Verbose, line => line.Contains(says, StringComparison.Ordinal));
        Assert.DoesNotContain(Address, Told.In(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add-MailkitRecipient", "MailkitChangeIncomplete")]
    [InlineData("Send-MailkitOptInRequest", "MailkitSendIncomplete")]
    public async Task A_lost_answer_is_told_as_unknown_and_the_call_is_made_once(string cmdlet, string id)
    {
        foreach (Answer lost in (Answer[])[Answers.ResetBeforeHeaders(), Answers.ResetInHeaders(), Answers.Status(503)])
        {
            await using MailkitSimulator simulator = await StartAsync();
            simulator.PlayAfterwards(AddUser, lost);
            using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
            Run run = shell.Run($"param($address) {cmdlet} $address -MailingListId 5001 -Confirm:$false", Address);
            ErrorRecord error = run.AssertError(id, ErrorCategory.WriteError);
            Assert.Contains("may have been made", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains("Get-MailkitRecipient -MailingListId 5001", error.Exception.Message, StringComparison.Ordinal);
            Assert.Single(simulator.Calls);
            Assert.DoesNotContain(Address, Told.In(run), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_never_sent_is_told_as_not_made()
    {
        MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        await simulator.DisposeAsync();
        ErrorRecord error = shell.Run("Add-MailkitRecipient a@example.com -MailingListId 5001")
            .AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
        Assert.StartsWith("This change was not made: Add recipient 1 of the input", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_thousand_inputs_one_warning_names_the_import()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("1..1000 | ForEach-Object { \"p$_@example.org\" } | Add-MailkitRecipient -MailingListId 5001 -WhatIf");
        Assert.Empty(run.AssertNoErrors().Warnings);
        run = shell.Run("1..1003 | ForEach-Object { \"p$_@example.org\" } | Add-MailkitRecipient -MailingListId 5001 -WhatIf");
        Assert.Contains("Import-MailkitRecipient", Assert.Single(run.AssertNoErrors().Warnings), StringComparison.Ordinal);
    }

    private static Task<MailkitSimulator> StartAsync() => MailkitSimulator.StartAsync(token: Token);

    private static PSObject Read(Shell shell, PSObject change) =>
        shell.Run("param($id) Get-MailkitRecipient -EmailId $id", change.Properties["EmailId"].Value).Single;

    private static string Show(PSObject row, params string[] properties) =>
        string.Join(' ', properties.Select(property => row.Properties[property].Value));

    private static JsonElement Parameters(SimulatedCall call) => JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters");

    /// <summary>The members of the three structs of a call in JSON, decoded.</summary>
    private static string Sent(SimulatedCall call) => string.Join(' ', ((string[])["personal", "address", "custom"])
        .SelectMany(name => Parameters(call).GetProperty(name).EnumerateObject())
        .Select(member => $"{member.Name}={Encoding.UTF8.GetString(member.Value.GetBytesFromBase64())}"));
}
