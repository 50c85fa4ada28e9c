using System;

namespace MailkitPS;

/// <summary>A property of the input that is no parameter, because it cannot be changed: it is compared with what Mailkit has.</summary>
/// <param name="name">Its name.</param>
/// <param name="aliases">Its other names.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ComparedColumnAttribute(string name, params string[] aliases) : Attribute
{
    public string Name { get; } = name;

    public string[] Aliases { get; } = aliases;
}
