using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Every error that the cmdlets write: a constant id, a category, the thing at fault, and a text that says what to do.</summary>
internal static class Errors
{
    public static ErrorRecord NotConnected() => New(
        new InvalidOperationException(
            "There is no connection to Mailkit in this runspace. Run Connect-Mailkit first, or name a connection with -Connection."),
        "MailkitNotConnected",
        ErrorCategory.InvalidOperation,
        null);

    public static ErrorRecord InvalidArgument(string message, object? target) => New(
        new ArgumentException(message),
        "MailkitInvalidArgument",
        ErrorCategory.InvalidArgument,
        target);

    public static ErrorRecord ConnectionNotFound(string name) => New(
        new ItemNotFoundException(
            $"There is no connection named '{name}' in this runspace. Get-MailkitConnection lists those that there are."),
        "MailkitConnectionNotFound",
        ErrorCategory.ObjectNotFound,
        name);

    /// <summary>The error of a failed call.</summary>
    public static ErrorRecord CallFailed(MailkitException failure, object? target) => failure.Kind switch
    {
        MailkitErrorKind.Unauthorized => New(failure, "MailkitUnauthorized", ErrorCategory.AuthenticationError, target),
        MailkitErrorKind.AddressNotAllowed => New(failure, "MailkitAddressNotAllowed", ErrorCategory.PermissionDenied, target),
        MailkitErrorKind.ApiError => New(failure, "MailkitApiError", ErrorCategory.InvalidArgument, target),
        MailkitErrorKind.ConnectionFailed => New(failure, "MailkitConnectionFailed", ErrorCategory.ConnectionError, target),
        MailkitErrorKind.Timeout => New(failure, "MailkitTimeout", ErrorCategory.OperationTimeout, target),
        MailkitErrorKind.HttpError => New(failure, "MailkitHttpError", ErrorCategory.ResourceUnavailable, target),
        MailkitErrorKind.InvalidArgument => InvalidArgument(failure.Message, target),
        _ => New(failure, "MailkitInvalidAnswer", ErrorCategory.InvalidData, target),
    };

    /// <summary>A wait that ended before the result had settled; <paramref name="resume"/> is the command that goes on with it.</summary>
    public static ErrorRecord WaitTimeout(SendMassStatus status, MailkitException? latestFailure, string resume)
    {
        string message = FormattableString.Invariant(
            $"The result of {status.RequestId} had not settled when the wait ended (rows written: {status.RowCount}).");
        if (latestFailure is not null)
        {
            message += $" The latest poll failed: {latestFailure.Message}";
        }

        return New(
            new TimeoutException($"{message} This goes on with it, and writes every row again: {resume}", latestFailure),
            "MailkitWaitTimeout",
            ErrorCategory.OperationTimeout,
            status.RequestId);
    }

    /// <summary>Whether the next input must fail in the same way.</summary>
    public static bool EndsAll(MailkitException failure) =>
        failure.Kind is MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed;

    private static ErrorRecord New(Exception exception, string id, ErrorCategory category, object? target) =>
        new(exception, id, category, target);
}
