using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// Makes a struct of the API of an object whose properties have a <see cref="ColumnAttribute"/>; of several names the first is written.
/// </summary>
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
        .. Of(options).Cast<DictionaryEntry>().Select(member =>
            MailkitParameter.Required((string)member.Key, isBase64 ? Base64(member.Value) : member.Value)),
    ];

    private static object? Base64(object? value) => WireText.Base64Leaves(value is bool flag ? flag ? "true" : "false" : value);
}
