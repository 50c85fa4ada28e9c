namespace MailkitPS;

/// <summary>
/// One parameter of a call. A value is a text, a boolean, a whole number, a double, a DateTime, a byte[], a
/// <see cref="StreamedValue"/>, a dictionary with texts as keys (a struct) or any other list (an array).
/// </summary>
/// <param name="name">The name in the JSON form; the XML-RPC form knows positions only.</param>
/// <param name="value">The value; null when the parameter is not used, or a null of JSON where nothing stands for "unused".</param>
/// <param name="unused">What holds the position in the XML-RPC form when the parameter is not used.</param>
internal sealed class MailkitParameter(string name, object? value, object? unused = null)
{
    public string Name { get; } = name;

    public object? Value { get; } = value;

    public object? Unused { get; } = unused;

    /// <summary>In the JSON form it stands beside <c>parameters</c> and not in it.</summary>
    public bool IsTopLevel { get; set; }

    /// <summary>In the JSON form an unused one is left out.</summary>
    public bool IsUsed => Value is not null || Unused is null;
}
