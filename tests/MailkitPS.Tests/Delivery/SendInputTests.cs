using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>What can come through the pipeline into the cmdlets that send, and what is said of what cannot be sent.</summary>
public sealed class SendInputTests : IDisposable
{
    private const string To = "-CampaignId 7001 -MailingListId 5001 -Confirm:$false";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mailkitps-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cmdlets() => ["Send-MailkitMassMail", "Send-MailkitMail", "Send-MailkitSms"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public async Task Every_kind_of_row_is_read(string cmdlet)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $table = [Data.DataTable]::new()
            $table.Columns.AddRange([Data.DataColumn[]]('Email', 'Mobile', 'Field'))
            $null = $table.Rows.Add('row@example.com', '+4201', [DBNull]::Value)
            $rows = @(
                [pscustomobject]@{ Email = 'object@example.com'; Mobile = '+4202' }
                [pscustomobject]@{ send_to = ' blanks@example.com '; MOBILE = ' +4203 ' }
                @{ email = 'hashtable@example.com'; mobile = '+4205' }
                [ordered]@{ EMAIL = 'ordered@example.com'; MOBILE = '+4206' }
                $table.Rows[0]
                $table.DefaultView[0]
            )
            $rows | {{cmdlet}} {{To}}
            {{cmdlet}} -InputObject ([pscustomobject]@{ Email = 'typed@example.com'; Mobile = '+4207' }) {{To}}
            {{cmdlet}} -InputObject @{ Email = 'typed-hashtable@example.com'; Mobile = '+4208' } {{To}}
            """).AssertNoErrors();
        Assert.All(run.Warnings, warning => Assert.Contains("status", warning, StringComparison.Ordinal));
        string[] names = ["object", "blanks", "hashtable", "ordered", "row", "row", "typed", "typed-hashtable"];
        Assert.Equal(names.Select(name => $"{name}@example.com"), Addresses(simulator));
    }

    [Theory]
    [InlineData("Send-MailkitMassMail", "'ada@example.com'")]
    [InlineData("Send-MailkitMail", "' ada@example.com '")]
    [InlineData("Send-MailkitMail", "(Write-Output ada@example.com)")]
    public async Task A_text_is_an_address(string cmdlet, string input)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"function Write-Output($value) {{ $value }}; {input} | {cmdlet} {To}").AssertNoErrors();
        Assert.Equal("ada@example.com", Assert.Single(Addresses(simulator)));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public async Task A_null_is_an_input_with_a_position_of_its_own(string cmdlet)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $null, @{ Email = 'a@example.com'; Mobile = '+4201' }, $null, $null, @{ Email = 'b'; Mobile = "1`n2" },
                @{ Email = 'c@example.com'; Mobile = '+4203' } | {{cmdlet}} {{To}}
            """);
        Assert.Equal([1, 3, 4, 5], run.Errors.Select(error => error.TargetObject));
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(["a@example.com", "c@example.com"], Addresses(simulator));
    }

    [Theory]
    [InlineData("$null | Send-MailkitMail")]
    [InlineData("Send-MailkitMail -InputObject $null")]
    [InlineData("Send-MailkitMail")]
    [InlineData("Send-MailkitMail ''")]
    [InlineData("Send-MailkitMail $null")]
    [InlineData("@{ Email = [DBNull]::Value } | Send-MailkitMail")]
    [InlineData("@{ Email = '  ' } | Send-MailkitMail")]
    [InlineData("5 | Send-MailkitMail")]
    [InlineData(",(1, 2) | Send-MailkitMail")]
    [InlineData("[version]'1.2' | Send-MailkitMail")]
    public async Task What_is_no_recipient_is_told(string send)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Send-MailkitMail", "Send-MailkitMassMail"])
        {
            shell.Run($"{send.Replace("Send-MailkitMail", cmdlet, StringComparison.Ordinal)} {To}")
                .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        }

        Assert.Empty(shell.Run($"@() | Send-MailkitMail {To}").AssertNoErrors().Output);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("'no address'")]
    [InlineData("'people.csv'")]
    [InlineData("'a@b@example.com'")]
    [InlineData("'@example.com'")]
    [InlineData("'ada@'")]
    [InlineData("\"a@example.com`nBcc: eve@example.com\"")]
    [InlineData("\"a@exam`0ple.com\"")]
    [InlineData("\"a@exam$([char]0x2028)ple.com\"")]
    public async Task An_address_has_one_at_and_no_line_break(string address)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Send-MailkitMassMail", "Send-MailkitMail"])
        {
            ErrorRecord piped = shell.Run($"{address} | {cmdlet} {To}")
                .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Equal(1, piped.TargetObject);
            Assert.DoesNotContain("eve", piped.ToString(), StringComparison.Ordinal);
            shell.Run($"{cmdlet} {address} {To}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        }

        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Send-MailkitMassMail", "Subject = \"Hi`r`nBcc: eve@example.com\"", "Subject")]
    [InlineData("Send-MailkitMail", "Subject = \"Hi`n\"", "Subject")]
    [InlineData("Send-MailkitMail", "Attachment = @{ Url = 'https://files.example.com/x'; Name = \"a`nb\" }", "attachment")]
    [InlineData("Send-MailkitSms", "Mobile = \"+420`n1\"", "Mobile")]
    [InlineData("Send-MailkitSms", "Email = \"a@x`n.cz\"; Mobile = '+4201'", "Email")]
    public async Task A_line_break_goes_into_no_head(string cmdlet, string members, string names)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        string address = members.Contains("Email", StringComparison.Ordinal) ? string.Empty : "Email = 'a@example.com'; ";
        ErrorRecord error = shell.Run($"[pscustomobject]@{{ {address}{members} }} | {cmdlet} {To}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(1, error.TargetObject);
        Assert.Contains(names, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_file_with_another_delimiter_is_one_error_that_shows_the_columns()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            1..5000 | ForEach-Object { [pscustomobject]@{ 'Email;FirstName' = "user$_@example.com;Name$_" } } | Send-MailkitMassMail {{To}}
            """);
        Assert.Equal([1, "2-5000"], run.Errors.Select(error => error.TargetObject));
        Assert.Contains("'Email;FirstName'", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Import-Csv -Delimiter ';'", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("(4999 more)", run.Errors[1].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Send-MailkitMassMail", "-MailingListId 5001", "CampaignId")]
    [InlineData("Send-MailkitMail", "-CampaignId 7001", "MailingListId")]
    [InlineData("Send-MailkitSms", "-CampaignId 7001", "MailingListId")]
    public async Task What_all_inputs_lack_is_told_once(string cmdlet, string given, string missing)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            1..9 | ForEach-Object { [pscustomobject]@{ Email = "$_@x"; Mobile = "+420$_"; Notes = 1 } } |
                {{cmdlet}} {{given}} -Confirm:$false
            """);
        Assert.Equal([1, "2-9"], run.Errors.Select(error => error.TargetObject));
        Assert.Contains($"It has no {missing}, and -{missing} is not given.", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Email', 'Mobile', 'Notes'", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        shell.Run($"{cmdlet} a@example.com {given} -Confirm:$false").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("-CampaignId 7OO1 -MailingListId 5001", "-CampaignId '7OO1'")]
    [InlineData("-CampaignId 7001 -MailingListId ''", "-MailingListId is empty")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -Field @{ fist_name = 1 }", "first_name")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -Content 5", "-Content")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -Attachment nowhere.pdf", "nowhere.pdf")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -Subject \"a`nb\"", "-Subject")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -Email people.csv", "Import-Csv")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -FieldMap @{ Mail = 'Emial' }", "Email")]
    [InlineData("-CampaignId 7001 -MailingListId 5001 -FieldMap @{ A = 'custom3'; B = 3 }", "twice")]
    public async Task What_the_command_line_has_wrong_ends_it_at_once(string arguments, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Send-MailkitMassMail", "Send-MailkitMail"])
        {
            Run run = shell.Run($"1..50 | ForEach-Object {{ \"$_@example.com\" }} | {cmdlet} {arguments} -Confirm:$false");
            ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public async Task A_script_block_is_refused_and_never_taken_for_a_text(string cmdlet)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        string[] parameters = ["Email", "MailingListId", "CampaignId", "Field", "Content", .. cmdlet switch
        {
            "Send-MailkitSms" => (string[])["Mobile", "Body"],
            "Send-MailkitMail" => ["Subject", "Body", "Attachment"],
            _ => ["Subject", "Body", "Attachment", "CreateRecipient"],
        }];
        foreach (string parameter in parameters)
        {
            Run run = shell.Run($"[pscustomobject]@{{ Mail = 'a@example.com' }} | {cmdlet} -{parameter} {{ $_.Mail }} -Confirm:$false");
            Assert.Contains(
                "-FieldMap", (run.Thrown ?? Assert.Single(run.Errors).Exception).Message, StringComparison.Ordinal);
        }

        Run list = shell.Run($"{cmdlet} -Email a@example.com, b@example.com {To}");
        Assert.Contains(
            "come through the pipeline", (list.Thrown ?? Assert.Single(list.Errors).Exception).Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Columns_are_fields_whatever_their_spelling_and_a_map_names_the_others()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            ('ada@example.com', 'Žofie', 'x', 'gold', ''), ('eve@example.com', '', '', '', 'Brno') |
                ForEach-Object {
                    [pscustomobject]@{
                        Mail = $_[0]; 'First name' = $_[1]; CUSTOM_3 = $_[2]; 'Loyalty tier' = $_[3]; Notes = 'n'; city = $_[4]
                        Email = 'old@example.com'
                    }
                } |
                Send-MailkitMassMail {{To}} -Field @{ custom3 = 'all' } -FieldMap @{
                    mail = 'Email'; 'Loyalty tier' = 7; Vorname = 'FirstName'
                }
            """).AssertNoErrors();
        JsonElement recipients = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("recipients");
        Assert.Equal(
            """{"send_to":"ada@example.com","mailinglist_id":5001,"campaign_id":7001,"customs":{"custom3":"all","custom7":"gold"}}""",
            recipients[0].GetRawText());
        Assert.Equal(
            """{"send_to":"eve@example.com","mailinglist_id":5001,"campaign_id":7001,"customs":{"custom3":"all","city":"Brno"}}""",
            recipients[1].GetRawText());
        Assert.Equal(2, run.Warnings.Count);
        Assert.Equal("Not sent: columns 'First name', 'Notes', 'Email'. -FieldMap maps them.", run.Warnings[0]);
        Assert.StartsWith("-FieldMap names 'Vorname', which input 1 does not have.", run.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_later_row_has_in_addition_is_not_lost()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            $$"""
            $rows = 1..4 | ForEach-Object { [pscustomobject]@{ Email = "$_@example.com"; first_name = "Name$_" } }
            $rows[1].PSObject.Properties.Add([psnoteproperty]::new('custom7', 'seven'))
            $rows[2].PSObject.Properties.Add([psscriptproperty]::new('City', { 'Brno' }))
            $rows[3].PSObject.Properties.Remove('first_name')
            $rows | Send-MailkitMassMail {{To}}
            """).AssertNoErrors();
        JsonElement recipients = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("recipients");
        Assert.Equal(
            [
                """{"first_name":"Name1"}""",
                """{"first_name":"Name2","custom7":"seven"}""",
                """{"first_name":"Name3","city":"Brno"}""",
                "none",
            ],
            recipients.EnumerateArray().Select(
                recipient => recipient.TryGetProperty("customs", out JsonElement customs) ? customs.GetRawText() : "none"));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; first_name = 'x'; FirstName = 'y' }", "'first_name' and 'FirstName'")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; send_to = 'b@example.com' }", "'Email' and 'send_to'")]
    [InlineData("@{ Email = 'a@example.com'; first_name = 'x'; Field = @{ FirstName = 'y' } }", "first_name is given twice")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; first_name = 1, 2 }", "'first_name'")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; Subject = @{ x = 1 } }", "Its Subject has to be a text")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; CreateRecipient = 'ano' }", "CreateRecipient")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; CampaignId = @{ x = 1 } }", "Its CampaignId")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; CampaignId = 7001, 7002 }", "Its CampaignId")]
    public async Task What_one_input_has_wrong_is_told_with_its_position(string input, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        string given = input.Contains("CampaignId", StringComparison.Ordinal) ? string.Empty : "-CampaignId 7001";
        Run run = shell.Run(
            $$"""
            @{ Email = 'first@example.com'; CampaignId = 7001 }, ({{input}}) |
                Send-MailkitMassMail -MailingListId 5001 {{given}} -Confirm:$false
            """);
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("first@example.com", Assert.Single(Addresses(simulator)));
    }

    public static TheoryData<string, string> BrokenInputs() => new()
    {
        {
            "a property that throws",
            "$bad.PSObject.Properties.Add([psscriptproperty]::new('Subject', { throw 'ann@example.com' }))"
        },
        { "an alias of nothing", "$bad.PSObject.Properties.Add([psaliasproperty]::new('Subject', 'Nope'))" },
        {
            "a deleted row",
            "$t = [Data.DataTable]::new(); $null = $t.Columns.Add('Email'); $bad = $t.Rows.Add('x@example.com')\n"
            + "$t.AcceptChanges(); $bad.Delete()"
        },
        {
            "a list that throws",
            "$list = [Linq.Enumerable]::Select([int[]](1, 2), [Func[int, int]]{ throw 'ann@example.com' })\n"
            + "$bad = @{ Email = 'b@example.com'; Content = @{ x = $list } }"
        },
    };

    [Theory]
    [MemberData(nameof(BrokenInputs))]
    public async Task What_the_code_of_an_input_throws_concerns_no_other(string what, string make)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $bad = [pscustomobject]@{ Email = 'b@example.com' }
            {{make}}
            @{ Email = 'a@example.com' }, $bad, @{ Email = 'c@example.com' } | Send-MailkitMassMail {{To}}
            """);
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.DoesNotContain("ann@", $"{error} {error.Exception}", StringComparison.Ordinal);
        Assert.Equal(["a@example.com", "c@example.com"], Addresses(simulator));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task The_status_of_a_person_is_never_taken_from_a_column_and_neither_is_a_number()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            [pscustomobject]@{ Email = 'a@example.com'; Status = 'unsubscribed'; '3' = 'x' } | Send-MailkitMail {{To}}
            [pscustomobject]@{ Email = 'b@example.com'; State = 'CZ'; Was = 'enabled' } |
                Send-MailkitMail {{To}} -FieldMap @{ Was = 'status' }
            """).AssertNoErrors();
        Assert.Contains(run.Warnings, warning => warning.StartsWith("Not sent: columns 'Status', '3'.", StringComparison.Ordinal));
        Assert.DoesNotContain("\"recipient\"", simulator.Calls[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("custom3", simulator.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"ZW5hYmxlZA==\"", simulator.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_not_dropped_for_the_address_of_the_command_line()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"'a@example.com', @{{ Email = 'b@example.com' }} | Send-MailkitMail -Email boss@example.com {To}");
        Assert.Equal(1, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Equal("boss@example.com", Assert.Single(Addresses(simulator)));
    }

    [Fact]
    public async Task What_somebody_added_to_a_row_is_read_and_what_PowerShell_adds_is_not_told()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $t = [Data.DataTable]::new(); $null = $t.Columns.Add('Email'); $row = [psobject]$t.Rows.Add('row@example.com')
            $row.PSObject.Properties.Add([psnoteproperty]::new('Subject', 'Hello'))
            $sent = Send-MailkitMail ours@example.com {{To}}
            $sent.PSObject.Properties.Add([psnoteproperty]::new('first_name', 'Ada'))
            $seen = [pscustomobject]@{ Email = 'seen@example.com' }
            $null = $seen.PSObject.TypeNames
            $seen, $seen, $row, $sent | Send-MailkitMassMail {{To}}
            $seen | Send-MailkitMassMail {{To}}
            """).AssertNoErrors();
        Assert.Empty(run.Warnings);
        Assert.Contains("\"subject\":\"Hello\"", simulator.Calls[1].Body, StringComparison.Ordinal);
        Assert.Contains("\"first_name\":\"Ada\"", simulator.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_filled_anew_are_sent_as_they_were()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            $$"""
            $buffer = [byte[]]::new(6000)
            1..2 | ForEach-Object { $buffer[0] = $_; [pscustomobject]@{ Email = "$_@example.com"; Content = @{ b = $buffer } } } |
                Send-MailkitMassMail {{To}}
            """).AssertNoErrors();
        JsonElement recipients = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("recipients");
        IEnumerable<byte[]> sent = recipients.EnumerateArray()
            .Select(recipient => recipient.GetProperty("content").GetProperty("b").GetBytesFromBase64());
        Assert.Equal([1, 2], sent.Select(bytes => bytes[0]));
    }

    [Fact]
    public async Task A_computed_property_is_computed_once_and_one_that_gives_nothing_is_none()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $global:n = 0
            $row = [pscustomobject]@{ Email = 'a@example.com'; first_name = & {} }
            $row.PSObject.Properties.Add([psscriptproperty]::new('Content', { $global:n++; [pscustomobject]@{ code = "C$global:n" } }))
            $row | Send-MailkitMassMail {{To}}
            $global:n
            """).AssertNoErrors();
        Assert.Equal(1, run.Output[^1].BaseObject);
        Assert.Contains("\"code\":\"C1\"", Assert.Single(simulator.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_names_and_rows_of_XML_are_read_for_what_they_are()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $xml = [xml]'<p><r Email="x1@example.com" Subject="One"/><r Email="x2@example.com" first_name="Ada"/></p>'
            $expando = [Dynamic.ExpandoObject]::new()
            $expando.Email = 'expando@example.com'
            $odd = [pscustomobject]@{ "Email`nSubject" = 'x' }
            @($odd) + [pscustomobject]@{ Email = 'a@example.com'; Subject = 's' } + $xml.p.r | Send-MailkitMassMail {{To}}
            Send-MailkitMassMail -InputObject $expando {{To}}
            """);
        Assert.Equal(1, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Equal(["a@example.com", "x1@example.com", "x2@example.com", "expando@example.com"], Addresses(simulator));
        Assert.Contains("\"subject\":\"One\"", simulator.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"first_name\":\"Ada\"", simulator.Calls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_means_nothing_is_told_also_behind_an_input_that_was_left_out()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"@{{ Notes = 1 }}, @{{ Email = 'a@example.com'; Notes = 2 }} | Send-MailkitMassMail {To}");
        Assert.StartsWith("Not sent: column 'Notes'. -FieldMap maps it.", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Run many = shell.Run($"1..300 | ForEach-Object {{ @{{ \"key$_\" = 1 }} }} | Send-MailkitMassMail {To}");
        Assert.Equal([1, "2-300"], many.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public async Task No_address_and_no_control_character_stands_in_the_error_of_a_file()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            "att/bob@example.com.pdf", "att/$([char]27)[31m`nVERBOSE: x" |
                ForEach-Object { @{ Email = 'a@example.com'; Attachment = $_ } } | Send-MailkitMassMail {{To}}
            """);
        Assert.Equal(2, run.Errors.Count);
        Assert.All(run.Errors, error => Assert.DoesNotMatch("[\u0000-\u001f]|bob@", error.Exception.Message));
    }

    [Theory]
    [InlineData("'people.csv'")]
    [InlineData("'a@example.com'")]
    [InlineData("'+420 abc'")]
    [InlineData("'()'")]
    public async Task A_telephone_number_has_digits_and_no_letters(string number)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"{number} | Send-MailkitSms {To}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        shell.Run($"Send-MailkitSms {number} {To}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
        shell.Run($"'(+420) 777-123.456' | Send-MailkitSms {To}").AssertNoErrors();
    }

    [Fact]
    public async Task What_our_own_rows_say_of_a_message_is_no_data_of_a_recipient()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Send-MailkitMail ada@example.com {To} | Send-MailkitMail {To}").AssertNoErrors();
        Assert.Empty(run.Warnings);
        Assert.Equal(["ada@example.com", "ada@example.com"], Addresses(simulator));
        Assert.DoesNotContain("status", simulator.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_files_are_attached_and_they_are_opened_before_anything_is_sent()
    {
        string file = Path.Combine(_folder.FullName, "a.txt");
        await File.WriteAllTextAsync(file, "ahoj", Token);
        string link = Path.Combine(_folder.FullName, "link.txt");
        string dangling = Path.Combine(_folder.FullName, "dangling.txt");
        File.CreateSymbolicLink(link, file);
        File.CreateSymbolicLink(dangling, Path.Combine(_folder.FullName, "gone.txt"));
        List<string> files = [file, link, dangling, _folder.FullName];
        if (OperatingSystem.IsLinux())
        {
            files.Add("/dev/zero");
            string pipe = Path.Combine(_folder.FullName, "pipe");
            using System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", pipe);
            await made.WaitForExitAsync(Token);
            files.Add(pipe);
        }

        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Send-MailkitMassMail", "Send-MailkitMail"])
        {
            Run run = shell.Run(
                $$"""
                param($files)
                $files | ForEach-Object { [pscustomobject]@{ Email = 'a@example.com'; Attachment = $_ } } | {{cmdlet}} {{To}}
                """,
                files);
            Assert.Equal(Enumerable.Range(3, files.Count - 2), run.Errors.Select(error => (int)error.TargetObject));
        }

        Assert.Equal(4, simulator.Calls.Sum(call => call.Body.Split("YWhvag==").Length - 1));
    }

    [Fact]
    public async Task Dates_of_the_template_are_written_alike_everywhere()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            $$"""
            [cultureinfo]::CurrentCulture = 'cs-CZ'
            $content = @{ when = [datetime]::new(2026, 1, 2, 3, 4, 5) }
            Send-MailkitMail a@example.com {{To}} -Content $content
            Send-MailkitMassMail a@example.com {{To}} -Content $content
            Send-MailkitSms +4201 {{To}} -Content $content
            """).AssertNoErrors();
        string encoded = Convert.ToBase64String("2026-01-02 03:04:05"u8);
        Assert.Contains(encoded, simulator.Calls[0].Body, StringComparison.Ordinal);
        Assert.Contains("2026-01-02 03:04:05", simulator.Calls[1].Body, StringComparison.Ordinal);
        Assert.Contains(encoded, simulator.Calls[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_names_what_is_sent_through_what()
    {
        string file = Path.Combine(_folder.FullName, "a.txt");
        await File.WriteAllTextAsync(file, "ahoj", Token);
        await using MailkitSimulator simulator = await StartAsync();
        using StringWriter console = new();
        using Shell shell = new(new TextHost(console, null, 0, 0));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        shell.Run(
            """
            param($file)
            'a@example.com', 'b@example.com', 'A@Example.com' |
                Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Attachment $file -WhatIf
            Send-MailkitMail ada@example.com -CampaignId 7001 -MailingListId 5001 -Attachment $file -WhatIf
            """,
            file).AssertNoErrors();
        string said = console.ToString();
        Assert.DoesNotContain("example.com", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "Send the campaign 7001 to the mailing list 5001: batch 1 with 3 recipients (positions 1-3 of the input) with 3 attachments "
            + "(12 bytes of files), "
            + "1 of them with an address that came before, at ",
            said,
            StringComparison.Ordinal);
        Assert.Contains(
            "Send mail number 1 of the input through the campaign 7001 to the mailing list 5001 with 1 attachment (4 bytes of files), at ",
            said,
            StringComparison.Ordinal);
        shell.Run("Send-MailkitMail ada@example.com -CampaignId 7001 -MailingListId 5001").AssertNoErrors();
        Assert.Contains("Send mail to ada@example.com through the campaign 7001", console.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Send-MailkitMassMail", "-BatchSize 1")]
    [InlineData("Send-MailkitMail", "")]
    [InlineData("Send-MailkitSms", "")]
    public async Task When_nobody_answers_any_more_what_was_sent_is_told(string cmdlet, string arguments)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using StringWriter console = new();
        using Shell shell = new(new TextHost(console, null, 0));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        Run run = shell.Run(
            $$"""
            1..4 | ForEach-Object { @{ Email = "$_@example.com"; Mobile = "+420$_" } } |
                {{cmdlet}} -CampaignId 7001 -MailingListId 5001 {{arguments}}
            """);
        ErrorRecord error = run.AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Contains("Sent before: position 1 of the input", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was done", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("Send-MailkitMassMail", "$VerbosePreference = 'Stop'")]
    [InlineData("Send-MailkitMail", "$VerbosePreference = 'Stop'")]
    [InlineData("Send-MailkitSms", "$VerbosePreference = 'Stop'")]
    [InlineData("Send-MailkitMail", "$WarningPreference = 'Stop'")]
    public async Task Nothing_keeps_what_was_sent_from_the_pipeline(string cmdlet, string preference)
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play("mailkit.sendmail", Answers.Json("""{"error_status":0,"status":4,"data":1}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""{{preference}}; @{ Email = 'a@example.com'; Mobile = '+4201' } | {{cmdlet}} {{To}} -OutVariable sent""");
        Assert.NotNull(run.Thrown);
        Assert.Single(simulator.Calls);
        Assert.Single(run.Output);
    }

    private static Task<MailkitSimulator> StartAsync() => MailkitSimulator.StartAsync(token: Token);

    private static IEnumerable<string> Addresses(MailkitSimulator simulator) => simulator.Calls
        .Select(call => JsonDocument.Parse(call.Body).RootElement)
        .SelectMany(body => body.TryGetProperty("recipients", out JsonElement recipients)
            ? recipients.EnumerateArray().Select(recipient => recipient.GetProperty("send_to").GetString()!)
            : [AddressIn(body.GetProperty("parameters"))]);

    private static string AddressIn(JsonElement parameters) => parameters.TryGetProperty("main", out JsonElement main)
        ? main.GetProperty("send_to").GetString()!
        : parameters.GetProperty("recipient").GetProperty("email").GetString()!;
}
