using System.Linq;

namespace MailkitPS;

/// <summary>What the failure of a send means for those who were to be reached.</summary>
internal static class MassSend
{
    /// <summary>How the refusals begin that are known (seen in clients). Another bare text may just as well be a success that is not known.</summary>
    private static readonly string[] KnownRefusals = [": Missing ", ": Invalid ", ": Bad ", ": Attachment is not allowed"];

    /// <summary>What a failure means for the message or batch that was to be sent.</summary>
    public static SendOutcome OutcomeOf(MailkitException failure)
    {
        switch (failure.Kind)
        {
            case MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed:
            case MailkitErrorKind.HttpError when failure.StatusCode is 307 or 308 or (>= 400 and < 500 and not 408):
                return SendOutcome.Refused;
            case MailkitErrorKind.InvalidArgument:
                return SendOutcome.NotSent;
            case MailkitErrorKind.ApiError when failure.StatusCode is not (408 or >= 500) && (!failure.IsBareText || IsKnownRefusal(failure)):
                return SendOutcome.Refused;
            default:
                // A gateway may answer so when Mailkit had the request already.
                return failure.RequestIsIncomplete ? SendOutcome.NotSent : SendOutcome.Unknown;
        }
    }

    /// <summary>What an outcome means for those who were to be reached.</summary>
    public static string Describe(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused => "was refused by Mailkit: nothing of it was sent",
        SendOutcome.NotSent => "was not sent",
        _ => "may have been sent: it was written whole and no readable answer came. Look into Mailkit before you send it again",
    };

    private static bool IsKnownRefusal(MailkitException failure) => KnownRefusals.Any(text => failure.Message.Contains(text));
}
