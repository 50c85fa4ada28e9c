using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>Inputs that would change somebody or something else than was meant: each is refused, and nothing is called.</summary>
public sealed class WrongTargetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Inputs() =>
    [
        // PowerShell leaves out a property that it cannot convert; the address would count, in every list.
        "[pscustomobject]@{ EmailId = @(1, 2); Email = 'z@example.com' } | Remove-MailkitPersonalData",
        "[pscustomobject]@{ EmailId = @{ a = 1 }; Email = 'z@example.com' } | Remove-MailkitPersonalData",
        "[pscustomobject]@{ EmailId = [pscustomobject]@{ x = 1 }; Email = 'z@example.com' } | New-MailkitUnsubscription",
        "[pscustomobject]@{ EmailId = { 5 }; Email = 'z@example.com' } | New-MailkitUnsubscription",
        "[pscustomobject]@{ EmailId = 7; SendMessageId = @(1, 2) } | New-MailkitUnsubscription",
        "[pscustomobject]@{ EmailId = @(1); Email = 'z@example.com' } | Remove-MailkitUnsubscription -Channel web",

        // What is typed and what is piped name two.
        "[pscustomobject]@{ EmailId = 7 } | Remove-MailkitPersonalData -Email ada@example.com",
        "[pscustomobject]@{ Email = 'z@example.com' } | Remove-MailkitPersonalData -EmailId 9",
        "Remove-MailkitPersonalData -EmailId 9 -Email ada@example.com",
        "New-MailkitUnsubscription -EmailId $null -Email ada@example.com",
        "[pscustomobject]@{ EmailId = 7 } | Remove-MailkitRecipient -AllLists -Email ada@example.com",
        "7, 8 | Move-MailkitRecipient -EmailId 9 -Destination 5002",
        "7001, 7002 | Send-MailkitTestMail 7003 ada@example.com",
        "'a', 'b' | Add-MailkitFile -Path anything.txt",
        "5001 | Remove-MailkitFile -FileId 31001",
        "'x@example.com' | Set-MailkitSubscription -Email ada@example.com -NoTopic",

        // A number is no telephone number without its plus, and more likely an ID.
        "New-MailkitUnsubscription 700000008",

        // A status decides who gets mail at all.
        "[pscustomobject]@{ Email = 'a@example.com'; Field = @{ status = 'enabled' } } | Import-MailkitRecipient -MailingListId 5001",
        "[pscustomobject]@{ Email = 'a@x.cz'; Zu = 'enabled' } | Import-MailkitRecipient -MailingListId 5001 -FieldMap @{ Zu = 'Status' }",
    ];

    public static TheoryData<string> Texts() =>
    [
        "7001 | Send-MailkitCampaign -Subject { $_.Name }",
        "7001 | Send-MailkitCampaign -Subject @{ a = 1 }",
        "7001 | New-MailkitCampaignSchedule -SendDate '2099-01-01 09:00' -TimeZone { $_.Zone }",
        "Send-MailkitTestMail 7001 -Email { \"$_@example.com\" }",
        "New-MailkitCampaign -Name x -Subject { x } -SenderAddressId 6001",
        "Set-MailkitRecipient 700000001 -City @{ a = 1 }",
        "Set-MailkitRecipient 700000001 -City ([pscustomobject]@{ a = 1 })",
        "Set-MailkitRecipient 700000001 -Zip (Get-MailkitConnection)",
        "Remove-MailkitUnsubscription -EmailId 700000003 -Channel { $_.Source }",
        "'a@example.com' | Send-MailkitOptInRequest -MailingListId 5001 -SenderName { $_.Source }",
        "New-MailkitMailingList -Name @{ a = 1 }",
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task It_is_refused_and_nothing_is_called(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"$ConfirmPreference = 'None'; {script}");
        Assert.NotEmpty(run.AllErrors);
        Assert.All(
            run.AllErrors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_is_no_text_never_becomes_one(string script)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = Assert.Single(shell.Run($"$ConfirmPreference = 'None'; {script}").AllErrors);
        Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("<boolean>1</boolean>")]
    [InlineData("<string>OK</string>")]
    [InlineData("<i4>0</i4>")]
    public async Task A_list_without_an_id_is_none(string value)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        byte[] answer = System.Text.Encoding.UTF8.GetBytes(
            $"<methodResponse><params><param><value>{value}</value></param></params></methodResponse>");
        simulator.Play("mailkit.mailinglist.create", Answers.Bytes(answer, "text/xml"));
        using Shell shell = Shell.ConnectedTo(simulator, form: WireForm.XmlRpc);
        Run run = shell.Run("New-MailkitMailingList News | Clear-MailkitMailingList -Confirm:$false");
        Assert.StartsWith("MailkitChangeIncomplete,", Assert.Single(run.AllErrors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
    }

    [Theory]
    [InlineData("""{"error":"Permission denied"}""")]
    [InlineData("""{"count_all":0,"error":"Permission denied"}""")]
    public async Task An_import_that_is_answered_with_an_error_is_not_told_as_done(string answer)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        simulator.Play("mailkit.mailinglist.import", Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("'a@example.com' | Import-MailkitRecipient -MailingListId 5001");
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.AllErrors);
    }
}
