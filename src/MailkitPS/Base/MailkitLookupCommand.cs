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
    private protected MailkitLookupCommand()
    {
    }

    /// <summary>What came from the pipeline: it has a position even if it has no ID. PowerShell binds its properties.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
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

    /// <summary>Whether none of some IDs was refused when it was bound; if one was, the input is refused.</summary>
    /// <param name="parameter">The parameter that gives them.</param>
    /// <param name="ids">The IDs.</param>
    private protected bool AreIds(string parameter, params IEnumerable<long> ids)
    {
        long? refused = ids.Where(RefusedId.Is).Cast<long?>().FirstOrDefault();
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
