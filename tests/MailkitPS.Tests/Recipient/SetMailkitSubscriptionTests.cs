using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Set-MailkitSubscription: topics are set, and nobody loses all of them by a slip.</summary>
public sealed class SetMailkitSubscriptionTests
{
    private const string Function = "mailkit.email.topics";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Topics_are_set_over_XML_RPC_and_seen_by_the_reads()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run("Set-MailkitSubscription alice@example.com -TopicId 27, 29 -Confirm:$false").AssertNoErrors().Output);
        Assert.Equal(WireForm.XmlRpc, simulator.Calls.Single().Form);
        Assert.Equal("35", Topics(shell));
        shell.Run("Set-MailkitSubscription alice@example.com -NoTopic -Confirm:$false").AssertNoErrors();
        Assert.Equal("27,29,35", Topics(shell));
        Assert.Equal(
            "27,29,35",
            shell.Run("Get-MailkitUnsubscription | Where-Object Email -EQ alice@example.com").Single.Properties["TopicIds"].Value);
        PSObject row = shell.Run("Set-MailkitSubscription alice@example.com -AllTopics -PassThru -Confirm:$false").Single;
        Assert.Equal(
            ("TopicsSet", "alice@example.com", "OK"),
            (row.Properties["Operation"].Value.ToString(), row.Properties["Email"].Value, row.Properties["Message"].Value));
        Assert.Null(Topics(shell));
    }

    [Theory]
    [InlineData("-AllTopics:$false")]
    [InlineData("-NoTopic:$false")]
    [InlineData("-TopicId $null")]
    [InlineData("-TopicId @()")]
    [InlineData("-TopicId ''")]
    [InlineData("-TopicId @($null)")]
    [InlineData("-TopicId 27, ''")]
    [InlineData("-TopicId 0")]
    [InlineData("-TopicId 27, -1")]
    [InlineData("-TopicId $true")]
    [InlineData("-TopicId 5.7")]
    [InlineData("-TopicId '27,29'")]
    public async Task What_only_looks_like_topics_makes_no_call(string topics)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        foreach (string command in (string[])
            [$"Set-MailkitSubscription alice@example.com {topics} -Confirm:$false",
             $"[pscustomobject]@{{ Email = 'alice@example.com' }} | Set-MailkitSubscription {topics} -Confirm:$false"])
        {
            shell.Run(command).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
            Assert.Empty(simulator.Calls);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-TopicId 27 -AllTopics")]
    [InlineData("-AllTopics -NoTopic")]
    [InlineData("-TopicId 27 -NoTopic:$false")]
    [InlineData("-TopicId { 27 }")]
    [InlineData("-TopicId @{ a = 1 }")]
    public async Task Exactly_one_of_three_is_given(string topics)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.NotEmpty(shell.Run($"Set-MailkitSubscription alice@example.com {topics} -Confirm:$false").AllErrors);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task An_id_names_nobody_here()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            "@([pscustomobject]@{ EmailId = 7; TopicId = 9 }; [pscustomobject]@{ Email = 'alice@example.com'; TopicId = 9; NoTopic = 1 }) "
            + "| Set-MailkitSubscription -TopicId 27 -Confirm:$false");
        Assert.Equal(1, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).TargetObject);
        string body = simulator.Calls.Single().Body;
        Assert.Contains("<i4>27</i4>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<i4>9</i4>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_not_known_is_told_as_one()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json("\"Topics changed\""), Answers.Json("\"Invalid email\""));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run("Set-MailkitSubscription alice@example.com -TopicId 27 -Confirm:$false")
            .AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
        Assert.Contains("Topics changed. That is not known to be a success", error.Exception.Message, StringComparison.Ordinal);
        error = shell.Run("Set-MailkitSubscription alice@example.com -TopicId 27 -Confirm:$false")
            .AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
        Assert.DoesNotContain("not known", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-TopicId 27, 29", "Let the recipient with the given address receive only the topics 27, 29, at ")]
    [InlineData("-AllTopics", "Let the recipient with the given address receive all topics, at ")]
    [InlineData("-NoTopic", "Opt the recipient with the given address out of every topic, at ")]
    public async Task What_is_done_is_said(string topics, string text)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Set-MailkitSubscription alice@example.com {topics} -Confirm:$false -Verbose");
        Assert.Contains(run.Verbose, line => line.Contains(text, StringComparison.Ordinal));
    }

    private static string? Topics(Shell shell) =>
        (string?)shell.Run("Get-MailkitSubscription alice@example.com").Single.Properties["Topics"].Value;
}
