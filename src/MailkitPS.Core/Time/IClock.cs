using System;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Time as this library uses it, so that tests need none.</summary>
internal interface IClock
{
    /// <summary>The wall clock, which may jump.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Time since a fixed moment; it never jumps.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Completes after <paramref name="duration"/>, or is cancelled by <paramref name="token"/>.</summary>
    Task DelayAsync(TimeSpan duration, CancellationToken token);
}
