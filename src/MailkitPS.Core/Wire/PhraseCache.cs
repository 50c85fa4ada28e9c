using System;

namespace MailkitPS;

/// <summary>Texts that come again and again in an answer are made only once, as long as they are few: each has one place, from which another may drive it out.</summary>
internal sealed class PhraseCache
{
    /// <summary>A longer text is not kept.</summary>
    public const int LongestPhrase = 256;

    private const int Places = 64;

    private readonly string[] _phrases = new string[Places];

    public string Get(char[] text, int length)
    {
        if (length is 0 or > LongestPhrase)
        {
            return new string(text, 0, length);
        }

        uint hash = (((((text[0] * 31u) + text[length / 2]) * 31u) + text[length - 1]) * 31u) + (uint)length;
        ref string phrase = ref _phrases[hash % Places];
        if (phrase is null || !text.AsSpan(0, length).SequenceEqual(phrase.AsSpan()))
        {
            phrase = new string(text, 0, length);
        }

        return phrase;
    }
}
