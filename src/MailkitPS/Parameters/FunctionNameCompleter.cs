using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes the names of the API's functions.</summary>
public sealed class FunctionNameCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given)
    {
        string fullStart = start.StartsWith("mailkit", StringComparison.OrdinalIgnoreCase) ? start : FunctionCatalog.FullName(start);
        return FunctionCatalog.All
            .Where(function => function.Name.StartsWith(fullStart, StringComparison.OrdinalIgnoreCase))
            .Select(function => new CompletionResult(
                function.Name,
                function.Name,
                CompletionResultType.ParameterValue,
                $"{function.Summary} ({(function.IsRead ? "reads" : "changes data, or may")})"));
    }
}
