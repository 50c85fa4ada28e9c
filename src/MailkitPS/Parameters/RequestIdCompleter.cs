using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Completes the IDs of the runspace's mass sends, the newest first.</summary>
public sealed class RequestIdCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given)
    {
        foreach (SendMassRequest send in SendStore.Current.All.Where(send => send.RequestId is not null).Reverse())
        {
            string id = send.RequestId!.Value.ToString(CultureInfo.InvariantCulture);
            if (id.StartsWith(start, StringComparison.Ordinal))
            {
                yield return new CompletionResult(id, id, CompletionResultType.ParameterValue, Describe(send));
            }
        }
    }

    private static string Describe(SendMassRequest send)
    {
        string campaign = send.CampaignId is long known ? FormattableString.Invariant($"campaign {known}") : "several campaigns";
        return FormattableString.Invariant($"{campaign}, {send.SubmittedAt}, recipients: {send.RecipientCount}, over {send.Connection}");
    }
}
