using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Rows that are pulled as they arrive, of one call or of a walk over pages. One caller at a time.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal interface IRowSource<TRow> : IDisposable
    where TRow : class
{
    /// <summary>The function that is called.</summary>
    string Function { get; }

    /// <summary>The members of the answers that are not known, once they have ended.</summary>
    IReadOnlyList<string> UnknownMembers { get; }

    /// <summary>An answer has begun and not ended: the next read goes on in it, and makes no call.</summary>
    bool IsInAnswer { get; }

    /// <summary>How the call stands, for who waits for it; null while there is none.</summary>
    CallState? State { get; }

    /// <summary>The rows of one read from the network; an empty list when there were none in it; null at the end.</summary>
    Task<IReadOnlyList<TRow>?> ReadNextAsync(CancellationToken token);

    /// <summary>What happened since the last call of this method, one line an event.</summary>
    IReadOnlyList<string> TakeLog();
}
