using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// Binds a property of a row to its name in the API. How a value is read follows from the type of the property and from the
/// options here; <see cref="RowSchema{TRow}"/> lists the kinds.
/// </summary>
/// <param name="names">
/// Its names in the API, in any letter case. Where several are present, the first in this list wins. <c>DATA.CITY</c> is the member
/// CITY of the object DATA; where DATA is an array of objects, each of them makes a row.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
internal class ColumnAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>A text of which an answer has few different ones: equal texts share one string.</summary>
    public bool Repeats { get; set; }

    /// <summary>An empty text stays one. Mailkit leaves texts empty that are not set, so elsewhere they are null.</summary>
    public bool KeepsEmpty { get; set; }

    /// <summary>
    /// A whole number without which the row means nothing: what cannot be read makes the answer invalid, and so does the want of an ID.
    /// </summary>
    public bool IsRequired { get; set; }

    /// <summary>A list, or a lone value in place of one, as one text.</summary>
    public bool IsList { get; set; }

    /// <summary>What stands between two elements of a list; a comma, as the API itself joins them.</summary>
    public string Separator { get; set; } = ",";

    /// <summary>Any value, as compact JSON.</summary>
    public bool IsJson { get; set; }

    /// <summary>How many elements a list has.</summary>
    public bool IsCount { get; set; }

    /// <summary>Where XML-RPC answers with a lone value in place of an object, it is this one.</summary>
    public bool IsBareValue { get; set; }
}
