using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes pipeline objects from the values of an answer: an object becomes a custom object with the API's own names.</summary>
/// <param name="warn">Called once for each name of a member that had to be renamed.</param>
internal sealed class ResponseConverter(Action<string> warn)
{
    /// <summary>Names that a custom object cannot have, because every object has them.</summary>
    private static readonly string[] Reserved = ["psobject", "psbase", "psadapted", "psextended", "pstypenames"];

    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    public object? ToPipeline(object? value) => value switch
    {
        ApiObject members => FromObject(members),
        List<object?> elements => elements.Select(ToPipeline).ToArray(),
        _ => value,
    };

    /// <summary>To PowerShell, names that differ only in case are the same: the later one gets a number, so nothing is lost.</summary>
    private PSObject FromObject(ApiObject members)
    {
        PSObject custom = new();
        HashSet<string> taken = new(Reserved, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> member in members.Members)
        {
            string wanted = member.Key.Length == 0 ? "_" : member.Key;
            string name = wanted;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = $"{wanted}_{number}";
            }

            if ((name != wanted || member.Key.Length == 0) && _warned.Add(wanted))
            {
                warn(
                    $"An object in the answer has a member '{MessageText.Name(wanted)}' that PowerShell does not allow, or regards as a "
                    + $"duplicate: its value is in {MessageText.Name(name)}.");
            }

            custom.Properties.Add(new PSNoteProperty(name, ToPipeline(member.Value)), preValidated: true);
        }

        return custom;
    }
}
