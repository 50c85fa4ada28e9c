using System.Collections.Generic;

namespace MailkitPS;

/// <summary>An object of an answer: its members in the order in which they came, whatever their names.</summary>
internal sealed class ApiObject
{
    /// <summary>
    /// Name and value: a text, a boolean, a long, a BigInteger, a double, a DateTime, a byte[], null, a list of such values or
    /// another <see cref="ApiObject"/>.
    /// </summary>
    public List<KeyValuePair<string, object?>> Members { get; } = [];
}
