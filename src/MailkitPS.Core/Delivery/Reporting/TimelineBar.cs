using System;

namespace MailkitPS;

/// <summary>What a step of a timeline has.</summary>
/// <param name="start">When it begins.</param>
internal sealed class TimelineBar(DateTime start)
{
    public DateTime Start { get; } = start;

    public long Errors { get; private set; }

    public long Bounces { get; private set; }

    public long Total => Errors + Bounces;

    public void Add(long errors, long bounces)
    {
        Errors += errors;
        Bounces += bounces;
    }
}
