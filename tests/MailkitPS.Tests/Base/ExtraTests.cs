using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What Mailkit answers with that this version does not know is not lost, and is told once.</summary>
public sealed class ExtraTests
{
    private const string Lists = "mailkit.mailinglist.list";
    private const string Results = "mailkit.sendmail_mass.results";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task One_warning_a_function_and_runspace_names_the_members(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Lists, Answers.Json("""[{"ID_USER_LIST":1,"REVENUE":5},{"ID_USER_LIST":2,"REVENUE":6,"NEXT":""}]"""));
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run("Get-MailkitMailingList; Get-MailkitMailingList").AssertNoErrors();
        string warning = Assert.Single(run.Warnings);
        Assert.StartsWith($"{Lists} has members that this version does not know (REVENUE", warning, StringComparison.Ordinal);
        Assert.EndsWith("they are in Extra. Please report it.", warning, StringComparison.Ordinal);
        Assert.Equal(4, run.Output.Count);
        using Shell other = Shell.ConnectedTo(simulator, form: form);
        Assert.Single(other.Run("Get-MailkitMailingList").Warnings);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_kept_without_a_warning()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Results, Answers.Json("""{"results":[{"ERROR_CODE":2,"EMAIL":"a@example.com","DATE":"soon"}],"status":"ERROR"}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitSendMassResult 8001").AssertNoErrors();
        Assert.Equal("""{"DATE":"soon"}""", run.Single.Properties["Extra"].Value);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public async Task The_answer_to_a_send_keeps_it_too()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.sendmail", Answers.Json("""{"data":"31","status":"1","error_status":0,"queue":{"place":7}}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Send-MailkitMail -Email a@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false").AssertNoErrors();
        Assert.Equal("""{"queue":{"place":7}}""", run.Single.Properties["Extra"].Value);
    }

    [Theory]
    [InlineData(
        """{"status":"OK","data":{"request_id":"8001","until":"2026-12-01"}}""",
        """{"data":{"request_id":"8001","until":"2026-12-01"}}""")]
    [InlineData("""{"status":"OK","request_id":"8001"}""", null)]
    [InlineData("""{"status":"OK","data":{"request_id":"8001"}}""", null)]
    public async Task What_stands_beside_the_id_of_a_send_is_kept_wherever_it_stands(string answer, string? expected)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.sendmail_mass", Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject send = shell.Run("Send-MailkitMassMail a@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false").Single;
        Assert.Equal((8001L, expected), ((long)send.Properties["RequestId"].Value, (string?)send.Properties["Extra"].Value));
    }
}
