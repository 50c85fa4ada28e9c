using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Completes the names that a list without IDs has brought in this runspace, over the connection that the command is to use.
/// </summary>
/// <typeparam name="TRow">The class of the rows of the list.</typeparam>
public sealed class ListedNameCompleter<TRow> : MailkitCompleter
    where TRow : class
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given) =>
        ConnectionOf(given) is not MailkitConnection connection ? []
        : ListedIdStore.Current.NamesOf(typeof(TRow), connection)
            .Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(
                ConnectionNameCompleter.Quote(name), VisibleText.Of(name), CompletionResultType.ParameterValue, VisibleText.Of(name)));
}
