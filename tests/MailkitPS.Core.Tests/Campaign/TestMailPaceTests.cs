namespace MailkitPS.Core.Tests.Campaign;

/// <summary>One test mail in 30 seconds, without a second of real time.</summary>
public sealed class TestMailPaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_first_one_goes_out_at_once() => Assert.Equal(TimeSpan.Zero, new TestMailPace(new FakeClock()).UntilNext);

    [Fact]
    public async Task The_next_ones_are_thirty_seconds_apart_in_steps_of_a_second()
    {
        FakeClock clock = new() { PassesAtOnce = _ => true };
        TestMailPace pace = new(clock);
        for (int mail = 1; mail <= 3; mail++)
        {
            pace.Count();
            Assert.Equal(TestMailPace.Interval, pace.UntilNext);
            int steps = 0;
            while (await pace.PauseAsync(Token) > TimeSpan.Zero)
            {
                steps++;
            }

            Assert.Equal(29, steps);
            Assert.Equal(mail * 30, clock.Elapsed.TotalSeconds);
        }
    }

    [Fact]
    public void Time_that_passes_by_itself_counts()
    {
        FakeClock clock = new();
        TestMailPace pace = new(clock);
        pace.Count();
        clock.Advance(TimeSpan.FromSeconds(29.5));
        Assert.Equal(0.5, pace.UntilNext.TotalSeconds);
        Task<TimeSpan> pause = pace.PauseAsync(Token);
        Assert.False(pause.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.Zero, clock.Run(pause));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(TimeSpan.Zero, pace.UntilNext);
    }

    [Fact]
    public async Task A_pause_can_be_cancelled()
    {
        TestMailPace pace = new(new FakeClock());
        pace.Count();
        using CancellationTokenSource stop = new();
        Task<TimeSpan> pause = pace.PauseAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pause);
    }
}
