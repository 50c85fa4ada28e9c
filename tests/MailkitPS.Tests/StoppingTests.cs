using System.Diagnostics;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>Ctrl+C takes effect within half a second, wherever a call is. WaitForCompletionTests has the same of a wait.</summary>
[Collection(nameof(RealTime))]
public sealed class StoppingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("silence")]
    [InlineData("silence-in-body")]
    [InlineData("slow-drip")]
    public async Task A_read_stops(string scenario)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, Token);
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 100, retries: 3);
        using PowerShell pipeline = shell.Prepare("Get-MailkitSendMassResult 1");
        IAsyncResult running = pipeline.BeginInvoke();
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 1);
        AssertStopsAtOnce(pipeline);
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 0);
    }

    [Fact]
    public async Task Connecting_stops_and_leaves_no_connection()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.mailinglist.list", Answers.Silence());
        using Shell shell = new();
        using PowerShell pipeline = shell.Prepare(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential());
        pipeline.BeginInvoke();
        await Eventually.HoldsAsync(() => simulator.OpenAnswers == 1);
        AssertStopsAtOnce(pipeline);
        Assert.Empty(shell.Run("Get-MailkitConnection").AssertNoErrors().Output);
    }

    private static void AssertStopsAtOnce(PowerShell pipeline)
    {
        long started = Stopwatch.GetTimestamp();
        pipeline.Stop();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 0.5);
    }
}
