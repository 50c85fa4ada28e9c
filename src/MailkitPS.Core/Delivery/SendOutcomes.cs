namespace MailkitPS;

/// <summary>What a failed send means for those who were to be reached.</summary>
internal static class SendOutcomes
{
    /// <summary>What a failure means for the message or batch that was to be sent.</summary>
    public static SendOutcome Of(MailkitException failure) =>
        failure.MayBeDoneAlready ? SendOutcome.Unknown : OfLastAttempt(failure);

    /// <summary>The outcome in words that follow the name of a message or batch.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="words">What was to be done with it.</param>
    public static string Describe(SendOutcome outcome, InputWords words) => outcome switch
    {
        SendOutcome.Refused => $"was refused by Mailkit: nothing of it was {words.Done}",
        SendOutcome.NotSent => $"was not {words.Done}",
        _ => $"may have been {words.Done}: it was written whole, and no answer came that says what became of it. {words.Again}",
    };

    private static SendOutcome OfLastAttempt(MailkitException failure)
    {
        switch (failure.Kind)
        {
            case MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed:
            case MailkitErrorKind.HttpError when failure.StatusCode is 307 or 308 or (>= 400 and < 500 and not 408):
                return SendOutcome.Refused;
            case MailkitErrorKind.InvalidArgument:
                return SendOutcome.NotSent;
            case MailkitErrorKind.ApiError when failure.StatusCode is not (408 or >= 500):
                return SendOutcome.Refused;
            default:
                // A gateway may answer with such a status after Mailkit has received the request.
                return failure.RequestIsIncomplete ? SendOutcome.NotSent : SendOutcome.Unknown;
        }
    }
}
