using System;
using System.Linq;

namespace MailkitPS;

/// <summary>The texts with which Mailkit is known to refuse a call. Another text may just as well be a success that is not known.</summary>
internal static class KnownRefusals
{
    /// <summary>What the second of two erasures of one person is refused with (documented).</summary>
    public const string AlreadyQueued = "Email has already been inserted";

    private const string Unauthorized = "Unauthorized";
    private const string DisallowedAddress = "Disallowed IP";

    /// <summary>How the refusals begin that have been seen in clients.</summary>
    private static readonly string[] Starts = ["Missing ", "Invalid ", "Bad ", "Attachment is not allowed"];

    /// <summary>Whether a text refuses a call.</summary>
    public static bool Contains(string text) => IsOfLogin(text) || Starts.Any(start => IsStart(text, start));

    /// <summary>Whether a text refuses the login or the address of this machine, as any call may be refused (documented).</summary>
    public static bool IsOfLogin(string text) => IsUnauthorized(text) || IsDisallowedAddress(text);

    /// <summary>Whether a text refuses the login.</summary>
    public static bool IsUnauthorized(string text) => text.Trim().Equals(Unauthorized, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text refuses the address of this machine, which stands behind it.</summary>
    public static bool IsDisallowedAddress(string text) => IsStart(text, DisallowedAddress);

    /// <summary>Whether a text says that there is nothing with an ID; email.getstatus spells it without the underscore.</summary>
    public static bool IsOfAnId(string text) => IsStart(text, "Invalid ID_") || IsStart(text, "Missing ID email");

    /// <summary>Whether a text says that there is something of this name already (seen in clients).</summary>
    public static bool IsOfATakenName(string text) => IsStart(text, "Mailing list exist");

    /// <summary>Whether a text says that the data of a person is going to be erased already (documented).</summary>
    public static bool IsOfAQueuedErasure(string text) => IsStart(text, AlreadyQueued);

    private static bool IsStart(string text, string start) => text.TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
