using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Lists the connections of this runspace, the default first.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitConnection")]
[OutputType(typeof(MailkitConnection))]
public sealed class GetMailkitConnectionCommand : MailkitCommand
{
    /// <summary>The names of the connections; wildcards are allowed. By default all of them.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Returns only the default connection.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ConnectionStore store = ConnectionStore.Current;
        foreach (string name in Name)
        {
            // A name that looks like a pattern is a name, too, even if it is no pattern after all.
            MailkitConnection? named = store.Find(name);
            WildcardPattern? pattern = named is null ? PatternOf(name) : FindPattern(name);
            List<MailkitConnection> found =
                [.. store.All.Where(connection => connection == named || pattern?.IsMatch(connection.Name) == true)];
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                Stop(Errors.ConnectionNotFound(name, store.All));
            }

            WriteObject(found.Where(connection => !Default || connection == store.Default), enumerateCollection: true);
        }
    }
}
