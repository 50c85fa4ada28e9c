using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Every error that the cmdlets write: a constant id, a category, the thing at fault, and a text that says what to do.</summary>
internal static class Errors
{
    /// <summary>Why something may not be there.</summary>
    public const string PerhapsDeleted = "It may have been deleted, or belong to another account.";

    /// <summary>There is no default connection.</summary>
    public static ErrorRecord NotConnected(IReadOnlyList<MailkitConnection> others) => New(
        new InvalidOperationException(others.Count == 0
            ? "There is no connection to Mailkit in this runspace. Run Connect-Mailkit first, or give a connection with -Connection."
            : $"This runspace has no default connection. {Describe(others)} Select-MailkitConnection makes one the default, "
            + "-Connection names one for a single command, and Connect-Mailkit makes a new one."),
        "MailkitNotConnected",
        ErrorCategory.InvalidOperation,
        null);

    public static ErrorRecord InvalidArgument(string message, object? target) => New(
        new ArgumentException(VisibleText.Of(message)),
        "MailkitInvalidArgument",
        ErrorCategory.InvalidArgument,
        target);

    /// <summary>A recipient that cannot be sent to.</summary>
    public static ErrorRecord LeftOut(int position, MailkitException reason) =>
        InvalidArgument(FormattableString.Invariant($"Recipient {position} of the input is left out. {reason.Message}"), position);

    /// <summary>An input that nothing can be done with.</summary>
    public static ErrorRecord InputLeftOut(int position, string problem) =>
        InvalidArgument(FormattableString.Invariant($"Input {position} is left out. {problem}"), position);

    /// <summary>Inputs that cannot be used for the reason that was told with one before them.</summary>
    public static ErrorRecord LeftOutAlike(PositionRanges positions) => InvalidArgument(
        FormattableString.Invariant(
            $"Left out for the same reason as one before: {positions.Described} of the input ({positions.Count} more)."),
        positions.ToString());

    /// <summary>There is no connection of this name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="others">The connections that there are.</param>
    /// <param name="input">Which input the name came with; empty if it was typed.</param>
    public static ErrorRecord ConnectionNotFound(string name, IReadOnlyList<MailkitConnection> others, string input = "") => New(
        new ItemNotFoundException(
            VisibleText.Of($"{input}There is no connection named '{name}' in this runspace. {Describe(others)}")),
        "MailkitConnectionNotFound",
        ErrorCategory.ObjectNotFound,
        name);

    /// <summary>Mailkit does not have what was asked for by its name or ID.</summary>
    public static ErrorRecord NotFound(string message, object target) =>
        NotFound(new ItemNotFoundException(VisibleText.Of(message)), target);

    /// <summary>The same in Mailkit's own words.</summary>
    /// <param name="refusal">Mailkit's refusal.</param>
    /// <param name="target">What was asked for.</param>
    /// <param name="advice">With what the text ends; null for the usual.</param>
    public static ErrorRecord NotFound(MailkitException refusal, object? target, string? advice) =>
        NotFound((Exception)refusal.WithMessage($"{refusal.Message} {advice ?? PerhapsDeleted}"), target);

    /// <summary>There is something of the same name already, in Mailkit's own words.</summary>
    public static ErrorRecord AlreadyExists(MailkitException refusal, object? target) =>
        New(refusal, "MailkitAlreadyExists", ErrorCategory.ResourceExists, target);

    /// <summary>A change that was not made, or of which nobody knows whether it was.</summary>
    public static ErrorRecord ChangeIncomplete(
        PlannedChange plan, SendOutcome outcome, MailkitException cause, MailkitConnection connection)
    {
        string what = plan.IsSend ? "send" : "change";
        string advice = plan.Look is ResumeCommand look ? $"look with `{look.Over(connection)}` before you make it again"
            : plan.IsSend ? "look whether it has arrived before you make it again"
            : "make it again; twice is the same as once";
        string message = outcome == SendOutcome.NotSent
            ? $"This {what} was not made: {plan.Action}."
            : $"This {what} may have been made: {plan.Action}. It was written whole, and no answer came that says what became of it: "
                + $"{advice}.";
        message = VisibleText.Of($"{message} The reason: {cause.Message}");
        return plan.IsSend
            ? SendIncomplete(message, cause, plan.Target)
            : ChangeIncomplete(message, cause, plan.Target);
    }

    /// <summary>Nobody can be asked whether to go on.</summary>
    public static ErrorRecord ConfirmationRequired(string command, string target, PositionRanges? sent, InputWords words) => New(
        new InvalidOperationException(
            $"{command} asks before it goes on, and there is nobody to ask here. "
            + (sent is not { Any: true }
                ? "Nothing was done."
                : $"{words.DoneFirst} before: {sent.Described} of the input; nothing of what comes after them was {words.Done}.")
            + " Add -Confirm:$false where that is meant."),
        "MailkitConfirmationRequired",
        ErrorCategory.InvalidOperation,
        target);

    /// <summary>A send that failed, or whose outcome is unknown; the message says what became of it.</summary>
    public static ErrorRecord SendIncomplete(string message, Exception cause, object target) =>
        New(new InvalidOperationException(message + Advice(cause), cause), "MailkitSendIncomplete", ErrorCategory.WriteError, target);

    /// <summary>A batch that failed; the message lists which positions of the input were sent or imported and which were not.</summary>
    public static ErrorRecord BatchFailed<TRow>(BatchResult<TRow> result, MailkitException failure, bool goesOn, InputWords words)
        where TRow : MailkitRow
    {
        SendMassBatch batch = result.Batch;
        string rest = goesOn
            ? $"The batches after it are {words.Done} all the same (-ContinueOnError), unless -ErrorAction ends the command."
            : FormattableString.Invariant($"Not {words.Done}: everything from position {batch.LastPosition + 1} on.");
        string message = FormattableString.Invariant(
            $"Batch {batch.BatchNumber} with {result.Positions.Described} of the input {SendOutcomes.Describe(batch.Outcome, words)}. ")
            + $"{words.DoneFirst} before it: {result.SentBefore}. {rest} The reason: {failure.Message}";
        return failure.ConcernsEveryCall
            ? CallFailed(failure.WithMessage(message), batch)
            : words == InputWords.Import ? ChangeIncomplete(message, failure, batch)
            : SendIncomplete(message, failure, batch);
    }

    /// <summary>A mass send that was accepted, and whose answer holds nothing by which its result can be read.</summary>
    public static ErrorRecord RequestIdMissing(BatchResult<SendMassRequest> result)
    {
        SendMassRequest batch = result.Row!;
        string recipients = batch.RecipientCount == 1 ? "recipient" : "recipients";
        string accepted = FormattableString.Invariant(
            $"Mailkit accepted batch {batch.BatchNumber} ({batch.RecipientCount} {recipients}); do not send it again.");
        return New(
            new InvalidOperationException(
                $"{accepted} No request ID was found in its answer, so its result cannot be read by one. "
                + $"The answer holds: {batch.Answer}."),
            "MailkitRequestIdMissing",
            ErrorCategory.InvalidData,
            result.Batch);
    }

    /// <summary>The error of a failed call.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="target">The thing at fault.</param>
    /// <param name="advice">What can be done, with which the text ends; null where there is nothing to say.</param>
    /// <param name="isLookup">That what was asked for is not there, or is there already, is an error of its own.</param>
    public static ErrorRecord Of(MailkitException failure, object? target, string? advice, bool isLookup) =>
        isLookup && failure.IsNotFound ? NotFound(failure, target, advice)
        : isLookup && failure.IsTaken ? AlreadyExists(failure, target)
        : CallFailed(failure, target, advice);

    /// <summary>A comparison that has no answer, because a part of what it needs cannot be read.</summary>
    /// <param name="what">What cannot be read, in words.</param>
    /// <param name="id">The ID in these words.</param>
    /// <param name="failure">Why not.</param>
    public static ErrorRecord NobodyCompared(string what, long id, MailkitException failure) => Of(
        failure.WithMessage($"Nobody was compared, because {what} could not be read. {failure.Message}"), id, advice: null, isLookup: true);

    /// <summary>A comparison that goes on without the errors of a request, because they cannot be read.</summary>
    /// <param name="what">What cannot be read, in words.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="failure">Why not.</param>
    public static ErrorRecord ResultUnread(string what, long requestId, MailkitException failure) => Of(
        failure.WithMessage($"Whom the request refused is not known, because {what} could not be read. {failure.Message}"),
        requestId,
        advice: null,
        isLookup: true);

    /// <summary>The error of a failed call, whatever was asked for.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="target">The thing at fault.</param>
    /// <param name="advice">What can be done, with which the text ends; null where there is nothing to say.</param>
    public static ErrorRecord CallFailed(MailkitException failure, object? target, string? advice = null)
    {
        failure.WithMessage($"{failure.Message}{Advice(failure)} {advice}".TrimEnd());
        return OfKind(failure, target);
    }

    private static ErrorRecord OfKind(MailkitException failure, object? target) => failure.Kind switch
    {
        MailkitErrorKind.Unauthorized => New(failure, "MailkitUnauthorized", ErrorCategory.AuthenticationError, target),
        MailkitErrorKind.AddressNotAllowed => New(failure, "MailkitAddressNotAllowed", ErrorCategory.PermissionDenied, target),
        MailkitErrorKind.ApiError => New(failure, "MailkitApiError", ErrorCategory.InvalidArgument, target),
        MailkitErrorKind.ConnectionFailed => New(failure, "MailkitConnectionFailed", ErrorCategory.ConnectionError, target),
        MailkitErrorKind.Timeout => New(failure, "MailkitTimeout", ErrorCategory.OperationTimeout, target),
        MailkitErrorKind.HttpError => New(failure, "MailkitHttpError", ErrorCategory.ResourceUnavailable, target),
        MailkitErrorKind.PagingStalled => New(failure, "MailkitPagingStalled", ErrorCategory.InvalidData, target),
        MailkitErrorKind.InvalidArgument => InvalidArgument(failure.Message, target),
        _ => New(failure, "MailkitInvalidAnswer", ErrorCategory.InvalidData, target),
    };

    /// <summary>A wait that ended before the result had settled; <paramref name="resume"/> is the command that goes on with it.</summary>
    public static ErrorRecord WaitTimeout(SendMassStatus status, MailkitException? latestFailure, string resume)
    {
        string message = FormattableString.Invariant(
            $"The result of {status.RequestId} had not settled when the wait ended (rows written: {status.RowCount}).");
        return WaitTimeout(message, latestFailure, $"This goes on with it, and writes every row again: {resume}", status.RequestId);
    }

    /// <summary>A wait that ended before everybody was accounted for.</summary>
    /// <param name="summary">What had been found by then.</param>
    /// <param name="hasRead">Whether the messages had been read once at least.</param>
    /// <param name="latestFailure">Why the last poll failed; null where it did not.</param>
    /// <param name="resume">What to do to go on with it.</param>
    /// <param name="requestIds">The requests.</param>
    public static ErrorRecord WaitTimeout(
        MassMailSummary summary, bool hasRead, MailkitException? latestFailure, string resume, IReadOnlyList<long> requestIds)
    {
        string message = hasRead
            ? FormattableString.Invariant($"The wait ended before the results had settled with everybody accounted for: missing ")
                + FormattableString.Invariant($"{summary.MissingCount} of {summary.SubmittedCount}, waiting {summary.WaitingCount}.")
            : "Nobody was compared, because the messages had not been read when the wait ended.";
        return WaitTimeout(message, latestFailure, $"To go on with it, {resume}", requestIds);
    }

    private static ErrorRecord WaitTimeout(string message, MailkitException? latestFailure, string resume, object target)
    {
        string failure = latestFailure is null ? string.Empty : $" The latest poll failed: {latestFailure.Message}{Advice(latestFailure)}";
        return New(
            new TimeoutException($"{message}{failure} {resume}", latestFailure),
            "MailkitWaitTimeout",
            ErrorCategory.OperationTimeout,
            target);
    }

    private static ErrorRecord ChangeIncomplete(string message, Exception cause, object target) =>
        New(new InvalidOperationException(message + Advice(cause), cause), "MailkitChangeIncomplete", ErrorCategory.WriteError, target);

    private static ErrorRecord NotFound(Exception exception, object? target) =>
        New(exception, "MailkitNotFound", ErrorCategory.ObjectNotFound, target);

    private static string Describe(IReadOnlyList<MailkitConnection> connections) => connections.Count == 0
        ? "There is none at all: run Connect-Mailkit first."
        : $"There are: {VisibleText.Of(string.Join(", ", connections.Select(connection => connection.Name)))}.";

    /// <summary>Which parameter has to do with a failure; Core knows no parameters.</summary>
    private static string Advice(Exception failure) => failure switch
    {
        MailkitException { Kind: MailkitErrorKind.Timeout } => " The limit is -TimeoutSec of Connect-Mailkit.",
        MailkitException { Kind: MailkitErrorKind.HttpError, StatusCode: >= 300 and < 400 } => " Check -ApiUri.",
        MailkitException { StatusCode: 407 } =>
            " Give Connect-Mailkit the -Proxy with -ProxyCredential or -ProxyUseDefaultCredentials.",
        _ => string.Empty,
    };

    private static ErrorRecord New(Exception exception, string id, ErrorCategory category, object? target) =>
        new(exception, id, category, target);
}
