using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>Send-MailkitCampaign: only a number or a campaign is sent, once, and what became of it is told.</summary>
public sealed class SendMailkitCampaignTests
{
    private const string Function = "mailkit.campaigns.single.schedule";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_sent_campaign_is_a_delivery_to_everybody_in_its_lists(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            """
            $sent = Send-MailkitCampaign 7003 -Subject 'Žádné poštovné' -Confirm:$false
            $run = @(Get-MailkitCampaignHistory $sent.CampaignId)[0]
            $delivery = Get-MailkitDelivery -SendId $run.SendId
            $in = @(Get-MailkitRecipient 5003 | Where-Object Status -In enabled, unknown, temporary | ForEach-Object Email)
            $to = @(Get-MailkitDeliveryRecipient $run.SendId | ForEach-Object Email)
            "$($sent.CampaignId) $($null -eq $sent.SendDate) $($null -eq $sent.TimeZone)"
            $delivery.Subject
            "$(@($to | Where-Object { $_ -notin $in }).Count) $($to.Count -eq $in.Count) $($to.Count -eq $delivery.SendCount)"
            $sent.Extra
            """).AssertNoErrors();
        string extra = form == WireForm.Json ? """{"error_status":0,"data":61001}""" : "61001";
        Assert.Equal(["7003 True True", "Žádné poštovné", "0 True True", extra], run.Output.Select(line => line.ToString()));
    }

    [Theory]
    [InlineData("Send-MailkitCampaign 7001 -Confirm:$false", "7001")]
    [InlineData("Send-MailkitCampaign -ID_message '7001' -Confirm:$false", "7001")]
    [InlineData("7001, '7002', 7003.0 | Send-MailkitCampaign -Confirm:$false", "7001 7002 7003")]
    [InlineData("Get-MailkitCampaign 'Spring*' | Send-MailkitCampaign -Confirm:$false", "7001 7002")]
    [InlineData("7001, (Get-MailkitCampaign -CampaignId 7002), 7003 | Send-MailkitCampaign -Confirm:$false", "7001 7002 7003")]
    [InlineData("Send-MailkitCampaign -InputObject (Get-MailkitCampaign -CampaignId 7002) -Confirm:$false", "7002")]
    public async Task It_takes_numbers_and_campaigns(string script, string sent)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(script).AssertNoErrors();
        Assert.Equal(sent, Sent(simulator));
        Assert.Equal(sent, string.Join(' ', run.Output.Select(row => row.Properties["CampaignId"].Value)));
    }

    [Theory]
    [InlineData("Get-MailkitRecipient -EmailId 700000001")]
    [InlineData("Get-MailkitMailingList Newsletter")]
    [InlineData("Get-MailkitCampaignHistory -Count 1")]
    [InlineData("Get-MailkitCampaignSchedule 7004")]
    [InlineData("Get-MailkitDelivery -SendId 60005")]
    [InlineData("@(Get-MailkitRawMessage -SendId 60005)[0]")]
    [InlineData("[pscustomobject]@{ CampaignId = 7001 }")]
    [InlineData("[pscustomobject]@{ InputObject = (Get-MailkitCampaign -CampaignId 7001) }")]
    [InlineData("@{ CampaignId = 7001 }")]
    [InlineData("{ 7001 }")]
    [InlineData(", (7001, 7002)")]
    public async Task Anything_else_does_not_bind(string input)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{input} | Send-MailkitCampaign -Confirm:$false");
        Assert.StartsWith("InputObjectNotBound,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(string.Empty, Sent(simulator));
    }

    [Theory]
    [InlineData("''", "There is no ID of a campaign.")]
    [InlineData("' '", "There is no ID of a campaign.")]
    [InlineData("$null", "There is no ID of a campaign.")]
    [InlineData("'x'", "Its ID 'x' is no ID")]
    [InlineData("$true", "Its ID 'True' is no ID")]
    [InlineData("5.7", "Its ID '5.7' is no ID")]
    [InlineData("-1", "Its ID '-1' is no ID")]
    [InlineData("'7,001'", "Its ID '7,001' is no ID")]
    [InlineData("'a@example.com'", "is no ID")]
    public async Task An_input_that_is_no_id_is_refused_and_the_next_goes_on(string input, string problem)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"$it = {input}\n7001, $it, 7002 | Send-MailkitCampaign -Confirm:$false");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.StartsWith("Input 2 is left out. ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("@", Told.In(run), StringComparison.Ordinal);
        Assert.Equal("7001 7002", Sent(simulator));
    }

    [Theory]
    [InlineData("Send-MailkitCampaign", "There is no ID of a campaign.")]
    [InlineData("Send-MailkitCampaign ''", "There is no ID of a campaign.")]
    [InlineData("Send-MailkitCampaign $null", "There is no ID of a campaign.")]
    [InlineData("Send-MailkitCampaign x", "-ID 'x' is no ID")]
    [InlineData("Send-MailkitCampaign 7001 -QueryId ''", "-QueryId is empty.")]
    [InlineData("Send-MailkitCampaign 7001 -QueryId $nothing", "-QueryId is empty.")]
    [InlineData("7001, 7002 | Send-MailkitCampaign -TemplateId x", "-TemplateId 'x' is no ID")]
    [InlineData("Send-MailkitCampaign 7001 -DeliveryFeedId 0", "-DeliveryFeedId '0' is no ID")]
    [InlineData("Send-MailkitCampaign 7001 -Subject \"a`nBcc: b\"", "-Subject holds a line break")]
    public async Task What_the_command_line_has_wrong_ends_it(string script, string problem)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{script} -Confirm:$false");
        Assert.StartsWith(
            problem, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Send-MailkitCampaign 7001", "Send the campaign 7001 now to all its mailing lists, at ")]
    [InlineData(
        "Get-MailkitCampaign -CampaignId 7001 | Send-MailkitCampaign -QueryId 901 -TemplateId 5",
        "Send the campaign 7001 now to all its mailing lists, with the stored query 901, the template 5, at ")]
    public async Task What_if_makes_no_call_and_names_the_id(string script, string told)
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = ConnectedTo(simulator, new TextHost(screen));
        Assert.Empty(shell.Run($"{script} -WhatIf").AssertNoErrors().Output);
        Assert.Contains(told, screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Spring sale", screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, Sent(simulator));
    }

    [Fact]
    public async Task The_question_shows_the_name_and_no_sends_nothing()
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await StartAsync();

        // No, Yes, then No to All.
        using Shell shell = ConnectedTo(simulator, new TextHost(screen, null, 2, 0, 3));
        Run run = shell.Run("Get-MailkitCampaign | Where-Object Status -EQ enabled | Send-MailkitCampaign").AssertNoErrors();
        Assert.Equal("7002", string.Join(' ', run.Output.Select(row => row.Properties["CampaignId"].Value)));
        Assert.Equal("7002", Sent(simulator));
        Assert.Contains("Send the campaign 7001 'Spring sale' now to all its mailing lists, at ", $"{screen}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_sent()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("7001, 7002 | Send-MailkitCampaign").AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Invalid ID_message", "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Bad weather", "MailkitApiError", ErrorCategory.InvalidArgument)]
    public async Task A_refusal_is_told_and_the_next_goes_on(string text, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Error(text), Answers.Json("""{"error_status":0}"""));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("7999, 7001 | Send-MailkitCampaign -Confirm:$false");
        ErrorRecord error = run.AssertError(id, category);
        Assert.Equal(7999L, error.TargetObject);
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(run.Output);
        Assert.Equal("7999 7001", Sent(simulator));
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_lost_answer_is_told_as_unknown_and_sent_once(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders());
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3, form: form);
        Run run = shell.Run("Send-MailkitCampaign 7003 -Confirm:$false");
        ErrorRecord error = run.AssertError("MailkitSendIncomplete", ErrorCategory.WriteError);
        Assert.Equal(7003L, error.TargetObject);
        Assert.Contains(
            "may have been made: Send the campaign 7003 now to all its mailing lists.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "look with `Get-MailkitCampaignHistory -CampaignId 7003 -Connection '90000001'`",
            error.Exception.Message,
            StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
        Assert.Single(shell.Run("Get-MailkitCampaignHistory 7003 | Where-Object SendId -GT 61000").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("\"Thank you\"", WireForm.XmlRpc)]
    [InlineData("0", WireForm.XmlRpc)]
    [InlineData("""{"ID_message":"7003"}""", WireForm.Json)]
    [InlineData("{}", WireForm.Json)]
    public async Task An_answer_that_says_nothing_is_unknown(string answer, WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3, form: form);
        Run run = shell.Run("Send-MailkitCampaign 7003 -Confirm:$false");
        string message = run.AssertError("MailkitSendIncomplete", ErrorCategory.WriteError).Exception.Message;
        Assert.Contains("may have been made", message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task Without_a_server_nothing_was_sent()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        await simulator.DisposeAsync();
        Run run = shell.Run("7001, 7002 | Send-MailkitCampaign -Confirm:$false");
        Assert.Equal([7001L, 7002L], run.Errors.Select(error => error.TargetObject));
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("This send was not made: Send the campaign 700", error.Exception.Message, StringComparison.Ordinal));
    }

    private static async Task<MailkitSimulator> StartAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json("""{"error_status":0}"""));
        return simulator;
    }

    private static Shell ConnectedTo(MailkitSimulator simulator, TextHost host)
    {
        Shell shell = new(host);
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        return shell;
    }

    private static string Sent(MailkitSimulator simulator) => string.Join(
        ' ',
        simulator.Calls.Where(call => call.Function == Function).Select(
            call => JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters").GetProperty("ID_message")));
}
