using System;

namespace MailkitPS;

/// <summary>
/// A call to Mailkit failed. The text says what to do; it never holds the request, so no secret. There is never an inner exception: the
/// texts of others quote what a server sent.
/// </summary>
public sealed class MailkitException : Exception
{
    /// <summary>Longer than anything that a person reads; an <c>error</c> text of the API is shown up to here.</summary>
    private const int MaxMessageLength = 2000;

    private string _message;

    internal MailkitException(MailkitErrorKind kind, string message)
    {
        Kind = kind;
        _message = AsSentence(message);
    }

    /// <summary>Why the call failed.</summary>
    public MailkitErrorKind Kind { get; }

    /// <summary>The HTTP status of the answer, where it was not a success.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>How many rows were handed out before the failure.</summary>
    public long RowCount { get; private set; }

    /// <summary>The next call must fail in the same way: the login, or the address of this machine, is refused.</summary>
    internal bool ConcernsEveryCall => Kind is MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed;

    /// <summary>How long the server asked to wait (<c>Retry-After</c>), where that could be read.</summary>
    internal TimeSpan? RetryAfter { get; set; }

    /// <summary>The same call may succeed if it is made again.</summary>
    internal bool IsTransient { get; set; }

    /// <summary>The words with which Mailkit refused the call; null where it did not.</summary>
    internal string? Refusal { get; set; }

    /// <summary>Mailkit does not have what was asked for.</summary>
    internal bool IsNotFound { get; set; }

    /// <summary>The refusal says that there is something of the same name already.</summary>
    internal bool IsTaken { get; set; }

    /// <summary>The request broke off before its last byte, so nobody can have carried it out.</summary>
    internal bool RequestIsIncomplete { get; set; }

    /// <summary>An attempt before the one that failed was written whole, so the call may have been carried out.</summary>
    internal bool MayBeDoneAlready { get; set; }

    /// <inheritdoc/>
    public override string Message => _message;

    internal static MailkitException InvalidAnswer(string message) => new(MailkitErrorKind.InvalidAnswer, message);

    /// <summary>One value must not fill the memory.</summary>
    internal static MailkitException ValueTooLarge() => InvalidAnswer("The answer holds a single value above 1 MB.");

    /// <summary>One number must not take the processor for long.</summary>
    internal static MailkitException NumberTooLong() => InvalidAnswer("The answer holds a number of more than 1000 digits.");

    /// <summary>A malformed or incomplete answer; another attempt may get a good one.</summary>
    internal static MailkitException NotTheWireFormat(string message) =>
        new(MailkitErrorKind.InvalidAnswer, message) { IsTransient = true };

    /// <summary>
    /// Makes the message fit to leave this library, once, where a call catches it: the call is named, the MD5 code is taken out, what
    /// cannot be seen is made visible, and what is long is cut, in this order.
    /// </summary>
    /// <param name="call">The function, and the IDs that it was given.</param>
    /// <param name="login">Holds the MD5 code.</param>
    /// <param name="address">An address that Mailkit's words may name, and the message must not; null for none.</param>
    internal void BelongTo(string call, ClientLogin login, string? address = null)
    {
        string message = Kind == MailkitErrorKind.Timeout ? $"{_message.TrimEnd('.')} while {call} was called." : _message;
        message = Name(message, "Mailkit refused the call", $"Mailkit refused {call}");
        message = Name(message, "The answer ", $"The answer to {call} ");
        message = address is null ? message : MessageText.Without(address, message);
        _message = MessageText.Cut(VisibleText.Of(login.Redact(message)), MaxMessageLength);
    }

    /// <summary>Completes the message at the end of the call: attempts and rows are added.</summary>
    internal void EndCall(long rowCount, int attempts)
    {
        EndWalk(rowCount, attempts);
        if (rowCount > 0 || Kind == MailkitErrorKind.InvalidAnswer)
        {
            _message += rowCount switch
            {
                0 => " No row was handed out before.",
                1 => " 1 row was handed out before.",
                _ => FormattableString.Invariant($" {rowCount} rows were handed out before."),
            };
        }
    }

    /// <summary>Completes the message at the end of a walk over pages: whoever uses the rows tells where it has come to.</summary>
    internal void EndWalk(long rowCount, int attempts)
    {
        if (attempts > 1)
        {
            _message += FormattableString.Invariant($" {attempts} attempts were made.");
        }

        RowCount = rowCount;
    }

    /// <summary>Replaces the message.</summary>
    internal MailkitException WithMessage(string message)
    {
        _message = message;
        return this;
    }

    /// <summary>The same failure for another request that it has ended, whose message is completed separately.</summary>
    internal MailkitException Copy() => (MailkitException)MemberwiseClone();

    /// <summary>Who reads an answer does not know which function it is of.</summary>
    private static string Name(string message, string general, string named) =>
        message.StartsWith(general, StringComparison.Ordinal) ? named + message.Substring(general.Length) : message;

    /// <summary>Ends the message with one full stop, also where it ends with a quotation.</summary>
    private static string AsSentence(string message) => message.TrimEnd().TrimEnd('.') + ".";
}
