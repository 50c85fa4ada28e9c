using System.Diagnostics;
using System.Management.Automation;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>
/// Send-MailkitTestMail: one address, one test mail in 30 seconds. That they are 30 seconds apart is shown by TestMailPaceTests, over
/// virtual time.
/// </summary>
[Collection(nameof(RealTime))]
public sealed class SendMailkitTestMailTests
{
    private const string Function = "mailkit.campaigns.messages.test";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Send-MailkitTestMail 7001 ada@example.com", "7001 ada@example.com 0  ", "7001  OK")]
    [InlineData("Send-MailkitTestMail 7004 ada@example.com -Version b", "7004 ada@example.com 0 B ", "7004 B OK version B")]
    [InlineData(
        "Send-MailkitTestMail -ID_message '7004' -send_to ' ada@example.com ' -PreviewEmailId 700000001",
        "7004 ada@example.com 700000001  ",
        "7004 A OK version A")]
    [InlineData(
        "Send-MailkitTestMail 7001 ada@example.com -Content ([pscustomobject]@{ a = 'ž'; b = $null; c = 1 })",
        "7001 ada@example.com 0  contentaxb4=cMQ==",
        "7001  OK")]
    [InlineData(
        "[pscustomobject]@{ CampaignId = 7001; Email = 'other@example.com' } | Send-MailkitTestMail -Email ada@example.com",
        "7001 ada@example.com 0  ",
        "7001  OK")]
    [InlineData(
        "Get-MailkitCampaign -CampaignId 7001 | Send-MailkitTestMail -Email ada@example.com",
        "7001 ada@example.com 0  ",
        "7001  OK")]
    public async Task It_goes_out_in_xml_to_one_address(string script, string sent, string result)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject row = shell.Run($"{script} -Confirm:$false").Single;
        SimulatedCall call = Assert.Single(simulator.Calls, call => call.Function == Function);
        Assert.Equal(WireForm.XmlRpc, call.Form);
        Assert.Equal(sent, string.Join(' ', XDocument.Parse(call.Body).Descendants("param").Skip(2).Select(parameter => parameter.Value)));
        Assert.Equal(result, $"{row.Properties["CampaignId"].Value} {row.Properties["Version"].Value} {row.Properties["Message"].Value}");
        Assert.Equal("ada@example.com", row.Properties["Email"].Value);
    }

    [Theory]
    [InlineData("Send-MailkitTestMail 7001 ''", "-Email is no e-mail address")]
    [InlineData("Send-MailkitTestMail 7001 $null", "-Email is no e-mail address")]
    [InlineData("Send-MailkitTestMail 7001 Ada", "-Email is no e-mail address")]
    [InlineData("Send-MailkitTestMail 7001 \"a@x`nb\"", "-Email holds a line break")]
    [InlineData("Send-MailkitTestMail 7001 a@x, b@x", "")]
    [InlineData("Send-MailkitTestMail x a@x", "-CampaignId 'x' is no ID")]
    [InlineData("Send-MailkitTestMail $true a@x", "-CampaignId 'True' is no ID")]
    [InlineData("Send-MailkitTestMail '' a@x", "There is no ID of a campaign.")]
    [InlineData("Send-MailkitTestMail -Email a@x", "There is no ID of a campaign.")]
    [InlineData("Send-MailkitTestMail 7001 a@x -PreviewEmailId ''", "-PreviewEmailId is empty.")]
    [InlineData("Send-MailkitTestMail 7001 a@x -PreviewEmailId 5.7", "-PreviewEmailId '5.7' is no ID")]
    [InlineData("Send-MailkitTestMail 7001 a@x -Content 5", "-Content has to be a hashtable or an object")]
    [InlineData("Send-MailkitTestMail 7001 a@x -Content { 5 }", "-Content")]
    [InlineData("Send-MailkitTestMail 7001 a@x -Content @{ a = \"$([char]0xD83D)\" }", "A text holds half a character")]
    public async Task Bad_input_is_refused_before_a_call(string script, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{script} -Confirm:$false");
        if (problem.Length > 0)
        {
            ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Contains(problem, error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.NotEmpty(run.AllErrors);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task An_input_without_an_id_has_its_position_and_waits_for_nothing()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            param($to)
            'x', '', $null, 7001 | ForEach-Object { [pscustomobject]@{ CampaignId = $_ } } |
                Send-MailkitTestMail -Email $to -Confirm:$false
            """,
            "ada@example.com");
        Assert.Equal([1, 2, 3], run.Errors.Select(error => error.TargetObject));
        Assert.All(
            run.Errors, error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Single(run.Output);
        Assert.DoesNotContain("@", Told.In(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_makes_no_call_waits_for_nothing_and_names_no_address()
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator, new TextHost(screen));
        long started = Stopwatch.GetTimestamp();
        shell.Run(
            """
            1..3 | ForEach-Object { [pscustomobject]@{ CampaignId = 7000 + $_ } } |
                Send-MailkitTestMail -Email ada@example.com -Version A -WhatIf
            """).AssertNoErrors();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 20);
        Assert.Contains("Send a test mail of the campaign 7003, version A, at ", screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@", screen.ToString(), StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task The_question_shows_the_address_and_no_sends_nothing()
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator, new TextHost(screen, null, 2, 0));
        Assert.Empty(shell.Run("Send-MailkitTestMail 7001 ada@example.com").AssertNoErrors().Output);
        Assert.Empty(simulator.Calls);
        Assert.Single(shell.Run("Send-MailkitTestMail 7001 ada@example.com").AssertNoErrors().Output);
        Assert.Contains("Send a test mail of the campaign 7001 to ada@example.com, at ", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_one_waits_and_ctrl_c_ends_the_wait_at_once()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        using PowerShell pipeline = shell.Prepare(
            """
            7001, 7002 | ForEach-Object { [pscustomobject]@{ CampaignId = $_ } } |
                Send-MailkitTestMail -Email ada@example.com -Confirm:$false
            """);
        pipeline.BeginInvoke();
        await Eventually.HoldsAsync(() => pipeline.Streams.Progress.Count > 1);
        Assert.Equal("the next test mail may go out in 30 s", pipeline.Streams.Progress[0].StatusDescription);
        long started = Stopwatch.GetTimestamp();
        pipeline.Stop();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 0.5);
        Assert.Single(simulator.Calls);
        Assert.DoesNotContain(pipeline.Streams.Progress, record => record.ToString().Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Invalid ID_message", "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("One in 30 seconds", "MailkitApiError", ErrorCategory.InvalidArgument)]
    public async Task A_refusal_is_told_as_it_came(string text, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Error(text));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("Send-MailkitTestMail 7001 ada@example.com -Confirm:$false");
        ErrorRecord error = run.AssertError(id, category);
        Assert.Equal(7001L, error.TargetObject);
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task A_lost_answer_is_told_as_unknown_without_the_address()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders());
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("param($to) Send-MailkitTestMail 7001 $to -Confirm:$false -Verbose", "ada@example.com");
        string message = run.AssertError("MailkitSendIncomplete", ErrorCategory.WriteError).Exception.Message;
        Assert.Contains("look whether it has arrived before you make it again", message, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", Told.In(run), StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
    }

    private static Shell ConnectedTo(MailkitSimulator simulator, TextHost host)
    {
        Shell shell = new(host);
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        return shell;
    }
}
