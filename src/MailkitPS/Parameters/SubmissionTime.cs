using System;
using System.Globalization;

namespace MailkitPS;

/// <summary>The time of a submission, as <see cref="IsoDateAttribute"/> has read it.</summary>
internal static class SubmissionTime
{
    /// <summary>How far the clocks of two machines may differ before a time counts as being in the future.</summary>
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Why a value cannot be the time of a submission; null if it can, or if there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">How it is called where it comes from.</param>
    public static string? Check(object? value, string name)
    {
        object? given = MailkitTransformationAttribute.Unwrap(value);
        if (given is null)
        {
            return null;
        }

        if (given is not DateTimeOffset submittedAt)
        {
            return IsoDateAttribute.Refusal(name, given, "2026-03-14T09:26:53Z or '2026-03-14 09:26:53' (local time)");
        }

        return submittedAt > DateTimeOffset.UtcNow + MaxClockSkew
            ? $"{name} '{Show(submittedAt)}' is in the future. Give the time at which the mass send was submitted."
            : null;
    }

    /// <summary>A time as people of this machine read it.</summary>
    public static string Show(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
