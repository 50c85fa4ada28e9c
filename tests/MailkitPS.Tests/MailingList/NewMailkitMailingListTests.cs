using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.MailingList;

/// <summary>New-MailkitMailingList: one list an input, made once.</summary>
public sealed class NewMailkitMailingListTests
{
    private const string Function = "mailkit.mailinglist.create";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task What_was_made_is_there(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        PSObject made = shell.Run("New-MailkitMailingList ' Žlutý kůň ' -Description 'a list'").Single;
        PSObject read = shell.Run("Get-MailkitMailingList 'Žlutý kůň'").Single;
        Assert.Equal(
            (made.Properties["MailingListId"].Value, "Žlutý kůň", "a list"),
            (read.Properties["MailingListId"].Value, read.Properties["Name"].Value, read.Properties["Description"].Value));
        Run members = shell.Run("Get-MailkitRecipient -MailingListId $args[0]", made.Properties["MailingListId"].Value);
        Assert.Empty(members.AssertNoErrors().Output);
        Run again = shell.Run("New-MailkitMailingList 'Žlutý kůň'");
        ErrorRecord error = again.AssertError("MailkitAlreadyExists", ErrorCategory.ResourceExists);
        Assert.Contains("Mailing list exist", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_row_of_a_file_makes_a_list_and_one_without_a_name_is_told()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $null, 5, 'plain text', [pscustomobject]@{ Name = ' ' }, [pscustomobject]@{ Name = 'North'; Description = '' },
                [pscustomobject]@{ Description = 'x' }, [pscustomobject]@{ Name = 'South'; Description = 'of the south' } |
                New-MailkitMailingList -Confirm:$false
            """);
        Assert.Equal(
            ["North ", "South of the south"],
            run.Output.Select(list => $"{list.Properties["Name"].Value} {list.Properties["Description"].Value}"));
        Assert.All(run.Errors, error => Assert.StartsWith("MailkitInvalidArgument", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal([1, 2, 3, 4, 6], run.Errors.Select(error => error.TargetObject));
        Assert.Equal(2, simulator.Calls.Count);
    }

    [Theory]
    [InlineData("New-MailkitMailingList")]
    [InlineData("New-MailkitMailingList ''")]
    [InlineData("New-MailkitMailingList $null")]
    [InlineData("New-MailkitMailingList ('x' + [char]0xD800)")]
    public async Task A_name_that_is_none_is_refused_before_anybody_is_asked(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Where_the_answer_is_lost_it_may_have_been_made_and_the_error_says_where_to_look()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders());
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("[pscustomobject]@{ Name = \"It's new\" }, [pscustomobject]@{ Name = 'Next' } | New-MailkitMailingList");
        Assert.Equal(2, run.Errors.Count);
        ErrorRecord error = run.Errors[0];
        Assert.StartsWith("MailkitChangeIncomplete,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((ErrorCategory.WriteError, 1), (error.CategoryInfo.Category, error.TargetObject));
        Assert.StartsWith(
            "This change may have been made: Create the mailing list 'It's new'.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "look with `Get-MailkitMailingList -Name 'It''s new' -Connection '90000001'` before you make it again",
            error.Exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(2, simulator.Calls.Count);
        Assert.Single(shell.Run("Get-MailkitMailingList -Name 'It''s new' -Connection 90000001").AssertNoErrors().Output);
    }
}
