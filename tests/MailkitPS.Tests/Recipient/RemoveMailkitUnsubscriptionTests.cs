using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Remove-MailkitUnsubscription: nobody comes back without evidence of consent.</summary>
public sealed class RemoveMailkitUnsubscriptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("$null")]
    public async Task The_channel_says_how_the_person_has_consented(string channel)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitUnsubscription | Remove-MailkitUnsubscription -Channel {channel} -Confirm:$false");
        run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.DoesNotContain(simulator.Calls, call => call.Function == "mailkit.email.revalidate");
    }

    [Fact]
    public async Task Consent_its_evidence_and_the_language_are_sent()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Remove-MailkitUnsubscription carol@example.com -Channel ' smlouva ž 📄 ' -Language EN -Confirm:$false").AssertNoErrors();
        JsonElement sent = JsonDocument.Parse(simulator.Calls.Single().Body).RootElement.GetProperty("parameters");
        Assert.Equal(
            "email carol@example.com, agreement TRUE, channel smlouva ž 📄, language EN",
            string.Join(", ", sent.EnumerateObject().Select(parameter => $"{parameter.Name} {parameter.Value}")));
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_anybody_is_asked()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            [pscustomobject]@{ EmailId = 700000003 }, [pscustomobject]@{ EmailId = 700000028 } |
                Remove-MailkitUnsubscription -Channel "half $([char]0xD800)"
            """);
        Assert.Equal([1, 2], run.Errors.Select(error => (int)error.TargetObject));
        Assert.All(
            run.Errors, error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(simulator.Calls);
    }
}
