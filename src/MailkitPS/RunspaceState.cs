using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace MailkitPS;

/// <summary>
/// What the module remembers, in memory only and for one runspace. Runbook jobs share a process: if a connection were visible outside
/// its runspace, mail could go out under the wrong account.
/// </summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    public static RunspaceState Current => States.GetOrCreateValue(Runspace.DefaultRunspace);

    public ConnectionStore Connections { get; } = new();

    public SendStore Sends { get; } = new();

    public ListedIdStore ListedIds { get; } = new();

    /// <summary>The functions of whose unknown members a warning has told.</summary>
    public HashSet<string> WarnedFunctions { get; } = [];

    /// <summary>Forgets everything of this runspace. Calls in flight finish.</summary>
    public static void Forget() => States.Remove(Runspace.DefaultRunspace);
}
