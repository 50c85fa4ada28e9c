using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Parameters;

/// <summary>What is an ID and what is none, typed or from the pipeline, under every culture.</summary>
public sealed class MailkitIdTests
{
    private static readonly string[] Cultures = ["", "en-US", "cs-CZ", "de-DE", "ar-SA"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> NoIds() =>
    [
        "'5.001'", "'5,001'", "'8001,8002'", "'1e3'", "'0x10'", "'5kb'", "'+5'", "'-5'", "'0'", "'5 001'", "'٥'", "'５'", "'abc'",
        "'9223372036854775808'", "\"5`0\"", "0", "-1", "5.7", "[double]::NaN", "1e300", "5.5d", "[uint64]::MaxValue",
        "[bigint]::Pow(10, 30)", "$true", "$false", "[DayOfWeek]::Monday", "[datetime]::MaxValue",
    ];

    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task What_is_no_id_is_refused_with_position_and_value_and_nothing_is_sent(string value)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string culture in Cultures)
        {
            shell.Run("[cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($args[0])", culture).AssertNoErrors();
            foreach (string send in (string[])["Send-MailkitMassMail", "Send-MailkitMail", "Send-MailkitSms"])
            {
                Run run = shell.Run(
                    $$"""
                    $good = [pscustomobject]@{ Email = 'a@example.com'; Mobile = '+420600000000'; mailinglist_id = 5001 }
                    $wrong = [pscustomobject]@{ Email = 'a@example.com'; Mobile = '+420600000000'; mailinglist_id = {{value}} }
                    $good, $wrong | {{send}} -CampaignId 7001 -WhatIf
                    """);
                ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
                Assert.Equal(2, error.TargetObject);
                Assert.StartsWith(
                    "Recipient 2 of the input is left out. Its MailingListId '",
                    error.Exception.Message,
                    StringComparison.Ordinal);
            }
        }

        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task What_is_no_id_is_refused_on_the_command_line(string value)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Send-MailkitMassMail a@example.com -MailingListId ({value}) -CampaignId 7001 -WhatIf")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        foreach (string arguments in (string[])[$"({value})", $"8001, ({value})", $"8001 -SendId ({value})"])
        {
            shell.Run($"Get-MailkitSendMassResult {arguments}").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        }

        ErrorRecord piped = shell.Run($"{value} | Get-MailkitSendMassResult")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("no ID", piped.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("8001")]
    [InlineData("8001L")]
    [InlineData("8001.0")]
    [InlineData("8001.0d")]
    [InlineData("([bigint]8001)")]
    [InlineData("([uint16]8001)")]
    [InlineData("' 8001 '")]
    [InlineData("\"`t08001`n\"")]
    [InlineData("(Write-Output 8001)")]
    [InlineData("'8001' -SendId ''")]
    [InlineData("'8001' -SendId $null")]
    [InlineData("'8001' -SendId ' '")]
    [InlineData("'8001' -SendId ([DBNull]::Value)")]
    public async Task A_whole_number_is_an_id_and_what_is_empty_is_none(string arguments)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("function Write-Output($value) { $value }");
        foreach (string culture in Cultures)
        {
            shell.Run("[cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($args[0])", culture).AssertNoErrors();
            Assert.Equal(3, shell.Run($"Get-MailkitSendMassResult {arguments}").AssertNoErrors().Output.Count);
        }

        Assert.All(simulator.Calls, call => Assert.Equal((8001, null), (call.RequestId, call.SendId == 0 ? null : call.SendId)));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com' }")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; MailingListId = '' }")]
    [InlineData("[pscustomobject]@{ Email = 'a@example.com'; MailingListId = [DBNull]::Value }")]
    public async Task A_missing_id_is_told_as_missing(string input)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string send in (string[])["Send-MailkitMassMail", "Send-MailkitMail"])
        {
            ErrorRecord error = shell.Run($"{input} | {send} -CampaignId 7001 -WhatIf")
                .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Matches("^Recipient 1 of .* (It has no MailingListId, and|Its MailingListId is empty)", error.Exception.Message);
        }
    }

    [Fact]
    public async Task An_object_that_is_no_single_value_is_no_id()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string[] values = ["[timespan]::FromTicks(5)", "[pscustomobject]@{ x = 1 }", "@{ RequestId = 8001 }", "[version]'1.2'"];
        foreach (string value in values)
        {
            Assert.Single(shell.Run($"{value} | Get-MailkitSendMassResult").Errors);
        }

        Assert.Empty(simulator.Calls);
    }
}
