using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What holds for every cmdlet that selects from a whole list, shown with Get-MailkitMailingList.</summary>
public sealed class MailkitListCommandTests
{
    private const string Function = "mailkit.mailinglist.list";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "40101 40102")]
    [InlineData("Newsletter", "40101")]
    [InlineData("newsLETTER", "40101")]
    [InlineData("*l*", "40101 40102")]
    [InlineData("News*, *list", "40101 40102")]
    [InlineData("-MailingListId 40102", "40102")]
    [InlineData("-MailingListId 40102, 40101", "40101 40102")]
    [InlineData("-ID_user_list '40102'", "40102")]
    [InlineData("-Name *list -MailingListId 40102", "40102")]
    [InlineData("-Name none*", "")]
    public async Task It_selects_by_names_and_ids(string arguments, string expected)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(expected, Ids(shell.Run($"Get-MailkitMailingList {arguments}").AssertNoErrors()));
        Assert.Single(simulator.Calls);
    }

    [Theory]
    [InlineData("-MailingListId 40101, 7, 8", "40101", "7 8")]
    [InlineData("Newsletter, Nobody, NOBODY", "40101", "Nobody")]
    [InlineData("-Name Newsletter -MailingListId 40102", "", "40102 Newsletter")]
    [InlineData("'100`*'", "", "100`*")]
    public async Task What_is_not_there_is_an_error_of_its_own(string arguments, string found, string missing)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitMailingList {arguments}");
        Assert.Equal(found, Ids(run));
        Assert.Equal(missing, string.Join(' ', run.Errors.Select(error => error.TargetObject)));
        foreach (ErrorRecord error in run.Errors)
        {
            Assert.Equal("MailkitNotFound,MailkitPS.GetMailkitMailingListCommand", error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
            Assert.Contains($"{error.TargetObject}", error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_call_serves_a_whole_pipeline()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            40102, 40101, 40102, 9 |
                ForEach-Object { [pscustomobject]@{ ID_USER_LIST = "$_" } } |
                Get-MailkitMailingList
            """);
        Assert.Equal("40101 40102", Ids(run));
        Assert.Equal(9L, run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound).TargetObject);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task An_input_without_an_id_does_not_ask_for_all()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("40101, $null | ForEach-Object { [pscustomobject]@{ MailingListId = $_ } } | Get-MailkitMailingList");
        Assert.Equal("40101", Ids(run));
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.Contains("Input 2", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@()", "")]
    [InlineData("40101", "MailkitInvalidArgument")]
    [InlineData("[pscustomobject]@{ x = 1 }", "MailkitInvalidArgument")]
    [InlineData("[pscustomobject]@{ MailingListId = 'abc' }", "MailkitInvalidArgument")]
    public async Task A_pipeline_that_brings_no_id_does_not_ask_for_all(string input, string error)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{input} | Get-MailkitMailingList");
        Assert.Empty(run.Output);
        Assert.Equal(error, string.Join(' ', run.Errors.Select(written => written.FullyQualifiedErrorId.Split(',')[0])));
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task What_is_no_pattern_is_refused_before_the_call()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Get-MailkitMailingList 'q['").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("$null | ForEach-Object { [pscustomobject]@{ MailingListId = $_ } } | Get-MailkitMailingList")]
    [InlineData("Get-MailkitMailingList -MailingListId $null")]
    [InlineData("Get-MailkitMailingList -MailingListId @()")]
    [InlineData("Get-MailkitMailingList -MailingListId ''")]
    public async Task Without_any_id_nothing_is_called(string script)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(script);
        run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(run.Output);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_failed_call_says_nothing_of_what_is_not_there()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(Function, Answers.Cut(Body.Recording(Function, "success"), Position.AfterRow(1)));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitMailingList -MailingListId 40101, 40102");
        Assert.Equal("40101", Ids(run));
        run.AssertError("MailkitInvalidAnswer", ErrorCategory.InvalidData);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task An_account_without_lists_has_none(string answer)
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(Function, Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run("Get-MailkitMailingList; Get-MailkitMailingList *").AssertNoErrors().Output);
    }

    private static string Ids(Run run) => string.Join(' ', run.Output.Select(list => list.Properties["MailingListId"].Value));

    /// <summary>A Mailkit with the two lists of the recording.</summary>
    private static async Task<MailkitSimulator> StartAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        return simulator;
    }
}
