using System.Text;

namespace MailkitPS;

/// <summary>Texts that are not whole: bytes that need not be one, and halves of characters (lone surrogates).</summary>
internal static class Utf8Text
{
    private const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text that bytes are; null where they are none.</summary>
    public static string? Of(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The text with U+FFFD in place of each half of a character.</summary>
    public static string WithoutHalves(string text)
    {
        StringBuilder? repaired = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            repaired ??= new StringBuilder(text);
            repaired[i] = Replacement;
        }

        return repaired?.ToString() ?? text;
    }
}
