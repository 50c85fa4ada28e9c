using System;

namespace MailkitPS;

/// <summary>Makes one text of an object or array that stands in a row, while it is read.</summary>
internal abstract class NestedText : IDisposable
{
    /// <summary>A text longer than this is refused, like any single value.</summary>
    protected const int MaxSize = 1024 * 1024;

    /// <summary>The name of the member whose value comes next.</summary>
    public abstract void Name(Scalar name);

    public abstract void StartObject();

    public abstract void StartArray();

    /// <summary>The object or array that began last is complete.</summary>
    public abstract void End();

    public abstract void Value(Scalar value);

    /// <summary>The text; null where it cannot be made.</summary>
    public abstract string? Finish();

    /// <summary>What was taken in, as JSON; null where it was not kept.</summary>
    public virtual string? Json() => null;

    public virtual void Dispose()
    {
    }
}
