using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What holds for every cmdlet that changes something about a person.</summary>
public sealed class MailkitPersonChangeCommandTests
{
    private const string Alice = "alice@example.com";

    /// <summary>Each cmdlet with what has to be typed, the function that it calls, and who is named in the way that it takes.</summary>
    private static readonly (string Command, string Function, string Who)[] Cmdlets =
    [
        ("Move-MailkitRecipient -Destination 5003", "mailkit.email.move", "-EmailId 700000001"),
        ("Remove-MailkitRecipient", "mailkit.email.delete", "-EmailId 700000001"),
        ("Remove-MailkitRecipient -AllLists", "mailkit.email.delete", $"-Email {Alice}"),
        ("New-MailkitUnsubscription", "mailkit.email.unsubscribe", $"-Email {Alice}"),
        ("Remove-MailkitUnsubscription -Channel telephone", "mailkit.email.revalidate", "-EmailId 700000003"),
        ("Set-MailkitSubscription -TopicId 27", "mailkit.email.topics", $"-Email {Alice}"),
        ("Remove-MailkitPersonalData", "mailkit.email.wipe", $"-Email {Alice}"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Commands() => [.. Cmdlets];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task WhatIf_names_the_person_without_an_address_and_calls_nothing(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        StringWriter screen = new();
        using Shell shell = new(new TextHost(screen));
        Connect(shell, simulator);
        Assert.Empty(shell.Run($"{command} {who} -WhatIf").AssertNoErrors().Output);
        shell.Run($"[pscustomobject]@{{ EmailId = 700000001; Email = '{Alice}' }} | {command} -WhatIf").AssertNoErrors();
        Assert.Empty(simulator.Calls);
        string text = screen.ToString();
        Assert.Contains(
            who.StartsWith("-EmailId", StringComparison.Ordinal) ? $"recipient {who[9..]}" : "the recipient with the given address",
            text.Replace("\n", " ", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains(", at 90000001 (client ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@", text, StringComparison.Ordinal);
        Assert.NotEmpty(function);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Only_the_question_shows_an_address_and_a_no_calls_nothing(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        StringWriter screen = new();
        using Shell shell = new(new TextHost(screen, null, 2, 0));
        Connect(shell, simulator);
        shell.Run($"{command} {who} -Confirm").AssertNoErrors();
        Assert.Empty(simulator.Calls);
        Assert.Equal(who.Contains('@', StringComparison.Ordinal), screen.ToString().Contains(Alice, StringComparison.Ordinal));
        Run yes = shell.Run($"{command} {who} -Confirm -Verbose").AssertNoErrors();
        Assert.Equal(function, Assert.Single(simulator.Calls).Function);
        Assert.DoesNotContain(yes.Verbose, line => line.Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Where_nobody_can_be_asked_nothing_is_done(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"$ConfirmPreference = 'Medium'; {command} {who}; 'next'");
        run.AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.DoesNotContain("@", run.AllErrors.Single().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(simulator.Calls, call => call.Function == function);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Whatever_takes_something_from_a_person_asks_by_itself(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{command} {who}");
        bool isQuiet = command.StartsWith("Move", StringComparison.Ordinal);
        Assert.Equal(
            isQuiet ? [] : ["MailkitConfirmationRequired"],
            run.AllErrors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(isQuiet ? 1 : 0, simulator.Calls.Count(call => call.Function == function));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_lost_answer_is_told_as_unknown_and_the_call_is_made_once(string command, string function, string who)
    {
        foreach ((Answer answer, int timeout) in ((Answer, int)[])
            [(Answers.ResetBeforeHeaders(), 10), (Answers.Status(503), 10), (Answers.Html(), 10), (Answers.Silence(), 1)])
        {
            await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
            simulator.PlayAfterwards(function, answer);
            using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: timeout, retries: 3);
            Run run = shell.Run($"{command} {who} -Confirm:$false");
            ErrorRecord error = run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
            Assert.StartsWith("This change may have been made: ", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains(
                function == "mailkit.email.wipe" ? "make it again; twice is the same as once."
                    : who.Contains('@', StringComparison.Ordinal) ? " -Email $address -Connection "
                    : $" {who} -Connection ",
                error.Exception.Message,
                StringComparison.Ordinal);
            Assert.DoesNotContain("@", $"{error} {error.TargetObject} {error.Exception}", StringComparison.Ordinal);
            Assert.Empty(run.Output);
            Assert.Single(simulator.Calls);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Where_there_is_no_server_it_was_not_made(string command, string function, string who)
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        await simulator.DisposeAsync();
        Run run = shell.Run($"{command} {who} -Confirm:$false");
        ErrorRecord error = run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError);
        Assert.StartsWith("This change was not made: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(function, run.Output.Select(row => row.ToString()));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_refusal_is_the_error_of_its_input_and_names_no_address(string command, string function, string who)
    {
        foreach (WireForm form in (WireForm[])[WireForm.Json, WireForm.XmlRpc])
        {
            await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
            simulator.Play(function, Answers.Error($"{Alice} is locked"), Answers.Error("Invalid ID_email or email"), Answers.Error(""));
            using Shell shell = Shell.ConnectedTo(simulator, form: form);
            string input = who.StartsWith("-EmailId", StringComparison.Ordinal) ? "EmailId = 7" : $"Email = '{Alice}'";
            Run run = shell.Run($"1..3 | ForEach-Object {{ [pscustomobject]@{{ {input} }} }} | {command} -Confirm:$false");
            Assert.Equal(
                ["MailkitApiError", "MailkitNotFound"],
                run.Errors.Take(2).Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Equal(3, simulator.Calls.Count);
            if (input.Contains('@', StringComparison.Ordinal))
            {
                Assert.StartsWith("Input 1: ", run.Errors[0].Exception.Message, StringComparison.Ordinal);
                Assert.Contains("the address is locked", run.Errors[0].Exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(run.Errors, error => $"{error} {error.TargetObject}".Contains('@', StringComparison.Ordinal));
                Assert.Equal([1, 2], run.Errors.Take(2).Select(error => error.TargetObject));
            }
            else
            {
                Assert.Equal([7L, 7L], run.Errors.Take(2).Select(error => error.TargetObject));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_refused_login_ends_the_pipeline(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(function, Answers.Error("Unauthorized"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"1..3 | ForEach-Object {{ [pscustomobject]@{{ EmailId = $_; Email = '{Alice}' }} }} | {command} -Confirm:$false");
        run.AssertError("MailkitUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Single(simulator.Calls);
        Assert.NotEmpty(who);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_names_nobody_is_told_by_its_position_and_the_next_one_goes_on(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string named = who.StartsWith("-EmailId", StringComparison.Ordinal) ? "EmailId = 700000004" : $"Email = '{Alice}'";
        Run run = shell.Run(
            $$"""
            @(
                $null; ''; ' '; 'Ada'; $true; 5.7; 700000001; { 5001 }; @{ EmailId = 1; Email = 'a@example.com' }; [char]'x'
                [pscustomobject]@{ }
                [pscustomobject]@{ EmailId = ''; Email = ' ' }
                [pscustomobject]@{ EmailId = $null; Email = $null }
                [pscustomobject]@{ EmailId = $true; Email = 'Ada' }
                [pscustomobject]@{ EmailId = '5,7'; Email = "a@example.com`nb@example.com" }
                [pscustomobject]@{ EmailId = '-1'; Email = 'a@b@example.com' }
                [pscustomobject]@{ EmailId = 5.7; Email = '@example.com' }
                [pscustomobject]@{ EmailId = 0; Email = "half$([char]0xD800)@example.com" }
                [pscustomobject]@{ EmailId = [datetime]::MaxValue; Email = @{ a = 'x' } }
                [pscustomobject]@{ {{named}} }
            ) | {{command}} -Confirm:$false
            """);
        Assert.Equal(Enumerable.Range(1, 19), run.Errors.Where(IsRefusal).Select(error => (int)error.TargetObject));
        Assert.All(
            run.Errors.Where(IsRefusal),
            error => Assert.StartsWith($"Input {error.TargetObject} is left out. ", error.Exception.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Errors, error => error.ToString().Contains("example", StringComparison.Ordinal));
        Assert.Equal(function, Assert.Single(simulator.Calls).Function);

        static bool IsRefusal(ErrorRecord error) =>
            error.FullyQualifiedErrorId.StartsWith("MailkitInvalidArgument,", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_is_no_single_value_makes_no_call(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $$"""
            [pscustomobject]@{ EmailId = 1, 2; Email = 'a@example.com', 'b@example.com' },
                [pscustomobject]@{ EmailId = @{ a = 1 }; Email = 'a@example.com', 'b@example.com' } | {{command}} -Confirm:$false
            """);
        Assert.Equal(2, run.AllErrors.Count());
        Assert.NotEmpty(shell.Run($"{command} {who.Split(' ')[0]} @('a@example.com', 'b@example.com') -Confirm:$false").AllErrors);
        Assert.NotEmpty(shell.Run($"{command} {who.Split(' ')[0]} @{{ a = 1 }} -Confirm:$false").AllErrors);
        Assert.NotEmpty(shell.Run($"{command} -Confirm:$false").AllErrors);
        Assert.DoesNotContain(simulator.Calls, call => call.Function == function);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_row_of_ours_makes_the_call_for_whom_it_names_or_none(string command, string function, string who)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(function, Answers.Error("Not today"));
        using Shell shell = Shell.ConnectedTo(simulator);
        List<string> called = [];
        foreach (Type type in RowsOf(shell))
        {
            object row = NewRow(type, out bool hasId, out bool hasAddress);
            int before = simulator.Calls.Count;
            Run run = shell.Run($"param($row) $row | {command} -Confirm:$false", row);
            string? expected = command switch
            {
                "Remove-MailkitRecipient -AllLists" or "Set-MailkitSubscription -TopicId 27" => hasAddress ? "ada@example.com" : null,
                _ when hasId => "700000001",
                "Remove-MailkitRecipient" or "Move-MailkitRecipient -Destination 5003" => null,
                _ => hasAddress ? "ada@example.com" : null,
            };
            if (expected is null)
            {
                run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
                Assert.Equal(before, simulator.Calls.Count);
                continue;
            }

            SimulatedCall call = Assert.Single(simulator.Calls.Skip(before));
            Assert.Equal(function, call.Function);
            Assert.Contains(expected, call.Body, StringComparison.Ordinal);
            Assert.Equal(expected == "700000001", !call.Body.Contains("ada@", StringComparison.Ordinal));
            called.Add(type.Name);
        }

        Assert.Contains("Recipient", called);
        Assert.Contains("SendMassResult", called);
        Assert.DoesNotContain("MailingList", called);
        Assert.DoesNotContain("Delivery", called);
        Assert.NotEmpty(who);
    }

    private static void Connect(Shell shell, MailkitSimulator simulator) => shell.Run(
        "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
        .AssertNoErrors();

    private static Type[] RowsOf(Shell shell) =>
    [
        .. shell.Run("Get-Command -Module MailkitPS").Output
            .SelectMany(command => ((CmdletInfo)command.BaseObject).OutputType)
            .Select(output => output.Type)
            .Where(type => type?.Namespace == "MailkitPS" && type.Name != "MailkitConnection")
            .Distinct(),
    ];

    private static object NewRow(Type type, out bool hasId, out bool hasAddress)
    {
        object row = RuntimeHelpers.GetUninitializedObject(type);
        hasId = Set(row, "EmailId", 700000001L);
        hasAddress = Set(row, "Email", "ada@example.com");
        Set(row, "SendMessageId", 800000001L);
        return row;

        static bool Set(object row, string name, object value)
        {
            FieldInfo? field = row.GetType().GetField($"<{name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
            field?.SetValue(row, value);
            return field is not null;
        }
    }
}
