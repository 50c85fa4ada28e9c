using System.Globalization;
using System.Management.Automation;
using MailkitPS.Simulator;
using static MailkitPS.Simulator.Answers;

namespace MailkitPS.Tests.Reliability;

/// <summary>
/// Every cmdlet that changes something, over both protocols and everything that can go wrong: it calls once at most, and tells whether the
/// change is made, was refused, was not made, or may have been made.
/// </summary>
public sealed class ChangeMatrixTests
{
    /// <summary>
    /// What sends mail or calls any function has tests of the same kind of its own, and so has the import, which is repeated.
    /// </summary>
    /// <summary>The last one changes a file, and nothing at Mailkit.</summary>
    private static readonly string[] TestedElsewhere =
    [
        "Import-MailkitRecipient", "Invoke-MailkitFunction", "Send-MailkitMail", "Send-MailkitMassMail", "Send-MailkitSms",
        "Export-MailkitSendReport",
    ];

    private static readonly ChangeCase[] All =
    [
        new(
            "'x@example.org' | Add-MailkitRecipient -MailingListId 5001 -City Brno",
            "mailkit.mailinglist.adduser",
            """{"ID_email":"790000001","status":"1","error_status":0}""",
            "Add recipient 1 of the input to the mailing list 5001, or update it there"),
        new(
            "'x@example.org' | Send-MailkitOptInRequest -MailingListId 5001",
            "mailkit.mailinglist.adduser",
            """{"error":"Sent subscribe email","error_status":0}""",
            "Send an opt-in request for the mailing list 5001 to recipient 1 of the input")
        {
            IsSend = true,
        },
        new(
            "Set-MailkitRecipient 700000001 -MailingListId 5001 -City Brno-střed -SkipRead",
            "mailkit.mailinglist.edituser",
            """{"error":"OK","error_status":0,"ID_email":700000001}""",
            "Change City of recipient 700000001 in the mailing list 5001"),
        new(
            "Move-MailkitRecipient 700000006 -Destination 5003",
            "mailkit.email.move",
            """{"error_status":"0","ID_email":"790000001","ID_email_source":700000006}""",
            "Move recipient 700000006 to the mailing list 5003, where it has another ID"),
        new(
            "Remove-MailkitRecipient 700000006",
            "mailkit.email.delete",
            """{"error":"OK","error_status":0,"emails":"700000006"}""",
            "Delete recipient 700000006 from its mailing list"),
        new(
            "New-MailkitUnsubscription -EmailId 700000006",
            "mailkit.email.unsubscribe",
            """{"error_status":"0","ID_email":"700000006","status":"1"}""",
            "Opt recipient 700000006 out of all mail for good, and let Mailkit send a mail that confirms it"),
        new(
            "Remove-MailkitUnsubscription -EmailId 700000003 -Channel telephone",
            "mailkit.email.revalidate",
            """{"ID_email":"700000003","error_status":0,"error":"Email has been revalidated"}""",
            "Take back the opt-out of recipient 700000003, who has consented"),
        new(
            "Set-MailkitSubscription alice@example.com -TopicId 27, 29",
            "mailkit.email.topics",
            "\"OK\"",
            "Let the recipient with the given address receive only the topics 27, 29")
        {
            IsXmlRpcOnly = true,
        },
        new(
            "Remove-MailkitPersonalData alice@example.com",
            "mailkit.email.wipe",
            """{"ID_email":700000001,"email":"alice@example.com","error_status":0,"error":"OK"}""",
            "Queue the erasure of all data of the recipient with the given address"),
        new(
            "New-MailkitCampaign 'May offers' -Subject Offers -SenderAddressId 6001",
            "mailkit.campaigns.create",
            """{"ID_message":"7101","error_status":0}""",
            "Create the campaign 'May offers'"),
        new(
            "Send-MailkitCampaign 7003",
            "mailkit.campaigns.single.schedule",
            """{"error_status":0}""",
            "Send the campaign 7003 now to all its mailing lists")
        {
            IsSend = true,
        },
        new(
            "New-MailkitCampaignSchedule 7003 '2099-03-14 09:00' -TimeZone Europe/Prague",
            "mailkit.campaigns.single.schedule",
            """{"error_status":0}""",
            "Schedule the campaign 7003 for 2099-03-14 09:00 Europe/Prague")
        {
            IsSend = true,
        },
        new(
            "Send-MailkitTestMail 7003 alice@example.com",
            "mailkit.campaigns.messages.test",
            "\"OK\"",
            "Send a test mail of the campaign 7003")
        {
            IsSend = true,
            IsXmlRpcOnly = true,
        },
        new(
            "$file = [IO.Path]::GetTempFileName(); [IO.File]::WriteAllText($file, 'x'); $file | Add-MailkitFile",
            "mailkit.filemanager.upload",
            """[{"NAME":"a.txt","ID_FILE":3101,"ID_FOLDER":0,"ERROR":0}]""",
            "Upload the file")
        {
            IsXmlRpcOnly = true,
        },
        new(
            "Remove-MailkitFile -FileId 31001",
            "mailkit.filemanager.delete",
            "\"DELETED\"",
            "Delete the file 31001")
        {
            IsXmlRpcOnly = true,
        },
        new(
            "New-MailkitMailingList News",
            "mailkit.mailinglist.create",
            """{"data":"5101"}""",
            "Create the mailing list 'News'"),
        new(
            "5003 | Clear-MailkitMailingList",
            "mailkit.mailinglist.delete",
            """{"data":"OK"}""",
            "Remove all recipients from the mailing list 5003 and keep the list"),
        new(
            "Remove-MailkitMailingList 5003",
            "mailkit.mailinglist.delete",
            """{"data":"OK"}""",
            "Delete the mailing list 5003 with all its recipients and their history"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, WireForm> Changes() => new(
        from change in All
        from form in change.IsXmlRpcOnly ? [WireForm.XmlRpc] : new[] { WireForm.Json, WireForm.XmlRpc }
        select new TheoryDataRow<string, WireForm>(change.Cmdlet, form));

    [Fact]
    public void Every_cmdlet_that_changes_something_is_here()
    {
        using Shell shell = new();
        Assert.Equal(
            shell.Run("Get-Command -Module MailkitPS").Output
                .Select(command => (CmdletInfo)command.BaseObject)
                .Where(cmdlet => cmdlet.Parameters.ContainsKey("WhatIf"))
                .Select(cmdlet => cmdlet.Name)
                .Except(TestedElsewhere)
                .Order(),
            All.Select(change => change.Cmdlet).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task WhatIf_changes_nothing_and_Verbose_names_what_is_done(string cmdlet, WireForm form)
    {
        ChangeCase change = Find(cmdlet);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run($"{change.Command} -WhatIf").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(simulator.Calls);
        run = shell.Run($"{change.Command} -Confirm:$false -Verbose").AssertNoErrors();
        Assert.Single(simulator.Calls, call => call.Function == change.Function);
        string told = Assert.Single(run.Verbose, line => line.Contains(", at 90000001 (client 90000001 at ", StringComparison.Ordinal));
        Assert.StartsWith(change.Action, told, StringComparison.Ordinal);
        Assert.DoesNotContain("@", Told.In(run), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Cut_at_any_byte_its_outcome_is_unknown_and_it_is_made_once(string cmdlet, WireForm form)
    {
        ChangeCase change = Find(cmdlet);
        byte[] answer = Body.Json(change.Answer).In(form);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 30, retries: 2, form: form);
        List<string> wrong = [];

        // XML-RPC says the same with ten times the bytes, most of which are names of elements.
        for (int bytes = 0; bytes < answer.Length; bytes += form == WireForm.Json ? 1 : 13)
        {
            simulator.Play(change.Function, Cut(Body.Json(change.Answer), Position.AfterBytes(bytes)));
            string outcome = Outcome(simulator, shell, change);
            if (outcome != "1 call, Unknown")
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"after {bytes} of {answer.Length} bytes: {outcome}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Each_fault_is_told_as_what_it_means_for_the_change(string cmdlet, WireForm form)
    {
        ChangeCase change = Find(cmdlet);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell patient = Shell.ConnectedTo(simulator, timeoutSec: 30, retries: 2, form: form);
        using Shell impatient = Shell.ConnectedTo(simulator, timeoutSec: 1, retries: 2, form: form);
        (string Fault, Answer Answer, string Outcome)[] faults =
        [
            ("success", Json(change.Answer), "1 call, done"),
            ("a refusal", Error("Bad luck today"), "1 call, MailkitApiError"),
            ("the login is refused", Error("Unauthorized"), "1 call, MailkitUnauthorized"),
            ("reset before the headers", ResetBeforeHeaders(), "1 call, Unknown"),
            ("reset in the headers", ResetInHeaders(), "1 call, Unknown"),
            ("silence", Silence(), "1 call, Unknown"),
            ("HTTP 502", Status(502), "1 call, Unknown"),
            ("HTTP 408", Status(408), "1 call, Unknown"),
            ("HTTP 404", Status(404), "1 call, MailkitHttpError"),
            ("a redirect", Redirect(307, new Uri("https://mailkit.invalid/")), "1 call, MailkitHttpError"),
            ("a page in place of an answer", Html(), "1 call, Unknown"),
            ("an empty body", Status(200), "1 call, Unknown"),
            ("an empty object", Json("{}"), "1 call, Unknown"),
            ("an empty list", Json("[]"), "1 call, Unknown"),
        ];
        List<string> wrong = [];
        foreach ((string fault, Answer answer, string expected) in faults)
        {
            simulator.Play(change.Function, answer);
            string outcome = Outcome(simulator, fault == "silence" ? impatient : patient, change);
            if (outcome != expected)
            {
                wrong.Add($"{fault}: {outcome} in place of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_that_did_not_arrive_is_told_as_not_made(string cmdlet, WireForm form)
    {
        ChangeCase change = Find(cmdlet);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(null, Token);
        using Shell shell = Shell.ConnectedTo(simulator, retries: 2, form: form);
        await simulator.DisposeAsync();
        Assert.Equal("0 calls, NotSent", Outcome(simulator, shell, change));
    }

    private static ChangeCase Find(string cmdlet) => All.First(change => change.Cmdlet == cmdlet);

    /// <summary>How often the function was called, and what the command says.</summary>
    private static string Outcome(MailkitSimulator simulator, Shell shell, ChangeCase change)
    {
        int before = simulator.Calls.Count;
        Run run = shell.Run($"{change.Command} -Confirm:$false");
        int calls = simulator.Calls.Skip(before).Count(call => call.Function == change.Function);
        return string.Create(CultureInfo.InvariantCulture, $"{calls} {(calls == 1 ? "call" : "calls")}, {Describe(run, change)}");
    }

    private static string Describe(Run run, ChangeCase change)
    {
        if (run.AllErrors.FirstOrDefault() is not { } error)
        {
            return "done";
        }

        string id = error.FullyQualifiedErrorId.Split(',')[0];
        return id != (change.IsSend ? "MailkitSendIncomplete" : "MailkitChangeIncomplete") ? id
            : error.Exception.Message.Contains("was not made", StringComparison.Ordinal) ? "NotSent"
            : error.Exception.Message.Contains("may have been made", StringComparison.Ordinal) ? "Unknown"
            : error.Exception.Message;
    }
}
