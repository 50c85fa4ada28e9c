using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.MailingList;

/// <summary>Remove- and Clear-MailkitMailingList: a list is deleted or emptied where exactly that was meant.</summary>
public sealed class RemoveMailkitMailingListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Remove", WireForm.Json)]
    [InlineData("Remove", WireForm.XmlRpc)]
    [InlineData("Clear", WireForm.Json)]
    [InlineData("Clear", WireForm.XmlRpc)]
    public async Task It_is_gone_or_it_is_empty(string verb, WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Assert.Empty(shell.Run($"{verb}-MailkitMailingList 5003 -Confirm:$false").AssertNoErrors().Output);
        Run left = shell.Run("Get-MailkitRecipient 5003");
        Run lists = shell.Run("Get-MailkitMailingList | ForEach-Object MailingListId");
        if (verb == "Remove")
        {
            left.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
            Assert.Equal([5001L, 5002L, 5004L], lists.Output.Select(id => id.BaseObject));
            Run again = shell.Run("Remove-MailkitMailingList 5003 -Confirm:$false");
            Assert.Equal(5003L, again.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound).TargetObject);
        }
        else
        {
            Assert.Empty(left.AssertNoErrors().Output);
            Assert.Equal(4, lists.Output.Count);
        }
    }

    [Theory]
    [InlineData("Remove", "Delete the mailing list 5003 with all its recipients and their history, at 90000001 (client ")]
    [InlineData("Clear", "Remove all recipients from the mailing list 5003 and keep the list, at 90000001 (client ")]
    public async Task WhatIf_names_the_list_and_the_connection_and_calls_nothing(string verb, string text)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitMailingList Partners | {verb}-MailkitMailingList -PassThru -WhatIf -Verbose 4>&1");
        Assert.DoesNotContain(run.Output, row => row.BaseObject.GetType().Name == "MailingList");
        Assert.Single(simulator.Calls);
        run = shell.Run($"{verb}-MailkitMailingList 5003 -Confirm:$false -Verbose");
        Assert.Contains(run.Verbose, line => line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PassThru_writes_the_list_that_was_given()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            Get-MailkitMailingList Partners | Clear-MailkitMailingList -PassThru -Confirm:$false
            5002 | Remove-MailkitMailingList -PassThru -Confirm:$false
            """);
        Assert.Equal(
            ["5003 Partners", "5002 "],
            run.AssertNoErrors().Output.Select(list => $"{list.Properties["MailingListId"].Value} {list.Properties["Name"].Value}"));
    }

    [Theory]
    [InlineData("Remove")]
    [InlineData("Clear")]
    public async Task Nothing_but_a_number_or_a_list_is_taken(string verb)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        int before = simulator.Calls.Count;
        Run run = shell.Run(
            $$"""
            $null, '', ' ', 'Newsletter', '5001,5002', $true, 5.7, -1, 0, [datetime]::Now, [char]'x', ([double]::NaN) |
                {{verb}}-MailkitMailingList -Confirm:$false
            """);
        Assert.Equal(12, run.Errors.Count);
        Assert.All(run.Errors, one => Assert.StartsWith("MailkitInvalidArgument,", one.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 12), run.Errors.Select(error => (int)error.TargetObject));
        run = shell.Run(
            $$"""
            [pscustomobject]@{ MailingListId = 5001 }, @{ MailingListId = 5001 }, { 5001 },
                [pscustomobject]@{ MailingListId = 5001; Name = 'Newsletter' }, (Get-MailkitRecipient -EmailId 700000001) |
                {{verb}}-MailkitMailingList -Confirm:$false
            """);
        Assert.Equal(5, run.Errors.Count);
        Assert.All(run.Errors, error => Assert.StartsWith("InputObjectNotBound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.DoesNotContain(simulator.Calls.Skip(before), call => call.Function == "mailkit.mailinglist.delete");
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_done()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("5003, 5004 | Clear-MailkitMailingList").AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Empty(simulator.Calls);
    }
}
