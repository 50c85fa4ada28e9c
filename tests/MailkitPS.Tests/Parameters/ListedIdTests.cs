using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Parameters;

/// <summary>Which IDs Tab offers: those that a list has brought over the connection that the command is to use.</summary>
public sealed class ListedIdTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitRecipient ", "40101 40102")]
    [InlineData("Get-MailkitRecipient -MailingListId 401", "40101 40102")]
    [InlineData("Get-MailkitRecipient -MailingListId '40102", "40102")]
    [InlineData("Get-MailkitMailingList -MailingListId 40101, ", "40101 40102")]
    [InlineData("Send-MailkitMassMail -MailingListId ", "40101 40102")]
    [InlineData("Send-MailkitMail a@x -MailingListId 40102", "40102")]
    [InlineData("Send-MailkitSms 1 -MailingListId 5", "")]
    [InlineData("Send-MailkitMail a@x -CampaignId ", "")]
    public async Task They_come_from_the_list_of_their_kind(string line, string expected)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(Completions(shell, line));
        shell.Run("Get-MailkitMailingList").AssertNoErrors();
        Assert.Equal(expected, string.Join(' ', Completions(shell, line).Select(result => result.CompletionText)));
        Assert.Single(simulator.Calls);
    }

    [Theory]
    [InlineData("Send-MailkitMassMail -CampaignId ")]
    [InlineData("Get-MailkitCampaign -CampaignId ")]
    [InlineData("Get-MailkitRawMessage -CampaignId ")]
    public async Task Campaigns_come_from_theirs(string line)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Get-MailkitMailingList").AssertNoErrors();
        IReadOnlyList<PSObject> campaigns = shell.Run("Get-MailkitCampaign").AssertNoErrors().Output;
        Assert.Equal(
            campaigns.OrderBy(campaign => campaign.Properties["CampaignId"].Value)
                .Select(campaign => $"{campaign.Properties["CampaignId"].Value} {campaign.Properties["Name"].Value}"),
            Completions(shell, line).Select(result => $"{result.CompletionText} {result.ToolTip}"));
    }

    [Fact]
    public async Task The_tip_is_the_name_and_shows_what_is_invisible_in_it()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(
            "mailkit.mailinglist.list",
            Answers.Json("""[{"ID_USER_LIST":3,"NAME":"C"},{"ID_USER_LIST":2,"NAME":"B\u001b[2J"},{"ID_USER_LIST":1,"NAME":""}]"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Get-MailkitMailingList").AssertNoErrors();
        Assert.Equal(["1", @"B\u001B[2J", "C"], Completions(shell, "Get-MailkitRecipient ").Select(result => result.ToolTip));
    }

    [Fact]
    public async Task Only_what_was_returned_is_offered()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Get-MailkitMailingList Newsletter").AssertNoErrors();
        Assert.Equal("40101", Assert.Single(Completions(shell, "Get-MailkitRecipient ")).CompletionText);
    }

    [Theory]
    [InlineData("Get-MailkitRecipient -Connection old -MailingListId ", 2)]
    [InlineData("Get-MailkitRecipient -Connection $old -MailingListId ", 2)]
    [InlineData("Get-MailkitRecipient -Connection new -MailingListId ", 0)]
    [InlineData("Get-MailkitRecipient -Connection nobody -MailingListId ", 0)]
    [InlineData("Get-MailkitRecipient ", 0)]
    public async Task Each_connection_has_its_own(string line, int count)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = new();
        shell.Run(
            """
            param($uri, $credential)
            $old = Connect-Mailkit $credential -ApiUri $uri -Name old -SkipVerification -PassThru
            Get-MailkitMailingList
            Connect-Mailkit $credential -ApiUri $uri -Name new -SkipVerification
            """,
            simulator.ApiUri,
            Shell.Credential()).AssertNoErrors();
        Assert.Equal(count, Completions(shell, line).Count);
    }

    [Fact]
    public async Task Another_account_of_the_same_name_begins_without_any()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Get-MailkitMailingList").AssertNoErrors();
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification",
            simulator.ApiUri,
            Shell.Credential()).AssertNoErrors();
        Assert.Empty(Completions(shell, "Get-MailkitRecipient "));
    }

    [Theory]
    [InlineData("", "enabled disabled unknown temporary permanent unsubscribe")]
    [InlineData("UN", "unknown unsubscribe")]
    [InlineData("permanent, t", "temporary")]
    [InlineData("x", "")]
    public void The_words_of_a_status_are_offered(string start, string expected)
    {
        using Shell shell = new();
        Assert.Equal(
            expected,
            string.Join(' ', Completions(shell, $"Get-MailkitRecipient -Status {start}").Select(result => result.CompletionText)));
    }

    /// <summary>The account has two mailing lists, 40101 and 40102.</summary>
    private static async Task<MailkitSimulator> StartAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.list", Answers.Recording("mailkit.mailinglist.list", "success"));
        return simulator;
    }

    private static List<CompletionResult> Completions(Shell shell, string line)
    {
        using PowerShell completer = PowerShell.Create(shell.Runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, completer).CompletionMatches];
    }
}
