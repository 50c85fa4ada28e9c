using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>A cmdlet that sends one message an input. Nothing is ever sent a second time.</summary>
public abstract class MailkitSendCommand : MailkitConnectedCommand
{
    private int _position;

    /// <summary>Sends, and returns what Mailkit answered; null when it was not sent, or nobody knows.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="what">What is sent, such as "mail".</param>
    /// <param name="recipient">Whom to; only a person who is asked is shown it.</param>
    private protected List<object>? Send(Func<MailkitConnection, MailkitRowReader<object>> call, string what, string recipient)
    {
        _position++;
        MailkitConnection connection = GetConnection();
        try
        {
            // What cannot be written is refused before anybody is asked.
            using MailkitRowReader<object> reader = call(connection);
            if (IsConfirmed(FormattableString.Invariant($"Send {what} number {_position} of the input, at {connection}."), $"Send {what} to {recipient}, at {connection}?"))
            {
                return [.. Pull(reader).SelectMany(values => values)];
            }
        }
        catch (MailkitException e) when (MassSend.OutcomeOf(e) == SendOutcome.Refused || e.Kind == MailkitErrorKind.InvalidArgument)
        {
            WriteFailure(e, _position);
        }
        catch (MailkitException e)
        {
            string fate = MassSend.OutcomeOf(e) == SendOutcome.NotSent
                ? "was not sent"
                : "may have been sent: it was written whole and no readable answer came. Look into Mailkit before you send it again";
            WriteError(Errors.SendIncomplete(FormattableString.Invariant($"The {what} number {_position} of the input {fate}. The reason: {e.Message}"), e, _position));
        }

        return null;
    }
}
