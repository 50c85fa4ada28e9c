using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>What an input may give in a property that has the name of a parameter, or one of its aliases.</summary>
internal sealed class InputColumn
{
    private InputColumn(PropertyInfo parameter, int index)
    {
        Name = parameter.Name;
        Names = [Name, .. parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
        Index = index;
    }

    /// <summary>The name of the parameter.</summary>
    public string Name { get; }

    /// <summary>The name and the aliases.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Its place among the columns of the cmdlet.</summary>
    public int Index { get; }

    /// <summary>The command line gives one value for all inputs, so what they have is not read.</summary>
    public bool IsGiven { get; set; }

    /// <summary>The columns of a cmdlet.</summary>
    public static IReadOnlyList<InputColumn> Of(Type cmdlet) =>
    [
        .. cmdlet.GetProperties()
            .Where(property => property.GetCustomAttribute<InputColumnAttribute>() is not null)
            .Select((property, index) => new InputColumn(property, index)),
    ];
}
