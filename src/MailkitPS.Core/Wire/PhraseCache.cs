using System.Xml;

namespace MailkitPS;

/// <summary>Texts that come again and again in an answer: the first few different ones are made only once.</summary>
internal sealed class PhraseCache
{
    /// <summary>A longer text is not kept.</summary>
    public const int LongestPhrase = 256;

    private const int MostPhrases = 64;

    private readonly NameTable _phrases = new();
    private int _count;

    public string Get(char[] text, int length)
    {
        if (length > LongestPhrase)
        {
            return new string(text, 0, length);
        }

        if (_phrases.Get(text, 0, length) is string known)
        {
            return known;
        }

        if (_count == MostPhrases)
        {
            return new string(text, 0, length);
        }

        _count++;
        return _phrases.Add(text, 0, length);
    }
}
