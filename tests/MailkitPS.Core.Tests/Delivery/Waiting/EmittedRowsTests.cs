namespace MailkitPS.Core.Tests.Delivery;

/// <summary>Each row once: a multiset of whole rows.</summary>
public sealed class EmittedRowsTests
{
    [Fact]
    public void Equal_rows_are_handed_out_as_often_as_they_came_at_once()
    {
        EmittedRows rows = new();
        Assert.Equal([true, true], Poll(rows, Row(), Row()));
        Assert.Equal([false], Poll(rows, Row()));
        Assert.Equal([false, false, true], Poll(rows, Row(), Row(), Row()));
    }

    public static TheoryData<string> Members() => ["ErrorCode", "Email", "Info", "Date", "EmailId", "SendId", "SendMessageId"];

    [Theory]
    [MemberData(nameof(Members))]
    public void A_row_that_differs_in_any_member_is_another_row(string member)
    {
        SendMassResult other = Row();
        System.Reflection.PropertyInfo property = typeof(SendMassResult).GetProperty(member)!;
        property.SetValue(other, member switch { "ErrorCode" => 7, "Email" or "Info" => "y", "Date" => new DateTime(2026, 1, 2), _ => 7L });
        EmittedRows rows = new();
        Assert.Equal([true, true], Poll(rows, Row(), other));
        Assert.Equal([false, false], Poll(rows, other, Row()));
        if (property.PropertyType != typeof(int))
        {
            property.SetValue(other, null);
            Assert.Equal([true], Poll(rows, other));
        }
    }

    [Fact]
    public void Polls_are_compared_whatever_their_order()
    {
        EmittedRows rows = new();
        SendMassResult[] many = [.. Enumerable.Range(1, 100).Select(Row)];
        Poll(rows, many);
        RowSetHash first = rows.Poll;
        Poll(rows, [.. many.Reverse()]);
        Assert.True(rows.Poll.IsSame(first));
        Poll(rows, [.. many.Skip(1), Row(2)]);
        Assert.False(rows.Poll.IsSame(first));
        Assert.False(rows.Poll.IsSameWithoutDates(first));
    }

    [Fact]
    public void Once_dates_are_left_out_they_make_no_new_row()
    {
        EmittedRows rows = new();
        SendMassResult later = Row();
        later.Date = new DateTime(2026, 5, 5);
        Poll(rows, Row());
        RowSetHash first = rows.Poll;
        Poll(rows, later);
        Assert.False(rows.Poll.IsSame(first));
        Assert.True(rows.Poll.IsSameWithoutDates(first));
        rows.IgnoreDates();
        later.Date = new DateTime(2026, 6, 6);
        Assert.Equal([false], Poll(rows, later));
        Assert.Equal([true], Poll(rows, Row(9)));
    }

    [Fact]
    public void A_million_rows_take_at_most_64_bytes_each()
    {
        const int Count = 1_000_000;
        SendMassResult row = Row();
        EmittedRows rows = new();
        long table = 0;
        rows.BeginPoll();
        for (int i = 1; i <= Count; i++)
        {
            row.EmailId = i;
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(rows.Add(row));

            // Only the table made last is kept, which is also the largest; the size of the heap would include other tests.
            table = Math.Max(table, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        double perRow = table / (double)Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{perRow:0.0} bytes a row");
        Assert.InRange(perRow, 1, 64);
    }

    private static bool[] Poll(EmittedRows rows, params SendMassResult[] answer)
    {
        rows.BeginPoll();
        return [.. answer.Select(rows.Add)];
    }

    private static SendMassResult Row() => Row(1);

    private static SendMassResult Row(int emailId) => new(8001)
    {
        ErrorCode = 6,
        Email = "x@example.com",
        Info = "x",
        Date = new DateTime(2026, 1, 1),
        EmailId = emailId,
        SendId = 2,
        SendMessageId = 3,
    };
}
