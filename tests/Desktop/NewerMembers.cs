namespace MailkitPS.Core.Tests;

/// <summary>Members of .NET that the tests use and .NET Framework lacks.</summary>
internal static class NewerMembers
{
    extension(TimeSpan)
    {
        public static TimeSpan operator *(double factor, TimeSpan duration) => TimeSpan.FromTicks((long)(factor * duration.Ticks));

        public static double operator /(TimeSpan duration, TimeSpan unit) => (double)duration.Ticks / unit.Ticks;
    }

    extension(string)
    {
        public static string Create(IFormatProvider culture, FormattableString text) => text.ToString(culture);
    }

    public static string Replace(this string text, string old, string replacement, StringComparison comparison)
    {
        Assert.Equal(StringComparison.Ordinal, comparison);
        return text.Replace(old, replacement);
    }
}
