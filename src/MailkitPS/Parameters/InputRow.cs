namespace MailkitPS;

/// <summary>What one input gives. The reader fills the same row anew for each input.</summary>
/// <param name="columns">How many columns there are.</param>
internal sealed class InputRow(int columns)
{
    private readonly object?[] _values = new object?[columns];

    /// <summary>The properties of the input.</summary>
    public InputShape Shape { get; set; } = null!;

    /// <summary>The data of the recipient that the input has in properties; null for none.</summary>
    public RecipientData? Fields { get; set; }

    /// <summary>The value of a column; null where the input does not have it.</summary>
    public object? this[InputColumn column]
    {
        get => _values[column.Index];
        set => _values[column.Index] = value;
    }

    /// <summary>Forgets the values of the input before.</summary>
    public void Clear()
    {
        System.Array.Clear(_values, 0, _values.Length);
        Fields = null;
    }
}
