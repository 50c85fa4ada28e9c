using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What holds for every report of some days, shown with Get-MailkitCampaignReport and Get-MailkitDelivery.</summary>
public sealed class MailkitRangeCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-03-01", "2026-03-01", null)]
    [InlineData("2026-03-01 -To 2026-03-31", "2026-03-01", "2026-03-31")]
    [InlineData("2026-03-01 2026-03-01", "2026-03-01", "2026-03-01")]
    [InlineData("-From '2026-03-01 23:59' -To 2026-03-01T00:00Z", "2026-03-01", "2026-03-01")]
    [InlineData("([datetime]'2026-03-01T23:30:00')", "2026-03-01", null)]
    [InlineData("([datetime]::new(2026, 3, 1, 23, 30, 0, [DateTimeKind]::Utc))", "2026-03-01", null)]
    [InlineData("([datetimeoffset]'2026-03-01T00:30:00+14:00')", "2026-03-01", null)]
    public async Task Days_go_out_with_the_digits_that_were_given(string arguments, string from, string? to)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Get-MailkitCampaignReport {arguments}").AssertNoErrors();
        string body = Assert.Single(simulator.Calls).Body;
        Assert.Contains($"\"range_from\":\"{from}\"", body, StringComparison.Ordinal);
        Assert.Equal(to is not null, body.Contains($"\"range_to\":\"{to}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-From 12/8/2024", "12/8/2024")]
    [InlineData("-From 2026-03-01 -To tomorrow", "tomorrow")]
    [InlineData("-From @{}", "-From")]
    [InlineData("-From ''", "-From is empty")]
    [InlineData("-From $null", "-From is empty")]
    [InlineData("-From 2026-03-01 -To $null", "-To is empty")]
    [InlineData("-To 2026-03-31", "-To needs -From")]
    [InlineData("-From 2026-03-02 -To 2026-03-01", "-From lies behind -To")]
    public async Task Days_that_cannot_be_asked_for_are_refused_before_the_call(string arguments, string told)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string cmdlet in (string[])["Get-MailkitCampaignReport", "Get-MailkitDelivery -CampaignId 7001"])
        {
            ErrorRecord error = shell.Run($"try {{ {cmdlet} {arguments} }} catch {{ throw }}")
                .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Get-MailkitCampaignReport", "the last month")]
    [InlineData("7001, 7002 | ForEach-Object { [pscustomobject]@{ CampaignId = $_ } } | Get-MailkitDelivery", "the last three months")]
    public async Task Verbose_says_at_each_call_which_days_Mailkit_takes(string command, string days)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{command} -Verbose").AssertNoErrors();
        Assert.Equal(simulator.Calls.Count, run.Verbose.Count(line => line.Contains(days, StringComparison.Ordinal)));
        run = shell.Run($"{command} -From 2026-01-01 -Verbose").AssertNoErrors();
        Assert.DoesNotContain(run.Verbose, line => line.Contains(days, StringComparison.Ordinal));
    }
}
