using System;

namespace MailkitPS;

/// <summary>When the result of a mass send is presumed complete, and how long to wait for that.</summary>
internal sealed class SendMassWaitOptions
{
    /// <summary>How long after the submission a result may still be incomplete. Mailkit says half an hour (documented).</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The pause between two polls of a request, give or take a tenth.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many successive polls after the settle time have to return the same rows.</summary>
    public int StablePolls { get; set; } = 2;

    /// <summary>How long to wait; none means without limit.</summary>
    public TimeSpan? WaitTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long the last polls may go on after the deadline, all together: one time-out of a request.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>When the settle time of a request is over, in the time of a clock.</summary>
    public TimeSpan SettlesAt(IClock clock, DateTimeOffset submittedAt)
    {
        TimeSpan age = clock.UtcNow - submittedAt;
        return clock.Elapsed + SettleTime - (age > TimeSpan.Zero ? age : TimeSpan.Zero);
    }
}
