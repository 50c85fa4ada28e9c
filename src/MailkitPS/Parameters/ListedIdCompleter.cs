using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes the IDs that a list has brought in this runspace, over the connection that the command is to use.</summary>
/// <typeparam name="TRow">The class of the rows of the list.</typeparam>
public sealed class ListedIdCompleter<TRow> : MailkitCompleter
    where TRow : class
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given)
    {
        if (ConnectionOf(given) is not MailkitConnection connection)
        {
            yield break;
        }

        foreach (KeyValuePair<long, string?> listed in ListedIdStore.Current.ListOf(typeof(TRow), connection))
        {
            string id = listed.Key.ToString(CultureInfo.InvariantCulture);
            if (id.StartsWith(start, StringComparison.Ordinal))
            {
                string tip = string.IsNullOrEmpty(listed.Value) ? id : VisibleText.Of(listed.Value!);
                yield return new CompletionResult(id, id, CompletionResultType.ParameterValue, tip);
            }
        }
    }
}
