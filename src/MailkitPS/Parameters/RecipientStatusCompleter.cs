using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes Mailkit's words for the state of a recipient.</summary>
public sealed class RecipientStatusCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given) => RecipientStatus.Known
        .Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .Select(word => new CompletionResult(word, word, CompletionResultType.ParameterValue, word));
}
