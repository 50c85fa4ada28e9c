using System;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>One call of a poll, read step by step.</summary>
internal interface IPolledCall : IDisposable
{
    /// <summary>The read that is in flight; null for none.</summary>
    Task? Read { get; }

    /// <summary>Reads on.</summary>
    void BeginRead(CancellationToken token);

    /// <summary>Takes what the read that has ended brought; false when the answer is complete.</summary>
    /// <exception cref="MailkitException">The call has failed.</exception>
    Task<bool> TakeReadAsync(WaitStep step);
}
