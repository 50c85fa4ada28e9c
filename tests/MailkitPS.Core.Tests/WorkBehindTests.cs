using System.Runtime.CompilerServices;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests;

/// <summary>What is given is worked on in its order, once each, and a failure neither passes unseen nor keeps the caller waiting.</summary>
public sealed class WorkBehindTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(100_000)]
    public void Everything_is_done_in_its_order_when_it_is_complete(int count)
    {
        List<int> done = [];
        using WorkBehind<int> work = new(done.Add);
        for (int item = 0; item < count; item++)
        {
            work.Add(item);
        }

        work.Complete();
        Assert.Equal(Enumerable.Range(0, count), done);
    }

    [Fact]
    public async Task It_goes_on_beside_the_caller()
    {
        int done = 0;
        using WorkBehind<int> work = new(_ => Interlocked.Increment(ref done));
        for (int item = 0; item < 1_000; item++)
        {
            work.Add(item);
        }

        await Eventually.HoldsAsync(() => Volatile.Read(ref done) == 1_000);
        work.Complete();
    }

    [Fact]
    public void A_failure_is_thrown_at_the_end_and_nothing_is_done_after_it()
    {
        List<int> done = [];
        using WorkBehind<int> work = new(item =>
        {
            if (item == 1_500)
            {
                throw new InvalidDataException($"item {item}");
            }

            done.Add(item);
        });
        for (int item = 0; item < 100_000; item++)
        {
            work.Add(item);
        }

        Assert.Equal("item 1500", Assert.Throws<InvalidDataException>(work.Complete).Message);
        Assert.Equal(Enumerable.Range(0, 1_500), done);
    }

    [Fact]
    public Task Disposed_it_ends_its_thread() => Eventually.IsFreeAsync(Abandon());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon()
    {
        WorkBehind<int> work = new(_ =>
        {
        });
        for (int item = 0; item < 2_500; item++)
        {
            work.Add(item);
        }

        work.Dispose();
        return new WeakReference(work);
    }
}
