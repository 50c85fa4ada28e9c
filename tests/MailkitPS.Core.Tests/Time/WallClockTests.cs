using System.Globalization;

namespace MailkitPS.Core.Tests.Time;

/// <summary>A time without a zone, read the same everywhere.</summary>
public sealed class WallClockTests
{
    [Theory]
    [InlineData("2026-03-14 09:00")]
    [InlineData(" 2026-03-14T09:00 ")]
    public void A_text_has_date_and_time(string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        DateTime read = WallClock.Read(text, "-SendDate");
        Assert.Equal(new DateTime(2026, 3, 14, 9, 0, 0), read);
        Assert.Equal(DateTimeKind.Unspecified, read.Kind);
        Assert.Equal("2026-03-14 09:00", WallClock.Format(read));
    }

    [Theory]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Local)]
    public void Of_a_date_the_digits_count_and_not_the_seconds(DateTimeKind kind)
    {
        DateTime read = WallClock.Read(new DateTime(2026, 3, 14, 9, 26, 53, 589, kind), "-SendDate");
        Assert.Equal(new DateTime(2026, 3, 14, 9, 26, 0), read);
        Assert.Equal(DateTimeKind.Unspecified, read.Kind);
    }

    [Fact]
    public void What_has_a_zone_of_its_own_is_refused()
    {
        foreach (object value in (object[])
        [
            new DateTime(2026, 3, 14, 9, 0, 0, DateTimeKind.Utc), new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.FromHours(1)),
        ])
        {
            Assert.Contains("zone of its own", Refusal(value), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2026-03-14 09:00Z")]
    [InlineData("2026-03-14T09:00+01:00")]
    [InlineData("2026-03-14 09:00:00")]
    [InlineData("2026-03-14 09:00 Europe/Prague")]
    [InlineData("2026-03-14")]
    [InlineData("09:00")]
    [InlineData("14.3.2026 09:00")]
    [InlineData("3/14/2026 09:00")]
    [InlineData("2026-02-30 09:00")]
    [InlineData("2026-03-14 24:00")]
    [InlineData("now")]
    public void Another_text_is_refused(string text) => Assert.Contains($"-SendDate '{text}'", Refusal(text), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "-SendDate is empty.")]
    [InlineData("", "-SendDate is empty.")]
    [InlineData(20260314, "-SendDate is no date.")]
    [InlineData(true, "-SendDate is no date.")]
    public void What_is_no_date_is_refused(object? value, string problem) =>
        Assert.StartsWith(problem, Refusal(value), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-14 09:27", false)]
    [InlineData("2026-03-13 21:27", false)]
    [InlineData("2026-03-13 21:26", true)]
    [InlineData("2020-01-01 00:00", true)]
    public void The_last_zone_is_twelve_hours_behind(string text, bool isPast)
    {
        // The clock of the tests says 2026-03-14 09:26:53 UTC.
        Assert.Equal(isPast, WallClock.IsPastEverywhere(WallClock.Read(text, "-SendDate"), new FakeClock().UtcNow));
    }

    private static string Refusal(object? value)
    {
        MailkitException refusal = Assert.Throws<MailkitException>(() => WallClock.Read(value, "-SendDate"));
        Assert.Equal(MailkitErrorKind.InvalidArgument, refusal.Kind);
        return refusal.Message;
    }
}
