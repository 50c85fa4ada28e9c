using System.Management.Automation;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>New- and Remove-MailkitUnsubscription: somebody is opted out, and in again.</summary>
public sealed class NewMailkitUnsubscriptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task An_opt_out_is_seen_in_every_list_and_is_taken_back(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        PSObject row = shell.Run("New-MailkitUnsubscription alice@example.com -Confirm:$false").Single;
        Assert.Equal(("Unsubscribed", 700000001L), (row.Properties["Operation"].Value.ToString(), row.Properties["EmailId"].Value));
        Assert.All(
            shell.Run("Get-MailkitRecipient -Email alice@example.com").AssertNoErrors().Output,
            recipient => Assert.Equal("unsubscribe", recipient.Properties["Status"].Value));
        Assert.Single(shell.Run("Get-MailkitUnsubscription | Where-Object Email -EQ alice@example.com").Output);
        row = shell.Run("Remove-MailkitUnsubscription -EmailId 700000001 -Channel 'telephone' -Confirm:$false").Single;
        Assert.Equal(
            ("Revalidated", "Email has been revalidated"),
            (row.Properties["Operation"].Value.ToString(), row.Properties["Message"].Value));
        Assert.Empty(shell.Run("Get-MailkitUnsubscription | Where-Object Email -EQ alice@example.com").Output);
        ErrorRecord error = shell.Run("Remove-MailkitUnsubscription alice@example.com -Channel 'telephone' -Confirm:$false")
            .AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
        Assert.EndsWith("the address is not unsubscribed.", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_have_an_end()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("New-MailkitUnsubscription alice@example.com -Days 30 -Confirm:$false").AssertNoErrors();
        PSObject read = shell.Run("Get-MailkitSubscription alice@example.com").Single;
        Assert.Equal((true, false), (read.Properties["IsUnsubscribed"].Value, read.Properties["IsPermanent"].Value));
    }

    [Theory]
    [InlineData("-EmailId 7", "email , ID_email 7, ID_send_message , send_optout TRUE", "7 0 1")]
    [InlineData("-EmailId 7 -NoConfirmationMail", "email , ID_email 7, ID_send_message , send_optout FALSE", "7 0 0")]
    [InlineData("-EmailId 7 -NoConfirmationMail:$false", "email , ID_email 7, ID_send_message , send_optout TRUE", "7 0 1")]
    [InlineData(
        "a@example.com -SendMessageId 9", "email a@example.com, ID_email , ID_send_message 9, send_optout TRUE", "a@example.com 9 1")]
    [InlineData(
        "'+420 700 000 009'", "email +420700000009, ID_email , ID_send_message , send_optout TRUE", "+420700000009 0 1")]
    [InlineData(
        "-EmailId 7 -Days 14",
        "email , ID_email 7, ID_send_message , send_optout TRUE, timeout TRUE, timeout_days 14",
        "7 0 1 timeout1timeout_days14")]
    public async Task Whether_a_mail_confirms_it_is_always_said(string arguments, string json, string xml)
    {
        foreach (WireForm form in (WireForm[])[WireForm.Json, WireForm.XmlRpc])
        {
            await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
            simulator.Play("mailkit.email.unsubscribe", Answers.Recording("mailkit.email.unsubscribe", "success"));
            using Shell shell = Shell.ConnectedTo(simulator, form: form);
            shell.Run($"New-MailkitUnsubscription {arguments} -Confirm:$false").AssertNoErrors();
            string body = simulator.Calls.Single().Body;
            Assert.Equal(
                form == WireForm.Json ? json : xml,
                form == WireForm.Json
                    ? string.Join(", ", JsonDocument.Parse(body).RootElement.GetProperty("parameters").EnumerateObject()
                        .Select(parameter => $"{parameter.Name} {parameter.Value}"))
                    : string.Join(' ', XDocument.Parse(body).Descendants("param").Skip(2).Select(value => value.Value)));
        }
    }

    [Fact]
    public async Task A_row_that_names_a_message_books_the_opt_out_under_it()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        StringWriter screen = new();
        using Shell shell = new(new TextHost(screen));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential());
        shell.Run(
            """
            $rows = @(Get-MailkitDeliveryRecipient 60001)[0..1]
            $rows | New-MailkitUnsubscription -NoConfirmationMail -WhatIf
            $rows | New-MailkitUnsubscription -NoConfirmationMail -Confirm:$false
            """).AssertNoErrors();
        Assert.Contains(
            "booked under the message", screen.ToString().Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        SimulatedCall[] calls = [.. simulator.Calls.Where(call => call.Function == "mailkit.email.unsubscribe")];
        Assert.Equal(2, calls.Length);
        Assert.All(calls, call => Assert.Matches("\"ID_email\":70000000[0-9]+,\"ID_send_message\":80000[0-9]+,", call.Body));
    }

    [Theory]
    [InlineData("-SendMessageId 9", "There is no EmailId and no Email.")]
    [InlineData("-EmailId 7 -SendMessageId 5.7", "-SendMessageId '5.7' is no ID: ")]
    [InlineData("'' -SendMessageId 9", "There is no EmailId and no Email.")]
    [InlineData("Ada", "-Email is neither an address nor a telephone number with its +. ")]
    public async Task A_message_names_nobody(string arguments, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"New-MailkitUnsubscription {arguments} -Confirm:$false")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("13")]
    [InlineData("91")]
    [InlineData("$null")]
    [InlineData("'many'")]
    public async Task It_lasts_from_14_to_90_days(string days)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.NotEmpty(shell.Run($"New-MailkitUnsubscription -EmailId 7 -Days {days} -Confirm:$false").AllErrors);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_telephone_number_is_opted_out_as_one()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("New-MailkitUnsubscription +420700000007 -Confirm:$false").AssertNoErrors();
        PSObject row = shell.Run("Get-MailkitUnsubscription | Where-Object Email -EQ '+420700000007'").Single;
        Assert.Equal(true, row.Properties["IsPhoneNumber"].Value);
        shell.Run(
            "Get-MailkitUnsubscription | Where-Object IsPhoneNumber | Remove-MailkitUnsubscription -Channel telephone -Confirm:$false")
            .AssertNoErrors();
        Assert.Empty(shell.Run("Get-MailkitUnsubscription | Where-Object IsPhoneNumber").Output);
    }
}
