using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Remove-MailkitRecipient: an ID goes from its list, and an address from every one where that is said.</summary>
public sealed class RemoveMailkitRecipientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task An_id_goes_from_its_list_and_an_address_from_every_one(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Assert.Empty(shell.Run("Remove-MailkitRecipient 700000001 -Confirm:$false").AssertNoErrors().Output);
        Assert.Equal(["700300001"], Ids(shell.Run("Get-MailkitRecipient -Email alice@example.com")));
        shell.Run("Remove-MailkitRecipient 700000001 -Confirm:$false").AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Run run = shell.Run("Remove-MailkitRecipient -Email Carol@example.com -AllLists -PassThru -Confirm:$false").AssertNoErrors();
        Assert.Equal(["700000003", "700300002"], Ids(run));
        Assert.All(run.Output, row => Assert.Equal("Removed", row.Properties["Operation"].Value.ToString()));
        shell.Run("Get-MailkitRecipient -Email carol@example.com").AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public async Task An_opt_out_outlives_the_deleting()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            $null = New-MailkitUnsubscription alice@example.com -NoConfirmationMail -Confirm:$false
            Remove-MailkitRecipient -Email alice@example.com -AllLists -Confirm:$false
            Remove-MailkitRecipient -Email carol@example.com -AllLists -Confirm:$false
            Clear-MailkitMailingList 5001 -Confirm:$false
            """).AssertNoErrors();
        Run run = shell.Run("Get-MailkitUnsubscription | Where-Object Email -In alice@example.com, carol@example.com");
        Assert.Equal(
            ["alice@example.com", "carol@example.com"], run.AssertNoErrors().Output.Select(row => row.Properties["Email"].Value).Order());
        Assert.Equal(true, shell.Run("Get-MailkitSubscription carol@example.com").Single.Properties["IsUnsubscribed"].Value);

        // A send adds whoever is not in the list.
        shell.Run(
            "Send-MailkitMail -CampaignId 7001 -MailingListId 5003 -Email carol@example.com -Confirm:$false").AssertNoErrors();
        Assert.Equal("unsubscribe", shell.Run("Get-MailkitRecipient 5003 -Email carol@example.com").Single.Properties["Status"].Value);
    }

    [Fact]
    public async Task A_row_with_both_uses_the_id()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject row = shell.Run("Get-MailkitRecipient -EmailId 700000001 | Remove-MailkitRecipient -PassThru -Confirm:$false").Single;
        Assert.Equal((700000001L, "alice@example.com"), (row.Properties["EmailId"].Value, row.Properties["Email"].Value));
        Assert.DoesNotContain("@", simulator.Calls[^1].Body, StringComparison.Ordinal);
        Assert.Equal(["700300001"], Ids(shell.Run("Get-MailkitRecipient -Email alice@example.com")));
    }

    [Fact]
    public async Task With_AllLists_the_address_counts()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitRecipient -EmailId 700000001 | Remove-MailkitRecipient -AllLists -PassThru -Confirm:$false");
        Assert.Equal(["700000001", "700300001"], Ids(run.AssertNoErrors()));
        run = shell.Run(
            """
            @([pscustomobject]@{ EmailId = 700000003 }; [pscustomobject]@{ EmailId = 700000004; Email = 'dave@example.com' }) |
                Remove-MailkitRecipient -AllLists -Confirm:$false
            """);
        Assert.Equal(1, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Contains("-AllLists", run.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("dave@example.com", simulator.Calls[^1].Body, StringComparison.Ordinal);
        shell.Run("Get-MailkitRecipient -EmailId 700000003").AssertNoErrors();
    }

    [Theory]
    [InlineData("-Email alice@example.com")]
    [InlineData("-Email alice@example.com -AllLists:$false")]
    [InlineData("-EmailId '' -Email alice@example.com")]
    [InlineData("-EmailId 700000001 -AllLists")]
    [InlineData("-EmailId 5.7 -Email alice@example.com")]
    public async Task An_address_alone_is_not_enough(string arguments)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Remove-MailkitRecipient {arguments} -Confirm:$false")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    private static IEnumerable<string?> Ids(Run run) => run.Output.Select(row => row.Properties["EmailId"].Value?.ToString()).Order();
}
