using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>What an input may give in a property that has the name of a parameter, or one of its aliases.</summary>
internal sealed class InputColumn
{
    private InputColumn(string name, IEnumerable<string> aliases, int index, bool isId = false)
    {
        Name = name;
        Names = [name, .. aliases];
        Index = index;
        IsId = isId;
    }

    /// <summary>The name of the parameter.</summary>
    public string Name { get; }

    /// <summary>The name and the aliases.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Its place among the columns of the cmdlet.</summary>
    public int Index { get; }

    /// <summary>It is an ID, so an input that is a number may be one.</summary>
    public bool IsId { get; }

    /// <summary>The command line gives one value for all inputs, so what they have is not read.</summary>
    public bool IsGiven { get; set; }

    /// <summary>The columns of a cmdlet.</summary>
    public static IReadOnlyList<InputColumn> Of(Type cmdlet)
    {
        List<InputColumn> columns = [];
        foreach (PropertyInfo parameter in cmdlet.GetProperties())
        {
            if (parameter.GetCustomAttribute<InputColumnAttribute>() is { IsField: false })
            {
                IEnumerable<string> aliases = parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? Enumerable.Empty<string>();
                bool isId = parameter.GetCustomAttribute<MailkitIdAttribute>() is not null;
                columns.Add(new InputColumn(parameter.Name, aliases, columns.Count, isId));
            }
        }

        if (cmdlet.GetCustomAttribute<ComparedColumnAttribute>() is ComparedColumnAttribute compared)
        {
            columns.Add(new InputColumn(compared.Name, compared.Aliases, columns.Count));
        }

        return columns;
    }
}
