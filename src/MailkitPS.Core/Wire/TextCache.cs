using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// What is made of texts that come again and again in an answer is made only once, as long as they are few: each has one of two places,
/// from which others may drive it out.
/// </summary>
/// <param name="make">Makes a value of a text.</param>
internal sealed class TextCache<T>(Func<string, T> make)
{
    /// <summary>A longer text is not kept.</summary>
    public const int MaxTextLength = 256;

    private const int Places = 256;

    private readonly KeyValuePair<string?, T>[] _values = new KeyValuePair<string?, T>[2 * Places];

    public T Get(char[] text, int length)
    {
        if (length is 0 or > MaxTextLength)
        {
            return make(new string(text, 0, length));
        }

        ReadOnlySpan<char> key = text.AsSpan(0, length);
        uint hash = (((((text[0] * 31u) + text[length / 2]) * 31u) + text[length - 1]) * 31u) + (uint)length;
        ref KeyValuePair<string?, T> first = ref _values[hash % Places];
        if (key.SequenceEqual(first.Key.AsSpan()))
        {
            return first.Value;
        }

        ref KeyValuePair<string?, T> second = ref _values[Places + (hash % Places)];
        if (!key.SequenceEqual(second.Key.AsSpan()))
        {
            second = first;
            string made = key.ToString();
            first = new(made, make(made));
            return first.Value;
        }

        return second.Value;
    }
}
