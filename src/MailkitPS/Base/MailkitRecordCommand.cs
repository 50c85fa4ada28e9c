using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// A cmdlet that does the same for each input: for what was typed, or for what comes from the pipeline. An input that cannot be used is an
/// error that names its position, and the next one goes on.
/// </summary>
public abstract class MailkitRecordCommand : MailkitConnectedCommand
{
    private protected MailkitRecordCommand()
    {
    }

    /// <summary>The position of the current input, from 1.</summary>
    private protected int Position { get; private set; }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        Position++;
        try
        {
            ProcessInput();
        }
        catch (MailkitException e) when (e.Kind == MailkitErrorKind.InvalidArgument)
        {
            Refuse(e.Message);
        }
    }

    /// <summary>Does what is to be done for the current input.</summary>
    /// <exception cref="MailkitException">A value of it cannot be sent.</exception>
    private protected abstract void ProcessInput();

    /// <summary>Refuses the current input, or what was typed, which ends the command.</summary>
    /// <param name="problem">Why, in a sentence.</param>
    /// <param name="parameter">The parameter at fault, where it was typed; null where that is not known.</param>
    private protected void Refuse(string problem, string? parameter = null)
    {
        if (!MyInvocation.ExpectingInput)
        {
            Stop(Errors.InvalidArgument(problem, parameter));
        }

        WriteError(Errors.InputLeftOut(Position, problem));
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
            return email.Contains("@") ? EmailAddress.Require(email, name)
                : email.TrimStart().StartsWith("+", StringComparison.Ordinal) ? PhoneNumber.Require(email, $"{name}, which has no @,")
                : throw new MailkitException(
                    MailkitErrorKind.InvalidArgument,
                    $"{name} is neither an address nor a telephone number with its +. An ID goes to -EmailId");
        }
        catch (MailkitException e)
        {
            Refuse(e.Message, "Email");
            return null;
        }
    }
}
