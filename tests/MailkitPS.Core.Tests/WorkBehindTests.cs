namespace MailkitPS.Core.Tests;

/// <summary>What is given is worked on in its order, once each, beside the caller, and a failure does not pass unseen.</summary>
public sealed class WorkBehindTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_999)]
    [InlineData(2_000)]
    [InlineData(2_001)]
    [InlineData(100_000)]
    public void Everything_is_done_in_its_order_when_it_is_complete(int count)
    {
        List<int> done = [];
        WorkBehind<int> work = new(done.Add);
        for (int item = 0; item < count; item++)
        {
            work.Add(item);
        }

        work.Complete();
        Assert.Equal(Enumerable.Range(0, count), done);
    }

    [Fact]
    public void The_caller_goes_on_meanwhile()
    {
        using ManualResetEvent hasGoneOn = new(false);
        bool wasBeside = false;
        WorkBehind<int> work = new(item => wasBeside = item > 0 ? wasBeside : hasGoneOn.WaitOne(Patience));
        for (int item = 0; item < 2_500; item++)
        {
            work.Add(item);
        }

        hasGoneOn.Set();
        work.Complete();
        Assert.True(wasBeside);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_501)]
    public void A_failure_is_thrown_soon_and_nothing_is_done_after_it(int count)
    {
        List<int> done = [];
        int given = 0;
        WorkBehind<int> work = new(item =>
        {
            if (item == 1_500)
            {
                throw new InvalidDataException($"item {item}");
            }

            done.Add(item);
        });
        Assert.Equal("item 1500", Assert.Throws<InvalidDataException>(GiveAll).Message);
        Assert.InRange(given, 1_501, 4_000);
        Assert.Equal(Enumerable.Range(0, 1_500), done);

        void GiveAll()
        {
            while (given < count)
            {
                work.Add(given++);
            }

            work.Complete();
        }
    }
}
