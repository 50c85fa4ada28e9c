using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>New-MailkitCampaignSchedule: when, by which clocks; what it takes and how it fails is that of Send-MailkitCampaign.</summary>
public sealed class NewMailkitCampaignScheduleTests
{
    private const string Function = "mailkit.campaigns.single.schedule";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task What_is_scheduled_is_pending(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            """
            $send = New-MailkitCampaignSchedule 7004 '2099-07-14 09:30' -TimeZone Europe/Prague -Subject 'Žádné' -Confirm:$false
            $pending = @(Get-MailkitCampaignSchedule 7004)[-1]
            '{0} {1:yyyy-MM-dd HH:mm} {2}' -f $send.CampaignId, $send.SendDate, $send.TimeZone
            '{0} {1:yyyy-MM-dd HH:mm} {2}' -f $pending.Subject, $pending.SendDate, $pending.TimeZoneOffset
            """).AssertNoErrors();
        Assert.Equal(
            ["7004 2099-07-14 09:30 Europe/Prague", "Žádné 2099-07-14 09:30 +02:00"], run.Output.Select(line => line.ToString()));
        Assert.DoesNotContain(simulator.Calls, call => call.Function == "mailkit.sendmail");
    }

    [Theory]
    [InlineData("'2099-03-14 09:00'", "2099-03-14 09:00")]
    [InlineData("2099-03-14T09:00", "2099-03-14 09:00")]
    [InlineData("([datetime]::new(2099, 3, 14, 9, 26, 53))", "2099-03-14 09:26")]
    [InlineData("([datetime]::SpecifyKind('2099-03-14 09:26:53', 'Local'))", "2099-03-14 09:26")]
    [InlineData("([psobject]'2099-03-14 09:00')", "2099-03-14 09:00")]
    public async Task The_digits_go_out_as_they_are(string date, string sent)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"New-MailkitCampaignSchedule 7001 {date} -TimeZone ' Asia/Tokyo ' -Confirm:$false").AssertNoErrors();
        JsonElement parameters = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("parameters");
        Assert.Equal(
            (sent, "Asia/Tokyo"), (parameters.GetProperty("send_date").GetString(), parameters.GetProperty("time_zone").GetString()));
    }

    [Theory]
    [InlineData("'2099-03-14 09:00Z' -TimeZone UTC", "-SendDate '2099-03-14 09:00Z' is not understood")]
    [InlineData("2099-03-14T09:00:00 -TimeZone UTC", "-SendDate '2099-03-14T09:00:00' is not understood")]
    [InlineData("2099-03-14T09:00+01:00 -TimeZone UTC", "-SendDate '2099-03-14T09:00+01:00' is not understood")]
    [InlineData("12/8/2099 -TimeZone UTC", "-SendDate '12/8/2099' is not understood")]
    [InlineData("now -TimeZone UTC", "-SendDate 'now' is not understood")]
    [InlineData("([datetime]::UtcNow.AddDays(1)) -TimeZone UTC", "-SendDate has a zone of its own")]
    [InlineData("([datetimeoffset]::Now.AddDays(1)) -TimeZone UTC", "-SendDate has a zone of its own")]
    [InlineData("$null -TimeZone UTC", "-SendDate is empty.")]
    [InlineData("'' -TimeZone UTC", "-SendDate is empty.")]
    [InlineData("20990314 -TimeZone UTC", "-SendDate is no date.")]
    [InlineData("@('2099-03-14 09:00') -TimeZone UTC", "-SendDate is no date.")]
    [InlineData("{ '2099-03-14 09:00' } -TimeZone UTC", "-SendDate is no date.")]
    [InlineData("@{ a = 1 } -TimeZone UTC", "-SendDate is no date.")]
    [InlineData("'2020-03-14 09:00' -TimeZone UTC", "-SendDate 2020-03-14 09:00 is past in every time zone.")]
    [InlineData("([datetime]::UtcNow.AddHours(-12.1).ToString('yyyy-MM-dd HH:mm')) -TimeZone UTC", "is past in every time zone.")]
    [InlineData("'2099-03-14 09:00' -TimeZone ''", "-TimeZone is empty.")]
    [InlineData("'2099-03-14 09:00' -TimeZone $null", "-TimeZone is empty.")]
    [InlineData("'2099-03-14 09:00' -TimeZone \"a`nb\"", "-TimeZone holds a line break")]
    public async Task Another_time_is_refused_before_a_call(string arguments, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"7001, 7002 | New-MailkitCampaignSchedule -SendDate {arguments} -Confirm:$false; 'not reached'");
        Assert.Contains(
            problem, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_time_that_is_still_to_come_somewhere_is_taken()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            $date = [datetime]::UtcNow.AddHours(-11.9).ToString('yyyy-MM-dd HH:mm')
            New-MailkitCampaignSchedule 7001 $date -TimeZone UTC -Confirm:$false
            """).AssertNoErrors();
    }

    [Theory]
    [InlineData("Get-MailkitRecipient -EmailId 700000001")]
    [InlineData("Get-MailkitCampaignSchedule 7004")]
    [InlineData("Get-MailkitCampaignHistory -Count 1")]
    [InlineData("[pscustomobject]@{ CampaignId = 7001; SendDate = '2099-03-14 09:00'; TimeZone = 'UTC' }")]
    public async Task Another_object_does_not_bind(string input)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{input} | New-MailkitCampaignSchedule -SendDate '2099-03-14 09:00' -TimeZone UTC -Confirm:$false");
        Assert.StartsWith("InputObjectNotBound,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(simulator.Calls, call => call.Function == Function);
    }

    [Fact]
    public async Task What_if_makes_no_call_and_says_when()
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new(new TextHost(screen));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        shell.Run("New-MailkitCampaignSchedule 7001 '2099-03-14 09:00' -TimeZone Europe/Prague -WhatIf").AssertNoErrors();
        Assert.Contains("Schedule the campaign 7001 for 2099-03-14 09:00 Europe/Prague, at ", screen.ToString(), StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_lost_answer_is_told_as_unknown_and_scheduled_once()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders());
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("New-MailkitCampaignSchedule 7002 '2099-03-14 09:00' -TimeZone UTC -Confirm:$false");
        string message = run.AssertError("MailkitSendIncomplete", ErrorCategory.WriteError).Exception.Message;
        Assert.Contains("may have been made: Schedule the campaign 7002 for 2099-03-14 09:00 UTC.", message, StringComparison.Ordinal);
        Assert.Contains("`Get-MailkitCampaignSchedule -CampaignId 7002 ", message, StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
        Assert.Single(shell.Run("Get-MailkitCampaignSchedule 7002").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("Europe", "'Europe/Bratislava' 'Europe/London' 'Europe/Prague' 'Europe/Vienna'")]
    [InlineData("'europe/p", "'Europe/Prague'")]
    [InlineData("UT", "UTC")]
    [InlineData("Mars", "")]
    public async Task Tab_offers_the_zones_that_were_listed(string start, string expected)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string script = $$"""
            $line = "New-MailkitCampaignSchedule 7001 2099-01-01 -TimeZone {{start}}"
            (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object CompletionText
            """;
        Assert.Empty(shell.Run(script).AssertNoErrors().Output);
        Assert.Empty(simulator.Calls);
        shell.Run("Get-MailkitTimeZone").AssertNoErrors();
        Assert.Equal(expected, string.Join(' ', shell.Run(script).AssertNoErrors().Output));
        Assert.Single(simulator.Calls);
    }
}
