using System;

namespace MailkitPS;

/// <summary>
/// Rows of the class are the elements of a list within what the answer has as its rows, as responses stand within messages: without an
/// element there is no row. What stands beside the list and has no column belongs to the rows around it, and is not kept in these.
/// </summary>
/// <param name="name">The member that is the list.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RowOfAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
