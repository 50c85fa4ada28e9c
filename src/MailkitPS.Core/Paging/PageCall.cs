using System;

namespace MailkitPS;

/// <summary>One call of a walk: it asks for a page, or for what is left of one that broke off.</summary>
/// <param name="number">Which page it is, from 1.</param>
/// <param name="start">The ID that the page begins with; null for the first row of all.</param>
/// <param name="failedAttempts">How many calls in a row have failed before it without a new row.</param>
/// <param name="pause">How long to wait before it is made.</param>
internal sealed class PageCall(long number, long? start, int failedAttempts, TimeSpan pause)
{
    public long? Start => start;

    public int FailedAttempts => failedAttempts;

    public TimeSpan Pause => pause;

    public override string ToString() => FormattableString.Invariant($"page {number}");
}
