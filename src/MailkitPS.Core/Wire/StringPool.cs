using System;

namespace MailkitPS;

/// <summary>
/// Shares the strings of texts that an answer repeats, as long as they are few: a cache with two places for each hash, in which a new
/// text evicts the older one.
/// </summary>
/// <param name="make">Makes what is handed out for a text; called once for each text that is kept.</param>
internal sealed class StringPool(Func<string, string> make)
{
    /// <summary>A longer text is not kept.</summary>
    public const int MaxTextLength = 256;

    private const int Places = 256;

    private readonly Entry[] _entries = new Entry[2 * Places];

    public string Get(char[] text, int length)
    {
        if (length == 0)
        {
            return string.Empty;
        }

        if (length > MaxTextLength)
        {
            return make(new string(text, 0, length));
        }

        ReadOnlySpan<char> key = text.AsSpan(0, length);
        uint hash = (((((text[0] * 31u) + text[length / 2]) * 31u) + text[length - 1]) * 31u) + (uint)length;
        ref Entry newer = ref _entries[hash % Places];
        if (key.SequenceEqual(newer.Key.AsSpan()))
        {
            return newer.Text;
        }

        ref Entry older = ref _entries[Places + (hash % Places)];
        if (key.SequenceEqual(older.Key.AsSpan()))
        {
            return older.Text;
        }

        older = newer;
        string made = key.ToString();
        newer = new Entry { Key = made, Text = make(made) };
        return newer.Text;
    }

    private struct Entry
    {
        public string? Key;
        public string Text;
    }
}
