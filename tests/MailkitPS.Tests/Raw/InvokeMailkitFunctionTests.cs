using System.Management.Automation;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Raw;

/// <summary>Invoke-MailkitFunction as a user runs it.</summary>
public sealed class InvokeMailkitFunctionTests
{
    private const string Ok = """{"error_status":0,"status":"OK"}""";

    private static readonly JsonSerializerOptions AsItIs = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_list_is_an_object_an_element_with_the_names_of_the_api(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run("Invoke-MailkitFunction mailinglist.list").AssertNoErrors();
        Assert.Equal(["Newsletter", "Customers", "Partners", "Old list"], run.Output.Select(list => list.Properties["NAME"].Value));
        Assert.Equal(["NAME", "ID_USER_LIST", "STATUS", "DESCRIPTION"], run.Output[0].Properties.Select(property => property.Name));
        Assert.Equal("mailkit.mailinglist.list", Assert.Single(simulator.Calls).Function);
    }

    [Fact]
    public async Task Names_that_PowerShell_takes_for_one_are_all_kept()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.report", Answers.Json("""[{"ID":1,"id":2,"Id":3,"ID_2":4,"":5,"psobject":6},{"ID":7,"id":8}]"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Invoke-MailkitFunction report").AssertNoErrors();
        Assert.Equal(
            "ID=1 id_2=2 Id_3=3 ID_2_2=4 _=5 psobject_2=6",
            string.Join(' ', run.Output[0].Properties.Select(property => $"{property.Name}={property.Value}")));
        Assert.Equal("ID=7 id_2=8", string.Join(' ', run.Output[1].Properties.Select(property => $"{property.Name}={property.Value}")));
        Assert.Equal(5, run.Warnings.Count);
        Assert.Contains("id_2", run.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_have_their_types_and_structs_are_objects()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            "mailkit.report.message",
            Answers.Json("""{"COUNT":3,"REV":1.5,"ON":true,"OF":null,"DATA":{"IP":"192.0.2.1","LIST":[1,{"X":2}]}}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $r = Invoke-MailkitFunction report.message @{ ID_send = 41001 }
            $r.COUNT, $r.REV, $r.ON, $r.OF, $r.DATA.IP, $r.DATA.LIST[1].X
            """).AssertNoErrors();
        Assert.Equal([3L, 1.5, true, null, "192.0.2.1", 2L], run.Output.Select(value => value?.BaseObject));
    }

    [Fact]
    public async Task Parameters_go_where_the_json_form_has_them()
    {
        JsonElement body = await SendJsonAsync(
            """
            Invoke-MailkitFunction new.function -Confirm:$false -TopLevel @{ ID_message = 7 } -Parameter ([ordered]@{
                text = 'žluťoučký'; none = $null; flag = $true; real = 1.5; list = 1, 'x', @(); empty = @{}
                when = [datetime]'2025-02-03T04:05:06'; nested = [pscustomobject]@{ a = @{ b = [psobject]5 } }
                big = 1GB * 8; money = 19.90d })
            """);
        Assert.Equal("mailkit.new.function", body.GetProperty("function").GetString());
        Assert.Equal(7, body.GetProperty("ID_message").GetInt32());
        Assert.Equal(
            """
            {"text":"žluťoučký","none":null,"flag":true,"real":1.5,"list":[1,"x",[]],"empty":{},
            "when":"2025-02-03 04:05:06","nested":{"a":{"b":5}},"big":8589934592,"money":19.9}
            """.ReplaceLineEndings(string.Empty),
            JsonSerializer.Serialize(body.GetProperty("parameters"), AsItIs));
    }

    [Fact]
    public async Task Empty_parameters_are_written_and_none_are_not()
    {
        Assert.Equal("{}", (await SendJsonAsync("Invoke-MailkitFunction profile.queries.list @{}")).GetProperty("parameters").GetRawText());
        Assert.False((await SendJsonAsync("Invoke-MailkitFunction profile.queries.list")).TryGetProperty("parameters", out _));
    }

    [Fact]
    public async Task Arguments_are_positions_of_the_xml_rpc_form()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.new", Answers.Json(Ok));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            Invoke-MailkitFunction new -Protocol XmlRpc -Confirm:$false `
                -ArgumentList 5, '6', @{}, @(), @{ a = 1.5 }, $true, ([byte[]](1, 2))
            """).AssertNoErrors();
        SimulatedCall call = Assert.Single(simulator.Calls);
        Assert.Equal(WireForm.XmlRpc, call.Form);
        Assert.Equal(
            [
                "<i4>5</i4>",
                "<string>6</string>",
                "<struct />",
                "<array><data /></array>",
                "<struct><member><name>a</name><value><double>1.5</double></value></member></struct>",
                "<boolean>1</boolean>",
                "<base64>AQI=</base64>",
            ],
            XDocument.Parse(call.Body).Descendants("param").Skip(2).Select(
                param => param.Element("value")!.Elements().Single().ToString(SaveOptions.DisableFormatting)));
    }

    [Theory]
    [InlineData("@{ a = { 1 } }", "ScriptBlock")]
    [InlineData("@{ a = [uint64]::MaxValue }", "64 bits")]
    [InlineData("(& { $h = @{}; $h.h = $h; $h })", "contains itself")]
    [InlineData("@{ a = [double]::NaN }", "NaN")]
    public async Task What_cannot_be_sent_is_refused(string parameter, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Invoke-MailkitFunction new -Confirm:$false -Parameter {parameter}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("@{ a = @{ b = 1, { 1 } } }", "-Parameter: a.b[1]")]
    [InlineData("@{ 'a' = [System.IO.MemoryStream]::new() }", "-Parameter: a")]
    [InlineData("@{ name = [string][char]0xD83D }", "name: ")]
    [InlineData("@{ rate = [double]::NaN }", "rate: ")]
    public async Task What_cannot_be_sent_is_named_by_its_place(string parameter, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Invoke-MailkitFunction new -Confirm:$false -Parameter {parameter}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        error = shell.Run("Invoke-MailkitFunction new -Protocol XmlRpc -Confirm:$false -ArgumentList 1, @{ a = { 1 } }")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-ArgumentList[1]: a", error.Exception.Message, StringComparison.Ordinal);
        error = shell.Run("Invoke-MailkitFunction new -Protocol XmlRpc -Confirm:$false -ArgumentList 1, $null")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("argument 2: ", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_of_a_database_is_a_null()
    {
        JsonElement body = await SendJsonAsync(
            """
            $table = [System.Data.DataTable]::new(); $null = $table.Columns.Add('x'); $row = $table.Rows.Add([DBNull]::Value)
            Invoke-MailkitFunction new.function -Confirm:$false -TopLevel @{ top = [DBNull]::Value } -Parameter ([ordered]@{
                a = [DBNull]::Value; b = $row.x; c = @(1, [DBNull]::Value); d = @{ e = [DBNull]::Value } })
            """);
        Assert.Equal("""{"a":null,"b":null,"c":[1,null],"d":{"e":null}}""", body.GetProperty("parameters").GetRawText());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("top").ValueKind);
    }

    [Fact]
    public async Task Any_dictionary_is_one()
    {
        JsonElement body = await SendJsonAsync(
            """
            $d = [System.Collections.Generic.Dictionary[string,object]]::new(); $d['a'] = 1; $d['b'] = $d.GetType()::new(); $d.b['c'] = 2
            Invoke-MailkitFunction new.function -Confirm:$false -Parameter $d
            """);
        Assert.Equal("""{"a":1,"b":{"c":2}}""", body.GetProperty("parameters").GetRawText());
    }

    [Fact]
    public async Task Amounts_keep_their_digits()
    {
        JsonElement body = await SendJsonAsync(
            """
            Invoke-MailkitFunction new.function -Confirm:$false -Parameter ([ordered]@{
                a = 1234567890123456.78d; b = 0.1d; c = -79228162514264337593543950.335d; d = 5.00d; e = 0.0000000000000000000000000001d })
            """);
        Assert.Equal(
            """{"a":1234567890123456.78,"b":0.1,"c":-79228162514264337593543950.335,"d":5,"e":0.0000000000000000000000000001}""",
            body.GetProperty("parameters").GetRawText());
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.new", Answers.Json(Ok));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Invoke-MailkitFunction new -Protocol XmlRpc -Confirm:$false -ArgumentList 1234567890123456.78d").AssertNoErrors();
        Assert.Contains("<double>1234567890123456.78</double>", Assert.Single(simulator.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_goes_out_as_it_is_shown_whatever_its_zone()
    {
        JsonElement body = await SendJsonAsync(
            """
            Invoke-MailkitFunction new.function -Confirm:$false -Parameter ([ordered]@{
                a = [DateTimeOffset]'2025-02-03T04:05:06+09:00'; b = [datetime]::SpecifyKind([datetime]'2025-02-03T04:05:06', 'Utc') })
            """);
        Assert.Equal("""{"a":"2025-02-03 04:05:06","b":"2025-02-03 04:05:06"}""", body.GetProperty("parameters").GetRawText());
    }

    [Theory]
    [InlineData(
        "mailinglist.delete @{ ID_user_list = 5001; keep_list = 'FALSE' }",
        "Call mailkit.mailinglist.delete with ",
        "ID_user_list 5001",
        "keep_list FALSE")]
    [InlineData("email.delete @{ ID_email = 'ada@example.com' }", "Call mailkit.email.delete with ID_email, at ")]
    [InlineData("mailinglist.create @{ name = 'Secret plans' }", "Call mailkit.mailinglist.create with name, at ")]
    [InlineData(
        "sendmail_mass -TopLevel @{ recipients = @(@{ send_to = 'ada@example.com'; campaign_id = 7001 }, @{ campaign_id = 7001 }) }",
        "Call mailkit.sendmail_mass with recipients (2 elements, campaign_id 7001), at ")]
    [InlineData(
        "sendmail @{ main = @{ send_to = 'ada@example.com' }; campaign_id = '7001' }",
        "campaign_id 7001",
        "main (send_to)")]
    [InlineData("mailinglist.create", "Call mailkit.mailinglist.create, at ")]
    [InlineData("email.move -Protocol XmlRpc -ArgumentList 31000001, 5001", "Call mailkit.email.move with 31000001, 5001, at ")]
    [InlineData("email.delete -Protocol XmlRpc -ArgumentList 'ada@example.com'", "Call mailkit.email.delete with a text, at ")]
    public async Task WhatIf_names_what_would_be_called_and_no_address(string arguments, params string[] says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string told = WhatIf(shell, arguments);
        Assert.All(says, text => Assert.Contains(text, told, StringComparison.Ordinal));
        Assert.DoesNotContain("ada@", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", told, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("new.function", "mailkit.new.function (a function that is not known")]
    [InlineData("campaigns.messages", "mailkit.campaigns.messages (of which only the name is known")]
    public async Task A_function_that_is_not_known_is_called_one(string function, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Contains(says, WhatIf(shell, function), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_status_alone_is_an_error()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.create", Answers.Json("""{"error_status":1}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string more in (string[])["", "-Protocol XmlRpc -ArgumentList x", "-Raw"])
        {
            shell.Run($"Invoke-MailkitFunction mailinglist.create -Confirm:$false {more}")
                .AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
        }
    }

    [Fact]
    public async Task An_object_of_50000_equal_names_takes_no_longer_than_any_other()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        string members = string.Join(',', Enumerable.Range(0, 50_000).Select(number => $"\"{(number % 2 == 0 ? "a" : "A")}\":{number}"));
        simulator.Play("mailkit.report", Answers.Json($"[{{{members}}}]"));
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject answer = shell.Run("Invoke-MailkitFunction report").Single;
        Assert.Equal(49_999L, answer.Properties["A_50000"].Value);
        Assert.Equal(50_000, answer.Properties.Count());
    }

    [Theory]
    [InlineData("-ArgumentList 1")]
    [InlineData("-Protocol XmlRpc -Parameter @{ a = 1 }")]
    [InlineData("-TopLevel @{ MD5 = 'x' }")]
    public async Task A_form_that_has_no_place_for_it_is_refused(string arguments)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Invoke-MailkitFunction report {arguments}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_anybody_is_asked()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Invoke-MailkitFunction new -Protocol XmlRpc -ArgumentList $null, 1 -WhatIf")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        shell.Run("Invoke-MailkitFunction ' '").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        shell.Run("$x = 1; foreach ($i in 1..40) { $x = @{ a = $x; b = $x } }; Invoke-MailkitFunction new -Parameter $x -WhatIf")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task What_is_not_known_to_read_needs_a_yes()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.create", Answers.Json("""{"data":"5003"}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string function in (string[])["mailinglist.create", "campaigns.messages", "new.function"])
        {
            ErrorRecord error = shell.Run($"Invoke-MailkitFunction {function} @{{ name = 'x' }}")
                .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
            Assert.Contains("-Confirm:$false", error.Exception.Message, StringComparison.Ordinal);
            shell.Run($"Invoke-MailkitFunction {function} -WhatIf").AssertNoErrors();
        }

        Assert.Empty(simulator.Calls);
        PSObject list = shell.Run("Invoke-MailkitFunction mailinglist.create @{ name = 'x' } -Confirm:$false").Single;
        Assert.Equal("5003", list.Properties["data"].Value);
    }

    [Fact]
    public async Task Only_a_known_read_is_repeated()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.report", Answers.Status(503), Answers.Json("[]"));
        simulator.Play("mailkit.mailinglist.create", Answers.Status(503), Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        shell.Run("Invoke-MailkitFunction report").AssertNoErrors();
        Assert.Equal(2, simulator.Calls.Count);
        shell.Run("Invoke-MailkitFunction mailinglist.create -Confirm:$false")
            .AssertError("MailkitHttpError", ErrorCategory.ResourceUnavailable);
        Assert.Equal(3, simulator.Calls.Count);
    }

    [Fact]
    public async Task Raw_gives_the_text_as_it_came_and_no_secret()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.report", Answers.Html(), Answers.Json($$"""{"md5":"{{Shell.Md5}}"}"""), Answers.Error("Unauthorized"));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Assert.StartsWith("<!DOCTYPE html>", shell.Run("Invoke-MailkitFunction report -Raw").Single.ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"md5":"***"}""", shell.Run("Invoke-MailkitFunction report -Raw").Single.ToString());
        shell.Run("Invoke-MailkitFunction report -Raw").AssertError("MailkitUnauthorized", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public async Task The_first_elements_are_in_the_pipeline_while_the_answer_goes_on()
    {
        TaskCompletionSource gate = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.report", Answers.HoldBack(Body.Json("""[{"A":1},{"A":2}]"""), Position.AfterRow(1), gate.Task));
        using Shell shell = Shell.ConnectedTo(simulator);
        using PowerShell pipeline = shell.Prepare("Invoke-MailkitFunction report");
        PSDataCollection<PSObject> output = [];
        IAsyncResult running = pipeline.BeginInvoke<PSObject, PSObject>(null, output);
        await Eventually.HoldsAsync(() => output.Count == 1);
        gate.SetResult();
        pipeline.EndInvoke(running);
        Assert.Equal(2, output.Count);
    }

    [Fact]
    public void Tab_offers_the_functions()
    {
        using Shell shell = new();
        foreach (string start in (string[])["mailinglist.g", "mailkit.mailinglist.g"])
        {
            string line = $"Invoke-MailkitFunction {start}";
            PSObject expanded = shell.Run("param($line) TabExpansion2 $line $line.Length", line).Single;
            CommandCompletion completion = (CommandCompletion)expanded.BaseObject;
            CompletionResult offer = Assert.Single(completion.CompletionMatches);
            Assert.Equal("mailkit.mailinglist.getstatus", offer.CompletionText);
            Assert.Contains("reads", offer.ToolTip, StringComparison.Ordinal);
        }
    }

    /// <summary>What -WhatIf and Verbose say, which is the target of the error where nobody can be asked.</summary>
    private static string WhatIf(Shell shell, string arguments)
    {
        shell.Run($"Invoke-MailkitFunction {arguments} -WhatIf").AssertNoErrors();
        return (string)shell.Run($"Invoke-MailkitFunction {arguments}")
            .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation).TargetObject;
    }

    private static async Task<JsonElement> SendJsonAsync(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.new.function", Answers.Json(Ok));
        simulator.Play("mailkit.profile.queries.list", Answers.Json("""{"data":""}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(script).AssertNoErrors();
        return JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement;
    }
}
