using System;

namespace MailkitPS;

/// <summary>What <c>mailkit.mailinglist.adduser</c> says that it has done (seen in clients).</summary>
internal static class AdditionAnswer
{
    private const string QuestionIsSent = "Sent subscribe email";

    /// <summary>Mailkit's number for a fault of its own.</summary>
    private const long Fault = 4;

    /// <summary>What was done; unknown where the answer says nothing, or something that is not known.</summary>
    public static RecipientOperation OperationOf(long? status, string? message) => status switch
    {
        _ when QuestionIsSent.Equals(message?.Trim(), StringComparison.OrdinalIgnoreCase) => RecipientOperation.OptInRequested,
        0 => RecipientOperation.Updated,
        1 => RecipientOperation.Added,
        2 => RecipientOperation.AddedUnsubscribed,
        3 => RecipientOperation.UpdatedUnsubscribed,
        _ => RecipientOperation.Unknown,
    };

    /// <summary>Refuses an answer that reports a fault.</summary>
    /// <exception cref="MailkitException">It does.</exception>
    public static void RequireNoFault(long? status)
    {
        if (status == Fault)
        {
            throw new MailkitException(
                MailkitErrorKind.ApiError, FormattableString.Invariant($"mailkit.mailinglist.adduser reports a fault (status {Fault})"));
        }
    }
}
