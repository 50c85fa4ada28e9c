using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes pipeline objects from the values of an answer: an object becomes a custom object with the API's own names.</summary>
/// <param name="warn">Called once for each of the first names of members that had to be renamed.</param>
/// <param name="isStopping">Whether the user has given up: an object may have a million members.</param>
internal sealed class ResponseConverter(Action<string> warn, Func<bool> isStopping)
{
    private const int MaxWarnings = 20;

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
        Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> taken = new(Reserved, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> member in members.Members)
        {
            if (isStopping())
            {
                throw new PipelineStoppedException();
            }

            string wanted = member.Key.Length == 0 ? "_" : member.Key;
            string name = wanted;
            if (!taken.Add(wanted))
            {
                // Goes on from the last number, so that equal names without end take no longer than others.
                int number = numbers.TryGetValue(wanted, out int last) ? last : 1;
                do
                {
                    name = FormattableString.Invariant($"{wanted}_{++number}");
                }
                while (!taken.Add(name));

                numbers[wanted] = number;
            }

            if ((name != wanted || member.Key.Length == 0) && _warned.Count < MaxWarnings && _warned.Add(wanted))
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
