using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes the only way of grouping messages that is known.</summary>
public sealed class SendGroupCompleter : MailkitCompleter
{
    private const string Today = "today";

    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given) =>
        Today.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            ? [new(Today, Today, CompletionResultType.ParameterValue, "presumably one delivery for all messages of a day")]
            : [];
}
