using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What every cmdlet that takes IDs from the pipeline says of an input without one.</summary>
public sealed class MailkitLookupCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitMailingList", "MailingListId", 5001)]
    [InlineData("Get-MailkitCampaign", "CampaignId", 7001)]
    [InlineData("Get-MailkitCampaignHistory -Count 9", "CampaignId", 7003)]
    [InlineData("Get-MailkitCampaignSchedule", "CampaignId", 7001)]
    [InlineData("Get-MailkitEngagement", "MailingListId", 5003)]
    [InlineData("Get-MailkitFile", "FolderId", 3001)]
    [InlineData("Get-MailkitDelivery", "SendId", 60001)]
    [InlineData("Get-MailkitDeliveryBounce", "SendId", 60001)]
    [InlineData("Get-MailkitRawMessage", "SendId", 60001)]
    [InlineData("Get-MailkitRawResponse", "SendMessageId", 800000001)]
    [InlineData("Get-MailkitRecipient", "EmailId", 700000001)]
    [InlineData("Get-MailkitSubscription", "EmailId", 700000001)]
    public async Task Each_input_that_cannot_be_used_is_an_error_with_its_position(string command, string property, long id)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            @(
                [pscustomobject]@{ Note = 'secret-note' }
                [pscustomobject]@{ {{property}} = 'abc'; Note = 'secret-note' }
                [pscustomobject]@{ {{property}} = ''; Note = 'secret-note' }
                $null
                [pscustomobject]@{ {{property}} = '{{id}}'; Note = 'secret-note' }
            ) | {{command}}
            """);
        Assert.Equal([1, 2, 3, 4], run.Errors.Select(error => (int)error.TargetObject));
        Assert.All(run.Errors, error =>
        {
            Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains($"Input {error.TargetObject} is left out.", error.Exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", $"{error}", StringComparison.Ordinal);
        });
        Assert.Contains($"Its {property} 'abc' is no ID", run.Errors[1].Exception.Message, StringComparison.Ordinal);

        // A walk asks once more behind a short page.
        Assert.InRange(simulator.Calls.Count, 1, 2);
    }

    [Theory]
    [InlineData("Get-MailkitCampaignReport")]
    [InlineData("Get-MailkitQuery")]
    [InlineData("Get-MailkitTimeZone")]
    public async Task What_takes_no_input_asks_for_nothing_when_it_is_given_one(string command)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"7001 | {command}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Get-MailkitRecipient 5002 -ChangedSince $null", "-ChangedSince")]
    [InlineData("Get-MailkitRecipient 5002 -ChangedSince ''", "-ChangedSince")]
    [InlineData("Get-MailkitUnsubscription -From $null", "-From")]
    [InlineData("Get-MailkitUnsubscription ''", "-From")]
    public async Task An_empty_date_is_no_wish_for_everything(string command, string parameter)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run(command).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith($"{parameter} is empty.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData(WireForm.Json, "[]")]
    [InlineData(WireForm.XmlRpc, "\"\"")]
    public async Task Nobody_who_is_asked_about_is_not_found(WireForm form, string answer)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.email.unsubscribe.getstatus", Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        ErrorRecord error = shell.Run("Get-MailkitSubscription nobody@example.com")
            .AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.DoesNotContain("nobody@", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_was_asked_for_is_judged_here_too()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            "mailkit.mailinglist.getstatus",
            Answers.Json("""[{"ID_EMAIL":1,"STATUS":"enabled"},{"ID_EMAIL":2,"STATUS":"PERMANENT"},{"ID_EMAIL":3}]"""),
            Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("(Get-MailkitRecipient 5001 -Status permanent).EmailId").AssertNoErrors();
        Assert.Equal("2 3", string.Join(' ', run.Output));
    }
}
