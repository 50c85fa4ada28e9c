using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MailkitPS;

/// <summary>Completes the names of the API's functions, without calling Mailkit.</summary>
public sealed class FunctionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string start = wordToComplete.Trim('\'', '"');
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
