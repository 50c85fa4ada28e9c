namespace MailkitPS;

/// <summary>Why a call to Mailkit failed. Each kind is one error id of the cmdlets.</summary>
public enum MailkitErrorKind
{
    /// <summary>Mailkit answered <c>Unauthorized</c>: the client ID or the MD5 code is wrong (documented).</summary>
    Unauthorized,

    /// <summary>Mailkit answered <c>Disallowed IP a.b.c.d</c>: the caller is not on the account's allow-list (documented).</summary>
    AddressNotAllowed,

    /// <summary>Mailkit answered with any other <c>error</c> text.</summary>
    ApiError,

    /// <summary>No connection: name look-up, refusal, reset or TLS, before the headers of an answer.</summary>
    ConnectionFailed,

    /// <summary>No byte came or went for longer than the time-out.</summary>
    Timeout,

    /// <summary>HTTP status 3xx, 4xx or 5xx without an <c>error</c> text of the API.</summary>
    HttpError,

    /// <summary>The answer broke off, is not in the wire format, or has a shape that is not known.</summary>
    InvalidAnswer,

    /// <summary>A value of the call cannot be written in the wire format. Nothing was sent.</summary>
    InvalidArgument,

    /// <summary>A walk over pages cannot go on without losing rows: the server does not heed the ID that a page starts with.</summary>
    PagingStalled,
}
