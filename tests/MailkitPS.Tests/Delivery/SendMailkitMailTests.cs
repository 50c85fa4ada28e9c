using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Send-MailkitMail as a user runs it.</summary>
public sealed class SendMailkitMailTests
{
    private const string Function = "mailkit.sendmail";
    private const string Send = "Send-MailkitMail ada@example.com -MailingListId 5001 -CampaignId 7001 -Confirm:$false";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json, "Updated", 51000001L)]
    [InlineData(WireForm.XmlRpc, "Inserted", 5100000001L)]
    public async Task It_tells_what_became_of_the_message(WireForm form, string status, long messageId)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run(Send).AssertNoErrors();
        PSObject result = Assert.Single(run.Output);
        Assert.Equal(
            ["ada@example.com", 31000001L, 41001L, messageId],
            ((string[])["Email", "EmailId", "SendId", "SendMessageId"]).Select(name => result.Properties[name].Value));
        Assert.Equal(status, result.Properties["Status"].Value.ToString());
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData("4", "Failed", true)]
    [InlineData("6", "UpdatedNotSent", true)]
    [InlineData("7", "InsertedNotSent", true)]
    [InlineData("2", "InsertedUnsubscribed", false)]
    [InlineData("3", "UpdatedUnsubscribed", false)]
    [InlineData("5", "Unknown", true)]
    [InlineData("99999999999", "Unknown", true)]
    [InlineData("\"soon\"", "Unknown", true)]
    public async Task A_status_that_means_not_sent_is_a_warning(string status, string name, bool warns)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            Function,
            Answers.Json($$"""{"data":"31000001","data2":"41001","data3":"0","status":{{status}},"error_status":0}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Send).AssertNoErrors();
        PSObject result = Assert.Single(run.Output);
        Assert.Equal(name, result.Properties["Status"].Value.ToString());
        Assert.Null(result.Properties["SendMessageId"].Value);
        Assert.Equal(warns ? 1 : 0, run.Warnings.Count);
    }

    [Theory]
    [InlineData("error-invalid-campaign", "Invalid ID_message")]
    [InlineData("error-attachment-not-allowed", "Attachment is not allowed")]
    public async Task A_refusal_is_shown_as_it_came(string recording, string text)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, recording));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Contains(
            text,
            shell.Run(Send).AssertError("MailkitApiError", ErrorCategory.InvalidArgument).Exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "may have been sent")]
    [InlineData(false, "was not sent")]
    public async Task A_fault_is_no_reason_to_send_again(bool isThere, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.ResetBeforeHeaders());
        using Shell shell = new();
        Run run = shell.Run(
            $"param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification -MaximumRetryCount 3; {Send}",
            isThere ? simulator.ApiUri : new Uri("http://127.0.0.1:1/"),
            Shell.Credential());
        Assert.Contains(
            says,
            run.AssertError("MailkitSendIncomplete", ErrorCategory.WriteError).Exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(isThere ? 1 : 0, simulator.Calls.Count);
    }

    [Fact]
    public async Task What_cannot_be_attached_is_refused_before_anything_is_asked()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Send-MailkitMail a@example.com -MailingListId 5001 -CampaignId 7001 -Attachment nowhere.pdf")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        shell.Run("Send-MailkitMail a@example.com -MailingListId 5001 -CampaignId 7001")
            .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        shell.Run("Send-MailkitMail a@example.com -MailingListId 5001 -CampaignId 7001 -WhatIf").AssertNoErrors();
        Assert.Empty(simulator.Calls);
    }
}
