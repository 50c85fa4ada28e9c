using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Remove-MailkitPersonalData: an erasure is queued, once or more often.</summary>
public sealed class RemoveMailkitPersonalDataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_job_that_is_repeated_is_quiet(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        const string Job =
            """
            @([pscustomobject]@{ Email = 'alice@example.com' }; [pscustomobject]@{ EmailId = '700000003' }) |
                Remove-MailkitPersonalData -PassThru -Confirm:$false
            """;
        Assert.Equal(
            ["1 WipeQueued alice@example.com 700000001", "2 WipeQueued carol@example.com 700000003"],
            shell.Run(Job).AssertNoErrors().Output.Select(Describe));
        Assert.Equal(
            ["1 WipeAlreadyQueued alice@example.com ", "2 WipeAlreadyQueued  700000003"],
            shell.Run(Job).AssertNoErrors().Output.Select(Describe));
        Assert.Empty(shell.Run("Remove-MailkitPersonalData alice@example.com -Confirm:$false").AssertNoErrors().Output);
    }

    [Fact]
    public async Task Who_is_not_there_is_told_and_the_next_one_goes_on()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            @([pscustomobject]@{ Email = 'nobody@example.com' }; [pscustomobject]@{ Email = 'alice@example.com' }) |
                Remove-MailkitPersonalData -PassThru -Confirm:$false
            """);
        ErrorRecord error = run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(1, error.TargetObject);
        Assert.DoesNotContain("@", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["2 WipeQueued alice@example.com 700000001"], run.Output.Select(Describe));
    }

    private static string Describe(PSObject row) => string.Join(
        ' ', ((string[])["Position", "Operation", "Email", "EmailId"]).Select(name => row.Properties[name].Value?.ToString()));
}
