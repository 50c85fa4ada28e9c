using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes the names of the fields that can be changed of a recipient.</summary>
public sealed class RecipientFieldCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given) => RecipientFields.OfEdit.All
        .Select(field => field.PropertyName)
        .Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, name));
}
