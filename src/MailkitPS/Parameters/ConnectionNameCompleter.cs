using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MailkitPS;

/// <summary>Completes the names of the runspace's connections.</summary>
public sealed class ConnectionNameCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start) => ConnectionStore.Current.All
        .Where(connection => connection.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .Select(connection => new CompletionResult(
            Quote(connection.Name),
            connection.Name,
            CompletionResultType.ParameterValue,
            connection.ToString()));

    /// <summary>A name, quoted if a command line needs it.</summary>
    internal static string Quote(string name) =>
        name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.')
            ? name
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
