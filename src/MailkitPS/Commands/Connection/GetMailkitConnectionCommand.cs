using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Lists the connections of this runspace, the default first.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitConnection")]
[OutputType(typeof(MailkitConnection))]
public sealed class GetMailkitConnectionCommand : PSCmdlet
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
        foreach (string name in Name)
        {
            WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase);
            List<MailkitConnection> found = ConnectionStore.Current.All.Where(connection => pattern.IsMatch(connection.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ThrowTerminatingError(Errors.ConnectionNotFound(name));
            }

            WriteObject(found.Where(connection => !Default || connection == ConnectionStore.Current.Default), enumerateCollection: true);
        }
    }
}
