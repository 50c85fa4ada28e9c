using System;

namespace MailkitPS;

/// <summary>
/// A member that is documented and adds nothing to the columns, or nothing that is understood: it is left to Extra, and nobody is asked to
/// report it.
/// </summary>
/// <param name="name">The member.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptInExtraAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
