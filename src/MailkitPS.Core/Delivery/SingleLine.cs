using System.Globalization;

namespace MailkitPS;

/// <summary>Texts that become a line of a mail's head: a line break in one of them could begin another.</summary>
internal static class SingleLine
{
    /// <summary>Returns the text unless it holds a line break or another control character.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="MailkitException">It holds one.</exception>
    public static string? Require(string? text, string what)
    {
        foreach (char letter in text ?? string.Empty)
        {
            if (letter is >= ' ' and < '\u007F')
            {
                continue;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(letter)
                is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                throw new MailkitException(MailkitErrorKind.InvalidArgument, $"{what} holds a line break or another control character");
            }
        }

        return text;
    }
}
