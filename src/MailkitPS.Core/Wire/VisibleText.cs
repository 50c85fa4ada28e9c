using System.Globalization;
using System.Text;

namespace MailkitPS;

/// <summary>
/// A text in which everything can be seen that would otherwise act on a console or a log: line feeds, escape sequences, marks that turn
/// the direction of writing. Values of rows are never changed; this is for texts that are ours and quote somebody else.
/// </summary>
internal static class VisibleText
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>The text with <c>\n</c>, <c>\r</c> and <c>\t</c> for these three, and <c>\u001B</c> and the like for all others.</summary>
    public static string Of(string text)
    {
        int at = 0;
        while (at < text.Length && !IsHidden(text, at))
        {
            at++;
        }

        if (at == text.Length)
        {
            return text;
        }

        StringBuilder visible = new(text, 0, at, text.Length + 16);
        for (; at < text.Length; at++)
        {
            if (IsHidden(text, at))
            {
                AppendEscape(visible, text[at]);
            }
            else
            {
                visible.Append(text[at]);
            }
        }

        return visible.ToString();
    }

    private static void AppendEscape(StringBuilder text, char character)
    {
        switch (character)
        {
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            default:
                text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static bool IsHidden(string text, int at)
    {
        char character = text[at];
        if (character is >= ' ' and <= '~')
        {
            return false;
        }

        // Both halves of a character are as visible as it is.
        int start = at > 0 && char.IsSurrogatePair(text[at - 1], character) ? at - 1 : at;
        return CharUnicodeInfo.GetUnicodeCategory(text, start) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,

            // Half a character.
            UnicodeCategory.Surrogate => true,

            // These two are part of writing, as in Persian words and in emoji.
            UnicodeCategory.Format => character is not (ZeroWidthNonJoiner or ZeroWidthJoiner),
            _ => false,
        };
    }
}
