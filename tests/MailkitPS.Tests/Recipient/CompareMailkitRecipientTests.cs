using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Compare-MailkitRecipient as a user runs it: what an import has left to do, and nothing else.</summary>
public sealed class CompareMailkitRecipientTests
{
    private const string GetStatus = "mailkit.mailinglist.getstatus";
    private const string Compare = "Compare-MailkitRecipient -MailingListId 5003";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task Each_input_is_told_and_on_demand_who_is_in_the_list_only(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(
            """
            $list = (New-MailkitMailingList Test).MailingListId
            $people = 'a', 'b', 'c', 'd' | ForEach-Object {
                [pscustomobject]@{ Email = "$_@example.com"; 'First name' = $_.ToUpper(); Custom3 = 'gold'; Gender = 'm' }
            }
            $people | Import-MailkitRecipient -MailingListId $list | Out-Null
            $people[0].Email = 'A@EXAMPLE.COM'
            $people[0].Gender = 'M'
            $people[1].'First name' = 'Žofie'
            $people[1].Custom3 = 'silver'
            $people[2].Email = 'new@example.com'
            $people[3].Custom3 = ''
            $people | Compare-MailkitRecipient -MailingListId $list -Difference Missing, Different, Same, OnlyInMailkit
            $people | Compare-MailkitRecipient -MailingListId $list
            """).AssertNoErrors();
        string[] shown = ["Position", "Email", "Difference", "Fields", "Status"];
        string[] found = [.. run.Output.Select(row => string.Join(' ', shown.Select(name => row.Properties[name].Value)))];
        string[] ofInput =
        [
            "1 A@EXAMPLE.COM Same  unknown",
            "2 b@example.com Different FirstName, Custom3 unknown",
            "3 new@example.com Missing  ",
            "4 d@example.com Same  unknown",
        ];
        Assert.Equal([.. ofInput, " c@example.com OnlyInMailkit  unknown", .. ofInput], found);
        Assert.Equal([true, true, false, true, true], run.Output.Take(5).Select(row => row.Properties["EmailId"].Value is long));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public async Task A_list_is_the_same_as_itself_and_is_read_once()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $people = Get-MailkitRecipient 5002
            $people | Import-MailkitRecipient -MailingListId 5002 | Out-Null
            $people | Compare-MailkitRecipient -MailingListId 5002 -Difference Missing, Different, OnlyInMailkit
            @($people | Compare-MailkitRecipient -MailingListId 5002 | Where-Object Difference -EQ Same).Count
            """).AssertNoErrors();
        Assert.Equal(1200, Assert.Single(run.Output).BaseObject);

        // Three times a page, and each time one that says that there are no more.
        Assert.Equal(6, simulator.Calls.Count(call => call.Function == GetStatus));
    }

    [Fact]
    public async Task The_inputs_themselves_go_on_and_an_import_takes_what_differs()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $people = Get-MailkitRecipient 5003 |
                ForEach-Object { [pscustomobject]@{ Email = $_.Email; FirstName = $_.FirstName; City = $_.City } }
            $people[7].City = 'Jinde'
            $people += [pscustomobject]@{ Email = 'new@example.com'; FirstName = 'N'; City = '' }
            $differing = $people | Compare-MailkitRecipient -MailingListId 5003 -Difference Missing, Different -PassThruInput
            [object]::ReferenceEquals($differing[0], $people[7])
            $differing.Email
            $people | Compare-MailkitRecipient -MailingListId 5003 -Difference Missing, Different -PassThruInput |
                Import-MailkitRecipient -MailingListId 5003 | ForEach-Object RecipientCount
            $people | Compare-MailkitRecipient -MailingListId 5003 -Difference Missing, Different
            """).AssertNoErrors();
        Assert.Equal(4, run.Output.Count);
        Assert.Equal(true, run.Output[0].BaseObject);
        Assert.Equal("new@example.com", run.Output[2].BaseObject);
        Assert.Equal(2, run.Output[3].BaseObject);
    }

    [Fact]
    public async Task An_input_with_a_field_that_the_first_one_lacks_is_refused_and_not_called_missing()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            $all = Get-MailkitRecipient 5003
            $rest = $all[3..999].Email
            @(@{ Email = $all[0].Email; FirstName = $all[0].FirstName }) + @{ Email = $all[1].Email; City = 'x' } +
                @{ Email = $all[2].Email; City = 'y' } + @{ Email = $all[2].Email; City = '' } + $rest |
                {{Compare}} -Difference Missing, Different, OnlyInMailkit
            """);
        Assert.Empty(run.Output);
        Assert.Equal(2, run.Errors.Count);
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, run.Errors[0].TargetObject);
        Assert.Contains("City", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("3", run.Errors[1].TargetObject);
        Assert.StartsWith("Not compared: positions 2-3 of the input.", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_for_all_is_compared_too()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            Import-MailkitRecipient a@example.com -MailingListId 5003 -Field @{ 3 = 'x' } | Out-Null
            {{Compare}} A@example.com -Field @{ Custom3 = 'x' }
            {{Compare}} a@example.com -Field @{ Custom3 = 'X' }
            {{Compare}} nobody@example.com
            """).AssertNoErrors();
        Assert.Equal(["Same", "Different", "Missing"], run.Output.Select(row => $"{row.Properties["Difference"].Value}"));
    }

    [Fact]
    public async Task Without_any_input_everybody_is_in_mailkit_only_and_unless_that_is_asked_for_nothing_is_read()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run($"@() | {Compare}").AssertNoErrors().Output);
        Assert.Empty(simulator.Calls);
        Run run = shell.Run($"@(@() | {Compare} -Difference OnlyInMailkit).Count; @(Get-MailkitRecipient 5003).Count").AssertNoErrors();
        Assert.Equal(run.Output[0].BaseObject, run.Output[1].BaseObject);
    }

    [Theory]
    [InlineData("-PassThruInput -Difference OnlyInMailkit -InputObject a@example.com")]
    [InlineData("-PassThruInput -Email a@example.com")]
    [InlineData("-Email none")]
    [InlineData("-Email a@example.com -Field @{ Status = 'enabled' }")]
    [InlineData("")]
    public async Task What_does_not_go_together_is_refused_before_anything_is_read(string arguments)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"{Compare} {arguments}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_list_that_is_not_there_ends_it()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("'a@example.com', 'b@example.com' | Compare-MailkitRecipient -MailingListId 99");
        Assert.Equal(99L, run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound).TargetObject);
        Assert.Single(simulator.Calls);
    }

    [Fact]
    public async Task A_list_that_breaks_off_makes_nobody_missing()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(GetStatus, Answers.Cut(Body.Recording(GetStatus, "success"), Position.AfterRow(1)));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"'a@example.com', 'b@example.com' | {Compare}");
        run.AssertError("MailkitInvalidAnswer", ErrorCategory.InvalidData);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Nothing_is_changed()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"'a@example.com' | {Compare} | Out-Null").AssertNoErrors();
        Assert.Equal([GetStatus], simulator.Calls.Select(call => call.Function).Distinct());
    }
}
