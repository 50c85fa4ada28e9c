using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A row that was read before and is given to a parameter: one of ours, or what a file or another process has made of it.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="name">How it is called in an error, such as <c>Row 3 of -ErrorRow</c>.</param>
internal sealed class GivenRow(PSObject row, string name)
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>The row itself, where it is one of ours.</summary>
    public object Value => row.BaseObject;

    /// <summary>The rows of a parameter, with their positions from 1.</summary>
    /// <param name="rows">What was given.</param>
    /// <param name="parameter">The parameter, with the hyphen.</param>
    /// <exception cref="MailkitException">One of them is no row.</exception>
    public static IEnumerable<GivenRow> Of(IEnumerable rows, string parameter)
    {
        int position = 0;
        foreach (object? element in rows)
        {
            position++;
            string name = FormattableString.Invariant($"Row {position} of {parameter}");
            yield return MailkitTransformationAttribute.Unwrap(element) switch
            {
                null => throw new MailkitException(MailkitErrorKind.InvalidArgument, $"{name} is null."),
                IDictionary => throw new MailkitException(
                    MailkitErrorKind.InvalidArgument, $"{name} is a hashtable, whose keys are no properties: make it a [pscustomobject]."),
                IConvertible or IEnumerable => throw new MailkitException(
                    MailkitErrorKind.InvalidArgument, $"{name} is a single value or a list, and no object with properties."),
                _ => new GivenRow(PSObject.AsPSObject(element), name),
            };
        }
    }

    /// <summary>Whether the row has one of some properties.</summary>
    public bool Has(params string[] names) => Array.Exists(names, property => row.Properties[property] is not null);

    /// <summary>The text of the first property that there is; null for none, and for an empty one.</summary>
    public string? Text(params string[] names)
    {
        object? value = ValueOf(names);
        string? text = value is IConvertible ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
        return text is null && value is not null ? throw Refusal($"Its {names[0]} is no single value.")
            : string.IsNullOrEmpty(text) ? null
            : text;
    }

    /// <summary>The ID in the first property that there is; null for none.</summary>
    public long? Id(params string[] names)
    {
        object? value = ValueOf(names);
        return value is null || (value is string text && string.IsNullOrWhiteSpace(text)) ? null
            : MailkitIdAttribute.TryRead(value, out long id) ? id
            : throw Refusal(MailkitIdAttribute.Refusal($"Its {names[0]}", value as IConvertible));
    }

    /// <summary>The whole number in the first property that there is; null for none.</summary>
    public int? Number(params string[] names) => Text(names) is not string text ? null
        : int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : throw Refusal($"Its {names[0]} {MessageText.Quote(text)} is no whole number.");

    /// <summary>
    /// The date in the first property that there is. Export-Csv writes dates as the culture does, so that a text may mean two days: only
    /// ISO 8601 texts are read, and of any other the date is not known.
    /// </summary>
    public DateTime? Date(params string[] names) => ValueOf(names) switch
    {
        DateTime date => date,
        string text when DateTime.TryParseExact(
            text.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) => date,
        _ => null,
    };

    /// <summary>The value of the first property that there is, without its wrapper.</summary>
    public object? ValueOf(params string[] names)
    {
        foreach (string property in names)
        {
            if (row.Properties[property] is PSPropertyInfo found)
            {
                object? value = MailkitTransformationAttribute.Unwrap(Read(found));
                return value is DBNull ? null : value;
            }
        }

        return null;
    }

    /// <summary>Refuses the row.</summary>
    /// <param name="problem">Why, in a sentence.</param>
    public MailkitException Refusal(string problem) => new(MailkitErrorKind.InvalidArgument, $"{name} cannot be read. {problem}");

    /// <summary>What the code of a property throws that computes its value is not shown: it may hold anything.</summary>
    private object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException e)
        {
            throw Refusal($"Its {MessageText.Name(property.Name)} cannot be read ({e.GetBaseException().GetType().Name}).");
        }
    }
}
