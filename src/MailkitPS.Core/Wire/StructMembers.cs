using System.Collections.Specialized;

namespace MailkitPS;

/// <summary>Makes a struct of the API.</summary>
internal static class StructMembers
{
    /// <summary>The members that have a value, in this order.</summary>
    public static OrderedDictionary Of(params (string Name, object? Value)[] members)
    {
        OrderedDictionary made = [];
        foreach ((string name, object? value) in members)
        {
            if (value is not null)
            {
                made[name] = value;
            }
        }

        return made;
    }
}
