using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// Makes rows of ours anew from what has their properties: a row of a CSV file that was made of them, or an object that came from another
/// process. What is missing is left as it is in a new row.
/// </summary>
internal static class OwnRow
{
    private const string FromAnotherProcess = "Deserialized.";

    private static readonly ConcurrentDictionary<Type, Maker> Makers = [];

    /// <summary>Whether an object was a row of a class before it went through another process.</summary>
    public static bool Was(PSObject input, Type type) => input.TypeNames.Contains(FromAnotherProcess + type.FullName);

    /// <summary>Whether an object was a row of this module, of any class.</summary>
    public static bool WasOurs(PSObject input) =>
        input.TypeNames.Any(name => name.StartsWith($"{FromAnotherProcess}{nameof(MailkitPS)}.", StringComparison.Ordinal));

    /// <summary>The row that an object has the properties of.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="input">The object.</param>
    /// <param name="name">How it is called in an error.</param>
    /// <exception cref="MailkitException">One of them cannot be read.</exception>
    public static object Of(Type type, PSObject input, string name = "It") =>
        Makers.GetOrAdd(type, made => new Maker(made)).Make(new(input, name));

    /// <summary>The value of a property as its type wants it; null for none.</summary>
    private static object? Read(GivenRow row, string name, Type type)
    {
        object? value = row.ValueOf(name);
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        if (type == typeof(DateTime))
        {
            // What no date can be made of is not worth the row.
            return row.Date(name) ?? ParseDate(row.Text(name));
        }

        string? text = value as string ?? row.Text(name);
        return type == typeof(string) || text is null ? text
            : string.IsNullOrWhiteSpace(text) ? null
            : Parse(row, name, text, type) ?? throw row.Refusal($"Its {name} {MessageText.Quote(text)} is not understood.");
    }

    private static object? Parse(GivenRow row, string name, string text, Type type) => type switch
    {
        { IsEnum: true } => ParseWord(text, type),
        _ when type == typeof(bool) => bool.TryParse(text, out bool flag) ? (object)flag : null,
        _ when type == typeof(int) => (object?)row.Number(name),
        _ when type == typeof(long) => (object?)ParseNumber(text),
        _ => null,
    };

    private static long? ParseNumber(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A word of an enumeration; what comes from another process is its number.</summary>
    private static object? ParseWord(string text, Type type)
    {
        if (text.Contains(","))
        {
            // .NET would join the words into one of another meaning.
            return null;
        }

        try
        {
            object value = Enum.Parse(type, text, ignoreCase: true);
            return Enum.IsDefined(type, value) ? value : null;
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Export-Csv writes a date as the culture of the session does.</summary>
    private static DateTime? ParseDate(string? text) =>
        DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out DateTime date) ? date : null;

    /// <summary>How a row of one class is made.</summary>
    private sealed class Maker
    {
        private readonly ConstructorInfo _constructor;
        private readonly KeyValuePair<string, Type>[] _arguments;
        private readonly PropertyInfo[] _properties;

        public Maker(Type type)
        {
            _constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
            ParameterInfo[] parameters = _constructor.GetParameters();
            _arguments =
            [
                .. parameters.Select(parameter => new KeyValuePair<string, Type>(
                    char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1), parameter.ParameterType)),
            ];
            _properties = [.. type.GetProperties().Where(property => property.GetSetMethod(nonPublic: true) is not null)];
        }

        public object Make(GivenRow given)
        {
            object row = _constructor.Invoke(
                [.. _arguments.Select(argument => Read(given, argument.Key, Bare(argument.Value)) ?? Nothing(argument.Value))]);
            foreach (PropertyInfo property in _properties)
            {
                if (Read(given, property.Name, Bare(property.PropertyType)) is object value)
                {
                    property.SetValue(row, value);
                }
            }

            return row;
        }

        private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

        private static object? Nothing(Type type) => type == typeof(string) ? string.Empty
            : type.IsValueType ? Activator.CreateInstance(type)
            : null;
    }
}
