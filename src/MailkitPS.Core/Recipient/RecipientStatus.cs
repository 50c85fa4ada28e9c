using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Mailkit's words for the state of a recipient, by which a mailing list is filtered.</summary>
internal static class RecipientStatus
{
    private const string OptedOut = "unsubscribe";

    /// <summary>The word that rows and other pages of Mailkit have for the same.</summary>
    private const string OptedOutInRows = "unsubscribed";

    /// <summary>The words that are known (documented; <c>disabled</c> has been seen in a client).</summary>
    public static IReadOnlyList<string> Known { get; } = ["enabled", "disabled", "unknown", "temporary", "permanent", OptedOut];

    /// <summary>The word as the filter has it: a known one in lower case, and any other as it is.</summary>
    public static string Normalize(string word)
    {
        string trimmed = word.Trim();
        return trimmed.Equals(OptedOutInRows, StringComparison.OrdinalIgnoreCase)
            ? OptedOut
            : Known.FirstOrDefault(known => known.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) ?? trimmed;
    }
}
