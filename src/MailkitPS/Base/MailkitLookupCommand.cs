using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>A cmdlet that looks up what belongs to IDs, which are typed or come from the pipeline.</summary>
public abstract class MailkitLookupCommand : MailkitPipelineCommand
{
    /// <summary>What has been read: it is not read again, however many inputs name it.</summary>
    private readonly HashSet<object> _read = [];

    private protected MailkitLookupCommand()
    {
    }

    /// <summary>Whether something has not been read yet by this command; from now on it has.</summary>
    private protected bool IsNew(object key) => _read.Add(key);

    /// <summary>Writes rows as <see cref="MailkitConnectedCommand.WriteRows"/> does; none at all is an error.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="target">The target of the error: an ID or the position of the input.</param>
    /// <param name="described">What is looked up, such as "recipient with the EmailId 5".</param>
    /// <param name="isWanted">Which rows are written; null for all of them.</param>
    private protected void WriteExisting<TRow>(
        Func<MailkitClient, IRowSource<TRow>> call, object target, string described, Predicate<TRow>? isWanted = null)
        where TRow : class
    {
        bool isThere = false;
        bool isComplete = WriteRows(call, target, isWanted: row =>
        {
            bool isTaken = isWanted?.Invoke(row) != false;
            isThere |= isTaken;
            return isTaken;
        });
        if (isComplete && !isThere)
        {
            WriteError(Errors.NotFound($"There is no {described}. {Errors.PerhapsDeleted}", target));
        }
    }
}
