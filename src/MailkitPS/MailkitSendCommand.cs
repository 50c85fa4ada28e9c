using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>A cmdlet that sends one message an input. Nothing is ever sent a second time.</summary>
public abstract class MailkitSendCommand : MailkitConnectedCommand
{
    /// <summary>Sends, and returns what Mailkit answered; null when it was not sent, or nobody knows.</summary>
    private protected List<object>? Send(Func<MailkitConnection, MailkitRowReader<object>> call, string target, string action)
    {
        MailkitConnection connection = GetConnection();
        try
        {
            // What cannot be written is refused before anybody is asked.
            using MailkitRowReader<object> reader = call(connection);
            if (IsConfirmed($"{target}, at {connection}", action))
            {
                return [.. Pull(reader).SelectMany(values => values)];
            }
        }
        catch (MailkitException e) when (MassSend.OutcomeOf(e) == SendOutcome.Refused || e.Kind == MailkitErrorKind.InvalidArgument)
        {
            WriteFailure(e, target);
        }
        catch (MailkitException e)
        {
            string fate = MassSend.OutcomeOf(e) == SendOutcome.NotSent
                ? "It was not sent."
                : "It may have been sent: it was written whole and no readable answer came. Look into Mailkit before you send it again.";
            WriteError(Errors.SendIncomplete($"{action} to {target} failed. {fate} The reason: {e.Message}", e, target));
        }

        return null;
    }
}
