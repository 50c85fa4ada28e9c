using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MailkitPS;

/// <summary>Completes the names of the runspace's connections.</summary>
public sealed class ConnectionNameCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given) => ConnectionStore.Current.All
        .Where(connection => connection.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .Select(connection => new CompletionResult(
            Quote(connection.Name),
            connection.Name,
            CompletionResultType.ParameterValue,
            connection.ToString()));

    /// <summary>A name as an argument of a command line, whatever it holds.</summary>
    internal static string Quote(string name)
    {
        if (name.Length > 0 && char.IsLetter(name[0]) && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.'))
        {
            return name;
        }

        if (!name.Any(IsInvisible))
        {
            return $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
        }

        // Told by their numbers, the same in every PowerShell; the backtick escapes of Windows PowerShell do not know them all.
        return $"\"{string.Concat(name.Select(letter => IsInvisible(letter) ? FormattableString.Invariant($"$([char]{(int)letter})")
            : letter is '`' or '$' or '"' or '\u201c' or '\u201d' or '\u201e' ? $"`{letter}"
            : letter.ToString()))}\"";
    }

    /// <summary>A letter that a screen does not show, or that changes how it shows the others.</summary>
    private static bool IsInvisible(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
