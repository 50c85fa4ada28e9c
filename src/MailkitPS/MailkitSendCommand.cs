using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that sends what comes from the pipeline, each input once at most.</summary>
public abstract class MailkitSendCommand : MailkitConnectedCommand
{
    private int _inputs;
    private PSObject? _inputObject;

    /// <summary>An object whose properties are the other parameters.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject
    {
        get => _inputObject;
        set
        {
            // Set for every input, also for one that the binder then refuses and that never reaches ProcessRecord.
            _inputs += value is null ? 0 : 1;
            _inputObject = value;
        }
    }

    /// <summary>The position of what is processed among the inputs, from 1.</summary>
    private protected int Position => Math.Max(1, _inputs);

    /// <summary>Sends one message, and returns what Mailkit answered; null when it was not sent, or nobody knows.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="what">What is sent, such as "mail".</param>
    /// <param name="recipient">Whom to; only a person who is asked is shown it.</param>
    private protected List<TRow>? Send<TRow>(Func<MailkitConnection, MailkitRowReader<TRow>> call, string what, string recipient)
        where TRow : class
    {
        MailkitConnection connection = GetConnection();
        try
        {
            // What cannot be written is refused before anybody is asked.
            using MailkitRowReader<TRow> reader = call(connection);
            if (IsConfirmed(FormattableString.Invariant($"Send {what} number {Position} of the input, at {connection}."), $"Send {what} to {recipient}, at {connection}?"))
            {
                return [.. Pull(reader).SelectMany(values => values)];
            }
        }
        catch (MailkitException e) when (MassSend.OutcomeOf(e) == SendOutcome.Refused || e.Kind == MailkitErrorKind.InvalidArgument)
        {
            WriteFailure(e, Position);
        }
        catch (MailkitException e)
        {
            WriteError(Errors.SendIncomplete(FormattableString.Invariant($"The {what} number {Position} of the input {MassSend.Describe(MassSend.OutcomeOf(e))}. The reason: {e.Message}"), e, Position));
        }

        return null;
    }
}
