using System.Management.Automation;
using System.Text;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Campaign;

/// <summary>New-MailkitCampaign: what is given goes out in Base64, once, and the campaign is there afterwards.</summary>
public sealed class NewMailkitCampaignTests
{
    private const string Function = "mailkit.campaigns.create";
    private const string Few = "New-MailkitCampaign Sale -Subject 'Everything' -SenderAddressId 6001";

    private static readonly string[] Shown = ["CampaignId", "Name", "Subject", "MessageType", "MailingListIds", "Status"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_campaign_is_made_and_read_back(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            """
            $made = New-MailkitCampaign 'Jarní sleva ž 😀' -Subject 'Žádné poštovné' -SenderAddressId 6001 -MailingListId 5003 -Type Sms
            $made
            Get-MailkitCampaign -CampaignId $made.CampaignId
            """).AssertNoErrors();
        Assert.Equal(
            ["7008 Jarní sleva ž 😀 Žádné poštovné sms 5003 ", "7008 Jarní sleva ž 😀 Žádné poštovné sms 5003 enabled"],
            run.Output.Select(row => string.Join(' ', Shown.Select(name => row.Properties[name].Value))));
    }

    [Theory]
    [InlineData("", "name=Sale subject=Everything ID_allow_email=6001")]
    [InlineData("-Type email -SendType html", "name=Sale subject=Everything ID_allow_email=6001 type_message=email type_send=html")]
    [InlineData(
        "-ID_query 901 -ID_template 5 -ID_delivery_feed 801 -ID_tagset 21 -ID_unsubscribe_group '3'",
        "name=Sale subject=Everything ID_allow_email=6001 ID_delivery_feed=801 ID_query=901 ID_template=5 ID_tagset=21 "
        + "ID_unsubscribe_group=3")]
    [InlineData(
        "-GoogleAnalytics $true -WebTemplate $false -StyleInline $null",
        "name=Sale subject=Everything ID_allow_email=6001 google_analytics=true web_template=false")]
    [InlineData("-Body '' -ReplyTo '' -AnalyticName $null", "name=Sale subject=Everything ID_allow_email=6001")]
    [InlineData("-Body \"<p>ž`n</p>\" -reply_to a@x", "name=Sale subject=Everything ID_allow_email=6001 content=<p>ž\n</p> reply_to=a@x")]
    public async Task What_is_given_is_sent_in_Base64(string arguments, string sent)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"{Few} {arguments}").AssertNoErrors();
        Assert.Equal(sent, Sent(Assert.Single(simulator.Calls)));
    }

    [Theory]
    [InlineData("New-MailkitCampaign '' -Subject s -SenderAddressId 1", "-Name is empty.")]
    [InlineData("New-MailkitCampaign $null -Subject s -SenderAddressId 1", "-Name is empty.")]
    [InlineData("New-MailkitCampaign n -Subject ' ' -SenderAddressId 1", "-Subject is empty.")]
    [InlineData("New-MailkitCampaign \"a`nb\" -Subject s -SenderAddressId 1", "-Name holds a line break")]
    [InlineData("New-MailkitCampaign n -Subject \"a`r`nBcc: b\" -SenderAddressId 1", "-Subject holds a line break")]
    [InlineData("New-MailkitCampaign n -Subject s -SenderAddressId $null", "-SenderAddressId is empty.")]
    [InlineData("New-MailkitCampaign n -Subject s -SenderAddressId ''", "-SenderAddressId is empty.")]
    [InlineData("New-MailkitCampaign n -Subject s -SenderAddressId x", "-SenderAddressId 'x' is no ID")]
    [InlineData("New-MailkitCampaign n -Subject s -SenderAddressId $true", "-SenderAddressId 'True' is no ID")]
    [InlineData("New-MailkitCampaign n -Subject s -SenderAddressId 5.7", "-SenderAddressId '5.7' is no ID")]
    [InlineData("New-MailkitCampaign n -Subject s -SenderAddressId 0", "-SenderAddressId '0' is no ID")]
    [InlineData(Few + " -MailingListId ''", "-MailingListId is empty.")]
    [InlineData(Few + " -QueryId $null", "-QueryId is empty.")]
    [InlineData(Few + " -TopicId -1", "-TopicId '-1' is no ID")]
    [InlineData(Few + " -ReplyTo nobody", "-ReplyTo is no e-mail address")]
    [InlineData(Few + " -UnsubscribeEmail a@b@c", "-UnsubscribeEmail is no e-mail address")]
    [InlineData(Few + " -Body \"a$([char]0xD83D)\"", "content: A text holds half a character")]
    public async Task Bad_input_is_refused_before_a_call(string script, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string message = shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).Exception.Message;
        Assert.StartsWith(problem, message, StringComparison.Ordinal);
        Assert.DoesNotContain("a@b", message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task What_if_makes_no_call_and_names_the_campaign()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run($"{Few} -WhatIf").AssertNoErrors().Output);
        Assert.Empty(simulator.Calls);
        Run run = shell.Run($"{Few} -Verbose");
        Assert.Contains(run.Verbose, line => line.Contains("Create the campaign 'Sale', at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_comes_from_the_pipeline()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitRecipient -EmailId 700000001 | New-MailkitCampaign n -Subject s -SenderAddressId 1");
        Assert.Equal("InputObjectNotBound,MailkitPS.NewMailkitCampaignCommand", Assert.Single(run.Errors).FullyQualifiedErrorId);
        Assert.DoesNotContain(simulator.Calls, call => call.Function == Function);
    }

    [Theory]
    [InlineData("""{"error_status":1,"error":"Missing name"}""", "MailkitApiError", ErrorCategory.InvalidArgument, "Missing name")]
    [InlineData("""{"error_status":0}""", "MailkitChangeIncomplete", ErrorCategory.WriteError, "may have been made")]
    public async Task What_is_no_campaign_is_told(string answer, string id, ErrorCategory category, string told)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run(Few);
        Assert.Contains(told, run.AssertError(id, category).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task A_lost_answer_is_told_as_unknown_with_the_command_that_finds_the_campaign()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders());
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("New-MailkitCampaign 'Sale [50%]' -Subject s -SenderAddressId 1");
        string message = run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError).Exception.Message;
        string look = message.Split('`', 2)[1].Split("` before", 2)[0];
        Assert.Equal(7008L, shell.Run(look).Single.Properties["CampaignId"].Value);
        Assert.Single(simulator.Calls, call => call.Function == Function);
    }

    [Fact]
    public async Task Tab_completes_the_words_that_are_known()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("(TabExpansion2 ($line = 'New-MailkitCampaign -SendType ') $line.Length).CompletionMatches.CompletionText");
        Assert.Equal(["html", "txthtml"], run.Output.Select(word => word.ToString()));
    }

    private static string Sent(SimulatedCall call) => string.Join(
        ' ',
        JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters").EnumerateObject().Select(
            member => $"{member.Name}={Encoding.UTF8.GetString(member.Value.GetBytesFromBase64())}"));
}
