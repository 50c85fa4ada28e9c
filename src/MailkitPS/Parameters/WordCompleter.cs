using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes words of Mailkit; others may exist.</summary>
public abstract class WordCompleter : MailkitCompleter
{
    private readonly IEnumerable<string> _words;

    /// <param name="words">Those that are known.</param>
    private protected WordCompleter(params IEnumerable<string> words)
    {
        _words = words;
    }

    private protected sealed override IEnumerable<CompletionResult> Complete(string start, IDictionary given) => _words
        .Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .Select(word => new CompletionResult(word, word, CompletionResultType.ParameterValue, word));
}
