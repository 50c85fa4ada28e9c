namespace MailkitPS.Core.Tests;

/// <summary>What is made ahead comes in its order, once each, and not much more is made than is used.</summary>
public sealed class WorkAheadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(100_000)]
    public void All_come_in_their_order(int count) =>
        Assert.Equal(Enumerable.Range(0, count), WorkAhead.Of(Enumerable.Range(0, count)));

    [Fact]
    public void The_next_part_is_made_while_one_is_used()
    {
        using ManualResetEvent isFarther = new(false);
        foreach (int item in WorkAhead.Of(Made()))
        {
            Assert.True(item > 0 || isFarther.WaitOne(Patience));
        }

        IEnumerable<int> Made()
        {
            for (int item = 0; item < 5_000; item++)
            {
                if (item == 1_500)
                {
                    isFarther.Set();
                }

                yield return item;
            }
        }
    }

    [Fact]
    public void Who_stops_has_few_made_in_vain_and_none_after_that()
    {
        int made = 0;
        bool isEnded = false;
        Assert.Equal(3, WorkAhead.Of(Made()).Skip(3).First());
        Assert.True(isEnded);
        Assert.InRange(made, 4, 2_000);

        IEnumerable<int> Made()
        {
            try
            {
                while (true)
                {
                    yield return made++;
                }
            }
            finally
            {
                isEnded = true;
            }
        }
    }

    [Fact]
    public void A_failure_comes_behind_the_parts_before_it()
    {
        List<int> used = [];
        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (int item in WorkAhead.Of(Made()))
            {
                used.Add(item);
            }
        });
        Assert.Equal(Enumerable.Range(0, 1_000), used);

        static IEnumerable<int> Made()
        {
            for (int item = 0; item < 1_500; item++)
            {
                yield return item;
            }

            throw new InvalidDataException();
        }
    }
}
