using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet that looks up what belongs to IDs, which are typed or come from the pipeline. An input that cannot be used is an error that
/// names its position, and the next one goes on.
/// </summary>
public abstract class MailkitLookupCommand : MailkitConnectedCommand
{
    /// <summary>What has been read: it is not read again, however many inputs name it.</summary>
    private readonly HashSet<object> _read = [];

    private protected MailkitLookupCommand()
    {
    }

    /// <summary>What came from the pipeline: it has a position even if it has no ID. PowerShell binds its properties.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The position of the current input, from 1.</summary>
    private protected int Position { get; private set; }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        Position++;
        LookUp();
    }

    /// <summary>Looks up what belongs to the IDs of the current input.</summary>
    private protected abstract void LookUp();

    /// <summary>Refuses the current input, or what was typed, which ends the command.</summary>
    /// <param name="problem">Why, in a sentence.</param>
    /// <param name="parameter">The parameter at fault, where it was typed.</param>
    private protected void Refuse(string problem, string parameter)
    {
        if (!MyInvocation.ExpectingInput)
        {
            Stop(Errors.InvalidArgument(problem, parameter));
        }

        WriteError(Errors.InvalidArgument(FormattableString.Invariant($"Input {Position} is left out. {problem}"), Position));
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

    /// <summary>Whether none of some IDs was refused when it was bound; if one was, the input is refused.</summary>
    /// <param name="parameter">The parameter that gives them.</param>
    /// <param name="ids">The IDs; null for none.</param>
    private protected bool AreIds(string parameter, params IEnumerable<long?> ids)
    {
        long? refused = ids.FirstOrDefault(id => id is long given && RefusedId.Is(given));
        if (refused is not null)
        {
            Refuse(RefusedId.Describe(MyInvocation.ExpectingInput ? $"Its {parameter}" : $"-{parameter}", refused.Value), parameter);
        }

        return refused is null;
    }

    /// <summary>
    /// The address, or the telephone number in its place, without the blanks around it. If it is none, the input is refused, and this is
    /// null.
    /// </summary>
    /// <param name="email">What was given.</param>
    private protected string? FindAddress(string email)
    {
        string name = MyInvocation.ExpectingInput ? "Its Email" : "-Email";
        try
        {
            return email.Contains("@") ? EmailAddress.Require(email, name) : PhoneNumber.Require(email, $"{name}, which has no @,");
        }
        catch (MailkitException e)
        {
            Refuse(e.Message, "Email");
            return null;
        }
    }
}
