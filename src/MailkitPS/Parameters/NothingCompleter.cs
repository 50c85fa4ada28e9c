using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>For IDs that only Mailkit knows, numbers and dates: PowerShell itself would offer the names of files.</summary>
public sealed class NothingCompleter : MailkitCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string start, IDictionary given) => [];
}
