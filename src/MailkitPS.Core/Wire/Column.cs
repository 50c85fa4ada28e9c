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

    /// <summary>Which of the columns with several names it is; -1 for a column with one name.</summary>
    public int RankIndex { get; set; } = -1;

    /// <summary>Its values are true and false.</summary>
    public virtual bool IsFlag => false;

    /// <summary>Takes a single value; false where it cannot be read, and the row does without it.</summary>
    public abstract bool TrySet(TRow row, Scalar value);

    /// <summary>Takes a null.</summary>
    public abstract void SetNothing(TRow row);

    /// <summary>What takes an object or array in; null where a single value is expected.</summary>
    public virtual NestedText? StartNested(bool isArray) => null;

    /// <summary>Takes an object or array that <see cref="StartNested"/> has taken in; false where it cannot be read.</summary>
    public virtual bool TrySetNested(TRow row, NestedText nested) => false;

    /// <summary>An object or array stands where a single value was expected.</summary>
    /// <exception cref="MailkitException">The row means nothing without the value.</exception>
    public virtual void RefuseContainer()
    {
    }
}
