namespace MailkitPS;

/// <summary>
/// One parameter of a call. A value is a text, a boolean, a whole number, a double, a DateTime, a byte[], a dictionary with
/// texts as keys (a struct) or any other list (an array).
/// </summary>
internal sealed class MailkitParameter(string name, object? value, object unused)
{
    /// <summary>The name in the JSON form; the XML-RPC form knows positions only.</summary>
    public string Name { get; } = name;

    /// <summary>The value; null when the parameter is not used.</summary>
    public object? Value { get; } = value;

    /// <summary>What holds the position in the XML-RPC form when the parameter is not used.</summary>
    public object Unused { get; } = unused;
}
