namespace MailkitPS;

/// <summary>
/// One parameter of a call. A value is a text, a boolean, a whole number, a double, a decimal, a DateTime, a byte[], a
/// <see cref="StreamedValue"/>, a dictionary with texts as keys (a struct) or any other list (an array).
/// </summary>
internal sealed class MailkitParameter
{
    private MailkitParameter(string name, object? value, object? placeholder)
    {
        Name = name;
        Value = value;
        Placeholder = placeholder;
    }

    /// <summary>The name in the JSON form; the XML-RPC form knows positions only.</summary>
    public string Name { get; }

    public object? Value { get; }

    /// <summary>What holds the position in the XML-RPC form while there is no value; null for a parameter that is always written.</summary>
    public object? Placeholder { get; }

    /// <summary>What the XML-RPC form has in its position.</summary>
    public object? XmlRpcValue { get => field ?? Value ?? Placeholder; private set; }

    /// <summary>In the JSON form it stands beside <c>parameters</c> and not in it.</summary>
    public bool IsTopLevel { get; private set; }

    /// <summary>The XML-RPC form has no position for it.</summary>
    public bool IsJsonOnly { get; private set; }

    /// <summary>Whether the JSON form has it.</summary>
    public bool IsUsed => Value is not null || Placeholder is null;

    /// <summary>A parameter that is always written; null is a null of JSON, and XML-RPC has none.</summary>
    public static MailkitParameter Required(string name, object? value) => new(name, value, null);

    /// <summary>A parameter that is left out while there is no value; in XML-RPC a placeholder keeps its position.</summary>
    public static MailkitParameter Optional(string name, object? value, object placeholder) => new(name, value, placeholder);

    /// <summary>A parameter that is always written, and not with the same value in both forms.</summary>
    public static MailkitParameter Differing(string name, object? json, object? xmlRpc) => new(name, json, null) { XmlRpcValue = xmlRpc };

    /// <summary>A flag of the functions for lists and recipients: a word in JSON, a boolean in XML-RPC (documented).</summary>
    public static MailkitParameter Flag(string name, bool value) => Differing(name, value ? "TRUE" : "FALSE", value);

    /// <summary>A parameter that only the JSON form has.</summary>
    public static MailkitParameter JsonOnly(string name, object? value) => new(name, value, null) { IsJsonOnly = true };

    /// <summary>A parameter that the JSON form has beside <c>parameters</c>.</summary>
    public static MailkitParameter TopLevel(string name, object? value) => new(name, value, null) { IsTopLevel = true };
}
