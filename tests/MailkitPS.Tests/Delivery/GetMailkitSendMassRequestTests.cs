using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Get-MailkitSendMassRequest: no request ID is lost with the pipeline that it was written to.</summary>
public sealed class GetMailkitSendMassRequestTests
{
    private const string SendAny = "Send-MailkitMassMail -MailingListId 5001 -Confirm:$false";
    private const string Send = SendAny + " -CampaignId 7001";
    private const string Ids = "(Get-MailkitSendMassRequest).RequestId -join ' '";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task The_sends_of_the_runspace_are_listed_the_oldest_first(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run sent = shell.Run($"1..3 | ForEach-Object {{ [pscustomobject]@{{ Email = \"a$_@example.com\" }} }} | {Send} -BatchSize 2")
            .AssertNoErrors();
        shell.Run($"{SendAny} -CampaignId 7002 -Email eve@example.com").AssertNoErrors();
        Run run = shell.Run("Get-MailkitSendMassRequest").AssertNoErrors();
        string[] shown = ["RequestId", "RecipientCount", "CampaignId", "BatchNumber", "Connection"];
        Assert.Equal(
            ["9001 2 7001 1 90000001", "9002 1 7001 2 90000001", "9003 1 7002 1 90000001"],
            run.Output.Select(send => string.Join(' ', shown.Select(name => send.Properties[name].Value))));
        Assert.Same(sent.Output[0].BaseObject, run.Output[0].BaseObject);
        Assert.Equal(3, simulator.Calls.Count);
    }

    [Fact]
    public async Task A_send_is_remembered_before_it_is_written()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(
            "9001",
            shell.Run($"{Send} -Email a@example.com | ForEach-Object {{ (Get-MailkitSendMassRequest).RequestId }}").Single.ToString());

        // Whatever becomes of the pipeline behind it.
        shell.Run($"do {{ {Send} -Email b@example.com | ForEach-Object {{ break }} }} while ($false)").AssertNoErrors();
        shell.Run($"{Send} -Email c@example.com | ForEach-Object {{ throw 'Downstream fails.' }}");
        Assert.Equal("9001 9002 9003", shell.Run(Ids).Single.ToString());
    }

    [Fact]
    public async Task What_was_not_accepted_is_no_send()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.sendmail_mass", Answers.Error("Invalid campaign_id"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.NotEmpty(shell.Run($"{Send} -Email a@example.com").Errors);
        shell.Run($"{Send} -Email a@example.com -WhatIf").AssertNoErrors();
        Assert.Empty(shell.Run("Get-MailkitSendMassRequest").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("-Connection shop", "9001 9003")]
    [InlineData("-Connection NEWS", "9002")]
    [InlineData("-Connection (Get-MailkitConnection news)", "9002")]
    [InlineData("-Connection empty", "")]
    [InlineData("", "9001 9002 9003")]
    public async Task The_connection_selects(string argument, string ids)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        SendOverTwo(shell, simulator, simulator);
        Assert.Equal(ids, shell.Run($"(Get-MailkitSendMassRequest {argument}).RequestId -join ' '").Single.ToString());
    }

    [Fact]
    public async Task Sends_outlive_their_connection_but_a_name_that_was_never_there_is_an_error()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new();
        SendOverTwo(shell, simulator, simulator);
        shell.Run("Disconnect-Mailkit -All").AssertNoErrors();
        Assert.Equal("9001 9002 9003", shell.Run(Ids).Single.ToString());
        Assert.Equal("9002", shell.Run("(Get-MailkitSendMassRequest -Connection news).RequestId").Single.ToString());
        shell.Run("Get-MailkitSendMassRequest -Connection shpo")
            .AssertError("MailkitConnectionNotFound", ErrorCategory.ObjectNotFound);
        shell.Run("Get-MailkitSendMassRequest -Connection $ExecutionContext")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task A_wait_goes_on_with_what_is_remembered()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"{Send} -Email error-6@example.com | Out-Null").AssertNoErrors();
        Run run = shell.Run(
            """
            Get-MailkitSendMassRequest |
                Get-MailkitSendMassResult -WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1 -StatusVariable status
            $status[0].SubmittedAt -eq (Get-MailkitSendMassRequest).SubmittedAt
            """).AssertNoErrors();
        Assert.Equal("Unsubscribed", run.Output[0].Properties["Error"].Value.ToString());
        Assert.Equal("True", run.Output[1].ToString());
    }

    [Fact]
    public async Task A_runspace_knows_its_own_sends_only()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        using Shell other = Shell.ConnectedTo(simulator);
        shell.Run($"{Send} -Email a@example.com").AssertNoErrors();
        Assert.Empty(other.Run("Get-MailkitSendMassRequest").AssertNoErrors().Output);
    }

    private static void SendOverTwo(Shell shell, MailkitSimulator shop, MailkitSimulator news) => shell.Run(
        $$"""
        param($credential, $shop, $news)
        Connect-Mailkit $credential -ApiUri $shop -SkipVerification -Name empty
        Connect-Mailkit $credential -ApiUri $shop -SkipVerification -Name shop
        Connect-Mailkit $credential -ApiUri $news -SkipVerification -Name news
        {{Send}} -Email a@example.com -Connection shop
        {{Send}} -Email b@example.com
        {{Send}} -Email c@example.com -Connection shop
        """,
        Shell.Credential(),
        shop.ApiUri,
        news.ApiUri).AssertNoErrors();
}
