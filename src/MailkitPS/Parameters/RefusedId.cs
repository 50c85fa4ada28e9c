using System;

namespace MailkitPS;

/// <summary>
/// Values that were given for an ID and are none. Negative numbers stand for them until the cmdlet refuses them itself: PowerShell's own
/// error says neither which input it was nor the value.
/// </summary>
internal static class RefusedId
{
    private const int MaxKept = 256;

    // A value is bound and refused on the same thread.
    [ThreadStatic]
    private static object?[]? _values;

    [ThreadStatic]
    private static int _count;

    /// <summary>The number that stands for a value.</summary>
    public static long Add(object? value)
    {
        _values ??= new object?[MaxKept];
        int place = _count++ % MaxKept;
        _values[place] = value;
        return -1 - place;
    }

    /// <summary>Whether a number stands for a refused value.</summary>
    public static bool Is(long id) => id < 0;

    /// <summary>Why the value was refused.</summary>
    /// <param name="name">The name of the value.</param>
    /// <param name="id">The number that stands for it.</param>
    public static string Describe(string name, long id) =>
        MailkitIdAttribute.Refusal(name, id is < 0 and >= -MaxKept ? _values?[-1 - id] : null);
}
