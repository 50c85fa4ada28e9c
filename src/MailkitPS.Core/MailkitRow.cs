namespace MailkitPS;

/// <summary>A row of an answer.</summary>
public abstract class MailkitRow
{
    private protected MailkitRow()
    {
    }

    /// <summary>
    /// What the answer had for this row and the row has no place for, as JSON: members that this version does not know, and values
    /// that could not be read. Null when there is nothing, which is the rule.
    /// </summary>
    public string? Extra { get; internal set; }

    /// <summary>A row of its own with the same values.</summary>
    internal virtual MailkitRow Copy() => (MailkitRow)MemberwiseClone();
}
