using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reports;

/// <summary>Get-MailkitLinkVisitor: a link needs its delivery, and is read once.</summary>
public sealed class GetMailkitLinkVisitorTests
{
    private const string OfDelivery = "mailkit.report.message.links";
    private const string OfLink = "mailkit.report.message.links.visitors";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_of_a_delivery_is_read_once()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        foreach (string function in (string[])[OfDelivery, OfLink])
        {
            simulator.Play(function, Answers.Recording(function, "success"));
        }

        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("@(Get-MailkitDeliveryLink 60001, 60002) + @(Get-MailkitDeliveryLink 60001) | Get-MailkitLinkVisitor")
            .AssertNoErrors();
        Assert.Equal(
            ["60001 900001", "60001 900002", "60002 900001", "60002 900002"],
            run.Output.Select(row => $"{row.Properties["SendId"].Value} {row.Properties["UrlId"].Value}"));
        Assert.Equal(4, simulator.Calls.Count(call => call.Function == OfLink));
    }

    [Theory]
    [InlineData("Get-MailkitLinkVisitor", "delivery")]
    [InlineData("Get-MailkitLinkVisitor 60001", "link")]
    [InlineData("Get-MailkitLinkVisitor 60001 x", "'x'")]
    [InlineData("Get-MailkitLinkVisitor -UrlId 900001", "delivery")]
    [InlineData("[pscustomobject]@{ SendId = 60001; UrlId = $null } | Get-MailkitLinkVisitor", "Input 1")]
    [InlineData("[pscustomobject]@{ SendId = $true; UrlId = 900001 } | Get-MailkitLinkVisitor", "Its SendId 'True'")]
    public async Task Without_both_nothing_is_called(string script, string told)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }
}
