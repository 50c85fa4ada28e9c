namespace MailkitPS.Core.Tests.Delivery;

public sealed class PositionRangesTests
{
    [Fact]
    public void Neighbours_are_one_range()
    {
        PositionRanges first = Ranges(1, 2, 3, 5);
        Assert.Equal("1-3, 5", first.ToString());
        Assert.Equal((1, 5), (first.First, first.Last));
        first.Add(Ranges(6, 7, 9));
        Assert.Equal("1-3, 5-7, 9", first.ToString());
    }

    [Fact]
    public void Without_a_position_there_is_none()
    {
        PositionRanges none = new();
        none.Add(new PositionRanges());
        Assert.False(none.Any);
        Assert.Equal("none", none.ToString());
    }

    private static PositionRanges Ranges(params int[] positions)
    {
        PositionRanges ranges = new();
        foreach (int position in positions)
        {
            ranges.Add(position);
        }

        return ranges;
    }
}
