using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Send-MailkitMassMail as a user runs it: nothing is sent twice, and errors say which recipients were sent.</summary>
public sealed class SendMailkitMassMailTests : IDisposable
{
    private const string Function = "mailkit.sendmail_mass";
    private const string Send = "Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mailkitps-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task What_is_sent_flows_into_its_results(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            $$"""
            $people = @(1..8 | ForEach-Object { [pscustomobject]@{ Email = "error-$_@example.com" } })
            $people += [pscustomobject]@{ Email = 'fine@example.com' }
            $people | {{Send}} -BatchSize 5 -OutVariable requests |
                Get-MailkitSendMassResult -WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1
            $requests
            """).AssertNoErrors();
        Assert.Equal(
            Enumerable.Range(1, 8).Select(code => (object)code),
            run.Output.Take(8).Select(row => row.Properties["ErrorCode"].Value).Order());
        string[] shown = ["BatchNumber", "RecipientCount", "CampaignId"];
        Assert.Equal(
            ["1 5 7001", "2 4 7001"],
            run.Output.Skip(8).Select(request => string.Join(' ', shown.Select(name => request.Properties[name].Value))));
        Assert.Equal([9001L, 9002L], run.Output.Skip(8).Select(request => request.Properties["RequestId"].Value));
        DateTimeOffset submitted = DateTimeOffset.Parse(
            (string)run.Output[8].Properties["SubmittedAt"].Value,
            CultureInfo.InvariantCulture);
        Assert.InRange(submitted, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Everything_of_a_recipient_comes_from_the_pipeline_by_name()
    {
        string file = Path.Combine(_folder.FullName, "a.txt");
        await File.WriteAllTextAsync(file, "ahoj", Token);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            $$"""
            param($file)
            [pscustomobject]@{
                send_to = ' ada@example.com '; mailinglist_id = '5001'; campaign_id = 7001
                Subject = 'S'; Body = 'žluťoučký'; create_email = 'TRUE'
                Field = @{ first_name = 'Ada' }; Content = [pscustomobject]@{ order_no = 1001 }
                Attachment = $file, ([IO.FileInfo]$file), 'https://files.example.com/b.txt',
                    @{ Url = 'https://files.example.com/'; Name = 'c.txt' }
            }, [pscustomobject]@{
                send_to = 'eve@example.com'; mailinglist_id = 5002; campaign_id = 7002
                Subject = ''; Body = $null; create_email = ''; Field = ''; Content = $null; Attachment = ''
            } |
                Send-MailkitMassMail -SendGroup today -Confirm:$false
            """,
            file);
        JsonElement body = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement;
        Assert.Equal("today", body.GetProperty("options").GetProperty("id_send").GetString());
        JsonElement ada = body.GetProperty("recipients")[0];
        Assert.Equal(
            """
            {"send_to":"ada@example.com","mailinglist_id":5001,"campaign_id":7001,"subject":"S",
            "message_data":"xb5sdcWlb3XEjWvDvQ==","create_email":true,"customs":{"first_name":"Ada"},"content":{"order_no":1001},
            "attachment":[{"name":"a.txt","data":"YWhvag=="},{"name":"a.txt","data":"YWhvag=="},
            {"name":"b.txt","url":"https://files.example.com/b.txt"},{"name":"c.txt","url":"https://files.example.com/"}]}
            """.ReplaceLineEndings(string.Empty),
            ada.GetRawText());
        Assert.Equal(
            """{"send_to":"eve@example.com","mailinglist_id":5002,"campaign_id":7002}""",
            body.GetProperty("recipients")[1].GetRawText());
    }

    [Fact]
    public async Task A_wrong_line_is_told_by_its_position_and_the_others_go_out()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            @{ Email = '' }, @{ Email = 'a@x'; MailingListId = 'abc' }, @{ Email = 'b@x' }, @{ Email = 'c@x'; Attachment = 'nowhere.pdf' },
                @{ Other = 1 }, @{ Email = 'd@x'; Field = 'x' }, @{ Email = 'e@x' } |
                ForEach-Object {
                    if (-not $_.MailingListId) { $_.MailingListId = 5001 }
                    [pscustomobject]$_
                } |
                Send-MailkitMassMail -CampaignId 7001 -Confirm:$false -Verbose
            """);
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(
            [1, 2, 4, 5, 6],
            run.Errors.Select(error => int.Parse(error.Exception.Message.Split(' ')[1], CultureInfo.InvariantCulture)));
        Assert.Equal(2, Assert.Single(run.Output).Properties["RecipientCount"].Value);
        Assert.Contains(run.Verbose, line => line.Contains("positions 3, 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_input_with_a_word_that_is_no_boolean_has_its_position_too()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            @{ Email = 'a@x' }, @{ Email = 'b@x'; CreateRecipient = 'maybe' }, @{ Other = 1 }, @{ Email = '' }, @{ Email = 'c@x' } |
                ForEach-Object { [pscustomobject]$_ } | {{Send}} -Verbose
            """);
        Assert.Equal(3, run.Errors.Count);
        Assert.Equal([2, 3, 4], run.Errors.Select(error => error.TargetObject));
        Assert.Contains(run.Verbose, line => line.Contains("positions 1, 5 of the input", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_to_create_a_recipient_is_left_to_mailkit_unless_it_is_said()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            $$"""
            @{ Email = 'a@x'; CreateRecipient = $true }, @{ Email = 'b@x' }, @{ Email = 'c@x'; CreateRecipient = $null },
                @{ Email = 'd@x'; CreateRecipient = '' }, @{ Email = 'e@x'; create_email = 'false' } |
                ForEach-Object { [pscustomobject]$_ } | {{Send}}
            """).AssertNoErrors();
        JsonElement recipients = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("recipients");
        Assert.Equal(
            ["True", "-", "-", "-", "False"],
            recipients.EnumerateArray().Select(
                recipient => recipient.TryGetProperty("create_email", out JsonElement create) ? create.ToString() : "-"));
    }

    [Theory]
    [InlineData(@"'Q:\x.pdf'")]
    [InlineData("'ftp://files.example.com/x.pdf'")]
    [InlineData("'Env:PATH'")]
    [InlineData("@{ Url = 'mailto:joe@x' }")]
    [InlineData("@{ Nothing = 1 }")]
    [InlineData("{ 1 }")]
    public async Task An_attachment_that_is_none_leaves_one_recipient_out_and_no_other(string attachment)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            1..5 | ForEach-Object { [pscustomobject]@{ Email = "$_@x"; Attachment = if ($_ -eq 4) { {{attachment}} } } } |
                {{Send}} -BatchSize 2
            """);
        Assert.Equal(4, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Equal([2, 2], run.Output.Select(request => request.Properties["RecipientCount"].Value));
    }

    [Fact]
    public async Task What_if_counts_and_sends_nothing()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using StringWriter console = new();
        using Shell shell = new(new TextHost(console));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification",
            simulator.ApiUri,
            Shell.Credential()).AssertNoErrors();
        Assert.Empty(shell.Run(SendTo(12, "-BatchSize 5 -WhatIf")).AssertNoErrors().Output);
        Assert.Contains(
            "batch 3 with 2 recipients (positions 11-12 of the input), 12 recipients with the batches before it",
            console.ToString(),
            StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_sent()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Send-MailkitMassMail a@x -CampaignId 7001 -MailingListId 5001")
            .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_refused_batch_ends_the_sending_and_says_who_was_sent()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            Function,
            Answers.Json("""{"request_id":1}"""),
            Answers.Error("Invalid campaign_id"),
            Answers.Json("""{"request_id":3}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(SendTo(12, "-BatchSize 5"));
        AssertFailed(run, SendOutcome.Refused, 2, "6-10", "1-5");
        Assert.Contains("everything from position 11 on", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains(run.Warnings, warning => warning.Contains("positions 11-12", StringComparison.Ordinal));
        Assert.Equal(2, simulator.Calls.Count);
        Assert.Single(run.Output);
    }

    [Fact]
    public async Task On_demand_the_batches_after_a_failed_one_go_out()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            Function,
            Answers.Json("""{"request_id":1}"""),
            Answers.Error("Invalid campaign_id"),
            Answers.Json("""{"request_id":3}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(SendTo(12, "-BatchSize 5 -ContinueOnError"));
        AssertFailed(run, SendOutcome.Refused, 2, "6-10", "1-5");
        Assert.Equal([1L, 3L], run.Output.Select(request => request.Properties["RequestId"].Value));
    }

    [Theory]
    [InlineData("Unauthorized", "MailkitUnauthorized", ErrorCategory.AuthenticationError)]
    [InlineData("Disallowed IP 192.0.2.1", "MailkitAddressNotAllowed", ErrorCategory.PermissionDenied)]
    public async Task A_wrong_login_ends_all_and_says_who_was_sent(string text, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json("""{"request_id":1}"""), Answers.Error(text));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run(SendTo(12, "-BatchSize 5 -ContinueOnError")).AssertError(id, category);
        Assert.Contains("Sent before it: 1-5.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("everything from position 11 on", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, simulator.Calls.Count);
    }

    public static TheoryData<string, SendOutcome> Faults() => new()
    {
        { "in the body", SendOutcome.NotSent },
        { "after the body", SendOutcome.Unknown },
        { "in the headers of the answer", SendOutcome.Unknown },
        { "in the answer", SendOutcome.Unknown },
        { "status 503", SendOutcome.Unknown },
        { "a web page", SendOutcome.Unknown },
        { "silence", SendOutcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_told_for_what_it_is_and_nothing_goes_out_twice(string fault, SendOutcome outcome)
    {
        string file = Path.Combine(_folder.FullName, "large.bin");
        await File.WriteAllBytesAsync(file, new byte[20_000_000], Token);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        Body answer = Body.Json("""{"request_id":2}""");
        if (fault == "in the body")
        {
            simulator.CutRequest(2, 100_000);
        }
        else
        {
            simulator.Play(Function, Answers.Json("""{"request_id":1}"""), fault switch
            {
                "after the body" => Answers.ResetBeforeHeaders(),
                "in the headers of the answer" => Answers.ResetInHeaders(),
                "in the answer" => Answers.Cut(answer, Position.AfterBytes(5)),
                "status 503" => Answers.Status(503),
                "a web page" => Answers.Html(),
                _ => Answers.Silence(),
            });
        }

        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: fault == "silence" ? 2 : 30, retries: 3);
        Run run = shell.Run(
            $$"""
            param($file)
            1..6 | ForEach-Object { [pscustomobject]@{ Email = "$_@x"; Attachment = if ($_ -eq 3) { $file } } } | {{Send}} -BatchSize 2
            """,
            file);
        AssertFailed(run, outcome, 2, "3-4", "1-2");
        Assert.Single(run.Output);
        Assert.Contains(run.Warnings, warning => warning.Contains("positions 5-6", StringComparison.Ordinal));

        // The first batch, and the second if it arrived complete: never more.
        Assert.Equal(outcome == SendOutcome.NotSent ? 1 : 2, simulator.Calls.Count);
    }

    [Fact]
    public void Without_a_server_nothing_is_sent()
    {
        using Shell shell = new();
        Run run = shell.Run(
            $"""
            param($credential)
            Connect-Mailkit $credential -ApiUri http://127.0.0.1:1/ -MaximumRetryCount 3 -SkipVerification
            {SendTo(3, string.Empty)}
            """,
            Shell.Credential());
        AssertFailed(run, SendOutcome.NotSent, 1, "1-3", "none");
    }

    [Fact]
    public async Task An_accepted_batch_without_a_request_id_is_not_to_be_sent_again()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json("""{"status":"OK","queue":"q7"}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(SendTo(4, "-BatchSize 2"));
        ErrorRecord error = run.AssertError("MailkitRequestIdMissing", ErrorCategory.InvalidData);
        Assert.Contains("do not send it again", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("queue = 'q7'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(run.Output).Properties["RequestId"].Value);
        Assert.Single(simulator.Calls);

        Run results = shell.Run($"{SendTo(4, "-BatchSize 2 -ContinueOnError -ErrorAction SilentlyContinue")} | Get-MailkitSendMassResult");
        Assert.Equal(
            2,
            results.Errors.Count(
                failure => failure.FullyQualifiedErrorId == "MailkitInvalidArgument,MailkitPS.GetMailkitSendMassResultCommand"));
        Assert.Equal(3, simulator.Calls.Count);
    }

    [Fact]
    public async Task A_batch_stays_below_the_largest_request()
    {
        string file = Path.Combine(_folder.FullName, "large.bin");
        await File.WriteAllBytesAsync(file, new byte[40_000_000], Token);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 100);
        Run run = shell.Run(
            $"param($file) 1..5 | ForEach-Object {{ [pscustomobject]@{{ Email = \"$_@x\" }} }} | {Send} -Attachment $file",
            file).AssertNoErrors();
        Assert.Equal([2, 2, 1], run.Output.Select(request => request.Properties["RecipientCount"].Value));
        Assert.All(simulator.Calls, call => Assert.InRange(call.Body.Length, 1, 128 * 1024 * 1024));

        await File.WriteAllBytesAsync(file, new byte[110_000_000], Token);
        ErrorRecord error = shell.Run($"param($file) {Send} a@x -Attachment $file", file)
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("128 MB", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_takes_effect_while_a_batch_is_under_way()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Silence());
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 100);
        using PowerShell pipeline = shell.Prepare(SendTo(3, string.Empty));
        IAsyncResult running = pipeline.BeginInvoke();
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 1);
        pipeline.Stop();
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 0);
        Assert.Single(simulator.Calls);
    }

    private static string SendTo(int count, string arguments) =>
        $"1..{count} | ForEach-Object {{ [pscustomobject]@{{ Email = \"$_@x\" }} }} | {Send} {arguments}";

    private static void AssertFailed(Run run, SendOutcome outcome, int batch, string positions, string sent)
    {
        ErrorRecord error = run.AssertError("MailkitSendIncomplete", ErrorCategory.WriteError);
        PSObject target = PSObject.AsPSObject(error.TargetObject);
        Assert.Equal(outcome.ToString(), target.Properties["Outcome"].Value.ToString());
        Assert.Equal(batch, target.Properties["BatchNumber"].Value);
        Assert.Contains($"positions {positions} of the input", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains($"Sent before it: {sent}.", error.Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Has the names of the module's own enumeration, which this project does not reference.</summary>
    public enum SendOutcome
    {
        Sent,
        Refused,
        NotSent,
        Unknown,
    }
}
