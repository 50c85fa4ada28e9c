using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Reflection;

namespace MailkitPS;

/// <summary>Makes a struct of the API of an object whose properties have a <see cref="ColumnAttribute"/>: the first name is the one that is written.</summary>
internal static class StructMembers
{
    /// <summary>The properties that have a value, in the order of their declaration; a date is the text that the API wants.</summary>
    public static OrderedDictionary Of(object options)
    {
        OrderedDictionary members = [];
        foreach (PropertyInfo property in options.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<ColumnAttribute>() is ColumnAttribute column && property.GetValue(options) is object value)
            {
                members[column.Names[0]] = value is DateTime date ? WireText.Date(date) : value;
            }
        }

        return members;
    }

    /// <summary>The same as parameters of a call.</summary>
    /// <param name="options">The object.</param>
    /// <param name="isBase64">Every value is written in Base64, numbers and flags too.</param>
    public static IReadOnlyList<MailkitParameter> ParametersOf(object options, bool isBase64 = false) =>
    [
        .. Of(options).Cast<System.Collections.DictionaryEntry>().Select(member =>
            MailkitParameter.Required((string)member.Key, isBase64 ? WireText.Base64Leaves(member.Value) : member.Value)),
    ];
}
