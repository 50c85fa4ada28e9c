using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>Send-MailkitSms as a user runs it.</summary>
public sealed class SendMailkitSmsTests
{
    private const string Function = "mailkit.sendsms";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_sends_and_writes_what_mailkit_answers()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json("""{"error_status":0,"NEW":"x"}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        PSObject answer = shell.Run(
            """
            Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -Body 'Ahoj' -UseUnicode -AllowSplit:$false `
                -Field @{ first_name = 'Ada' } -Confirm:$false
            """).Single;
        Assert.Equal(
            [1, "+420600000000", 7002L, """{"error_status":0,"NEW":"x"}"""],
            ((string[])["Position", "Mobile", "CampaignId", "Answer"]).Select(name => answer.Properties[name].Value));
        JsonElement parameters = JsonDocument.Parse(Assert.Single(simulator.Calls).Body).RootElement.GetProperty("parameters");
        Assert.Equal(
            """{"ID_message":7002,"ID_user_list":5001,"use_utf":true,"allow_split":false}""",
            parameters.GetProperty("campaign").GetRawText());
        JsonElement recipient = parameters.GetProperty("recipient");
        Assert.Equal("+420600000000 Ada", $"{recipient.GetProperty("mobile")} {recipient.GetProperty("first_name")}");
        Assert.Equal("""{"sms_data":"QWhvag=="}""", parameters.GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task It_goes_to_the_number_that_was_given_and_to_no_other()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -Field @{ Mobile = '+420611111111' } -Confirm:$false")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task It_is_never_repeated_and_never_sent_unasked()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Status(503));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        shell.Run("Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002")
            .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Empty(simulator.Calls);
        shell.Run("Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -Confirm:$false")
            .AssertError("MailkitSendIncomplete", ErrorCategory.WriteError);
        Assert.Single(simulator.Calls);
    }
}
