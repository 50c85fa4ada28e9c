namespace MailkitPS;

/// <summary>How one member of a row is read into its property. Each kind of value is a class of its own.</summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
/// <param name="name">The name that the API has for it, for messages.</param>
internal abstract class Column<TRow>(string name)
    where TRow : class
{
    /// <summary>Stands for a whole object or array in whose place a single value was expected.</summary>
    public const string Container = "{…}";

    public string Name { get; } = name;

    /// <summary>Takes a single value.</summary>
    public abstract void Set(TRow row, Scalar value, AnswerNotes notes);

    /// <summary>Takes a null.</summary>
    public abstract void SetNothing(TRow row);

    /// <summary>What takes an object or array in; null where a single value is expected.</summary>
    public virtual NestedText? StartNested(bool isArray) => null;

    /// <summary>Takes an object or array that <see cref="StartNested"/> has taken in.</summary>
    public virtual void SetNested(TRow row, NestedText nested, AnswerNotes notes) => SetUnreadable(row, Container, notes);

    /// <summary>Takes note of an object or array in whose place a single value was expected.</summary>
    public virtual void SetContainer(TRow row, AnswerNotes notes) => SetUnreadable(row, Container, notes);

    /// <summary>Notes a value that cannot be read: the row does without it.</summary>
    protected void SetUnreadable(TRow row, string text, AnswerNotes notes)
    {
        notes.AddUnreadable(Name, text);
        SetNothing(row);
    }
}
