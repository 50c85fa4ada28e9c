using System;

namespace MailkitPS;

/// <summary>One call that changes something, in the words in which people are told of it.</summary>
/// <param name="action">
/// What is done, with the thing and its ID and what follows from it: for -WhatIf, Verbose and errors. It names no address. Such as "Delete
/// the mailing list 5001 with all its recipients and their history".
/// </param>
/// <param name="target">The target of an error: an ID or the position of the input.</param>
/// <param name="look">
/// The command that shows whether it has been done, for whoever does not know; null where only whoever gets the mail can tell, or where it
/// may be made again without a look.
/// </param>
internal sealed class PlannedChange(string action, object target, ResumeCommand? look)
{
    public string Action { get; } = action;

    public object Target { get; } = target;

    public ResumeCommand? Look { get; } = look;

    /// <summary>What the person who confirms is asked, where it differs: it may name an address, or a name.</summary>
    public string? Question { get; set; }

    /// <summary>It makes Mailkit send mail, and its failures are told as those of every send.</summary>
    public bool IsSend { get; set; }

    /// <summary>What comes between the answer of the person who confirms and the call, such as a pause; null for nothing.</summary>
    public Action? BeforeCall { get; set; }
}
