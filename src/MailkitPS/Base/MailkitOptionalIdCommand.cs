namespace MailkitPS;

/// <summary>
/// A cmdlet that reads what belongs to an ID, and all that there is where none was typed. From the pipeline each input has to have one, so
/// that an empty field never asks for all; an ID that comes again is not read again.
/// </summary>
public abstract class MailkitOptionalIdCommand : MailkitLookupCommand
{
    private readonly string _noun;
    private readonly string _parameter;
    private bool _isGiven;

    /// <param name="noun">What the ID is of, for messages.</param>
    /// <param name="parameter">The parameter that gives it.</param>
    private protected MailkitOptionalIdCommand(string noun, string parameter)
    {
        _noun = noun;
        _parameter = parameter;
    }

    /// <summary>The ID of the current input; the parameter that sets it is the cmdlet's own.</summary>
    private protected long? Id
    {
        get;
        set
        {
            _isGiven = true;
            field = value;
        }
    }

    private protected sealed override void ProcessInput()
    {
        if (Id is long id)
        {
            if (AreIds(_parameter, id) && IsNew(id))
            {
                Read(id);
            }
        }
        else if (MyInvocation.ExpectingInput)
        {
            Refuse($"There is no ID of a {_noun}.", _parameter);
        }
        else if (_isGiven)
        {
            Refuse($"-{_parameter} is empty. Leave it out to read without the ID of a {_noun}.", _parameter);
        }
        else
        {
            Read(null);
        }
    }

    /// <summary>Reads what belongs to an ID, or all that there is.</summary>
    private protected abstract void Read(long? id);
}
