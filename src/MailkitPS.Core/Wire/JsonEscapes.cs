using System;

namespace MailkitPS;

/// <summary>
/// Takes the escapes out of a text of JSON. Half a character becomes U+FFFD: the reader of .NET would refuse it, and with it the whole
/// answer.
/// </summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;
    private const int Replacement = 0xFFFD;

    /// <summary>Writes the text without its escapes and returns its length, which is never longer.</summary>
    /// <param name="escaped">A text of which a JSON reader has checked the syntax.</param>
    /// <param name="text">Where it goes.</param>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        int length = 0;
        while (true)
        {
            int mark = escaped.IndexOf((byte)'\\');
            int plain = mark < 0 ? escaped.Length : mark;
            escaped.Slice(0, plain).CopyTo(text.Slice(length));
            length += plain;
            if (mark < 0)
            {
                return length;
            }

            byte letter = escaped[mark + 1];
            escaped = escaped.Slice(mark + 2);
            if (letter == (byte)'u')
            {
                length += WriteCharacter(ref escaped, text.Slice(length));
            }
            else
            {
                text[length++] = letter switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'t' => (byte)'\t',
                    (byte)'r' => (byte)'\r',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    _ => letter,
                };
            }
        }
    }

    /// <summary>The character whose digits come next, both of its halves where it has two.</summary>
    private static int WriteCharacter(ref ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        int code = ReadHex(ref escaped);
        if (code is >= 0xD800 and <= 0xDFFF)
        {
            code = code < 0xDC00 && ReadLowHalf(ref escaped) is int low
                ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                : Replacement;
        }

        switch (code)
        {
            case < 0x80:
                text[0] = (byte)code;
                return 1;
            case < 0x800:
                text[0] = (byte)(0xC0 | (code >> 6));
                text[1] = Continuation(code);
                return 2;
            case < 0x10000:
                text[0] = (byte)(0xE0 | (code >> 12));
                text[1] = Continuation(code >> 6);
                text[2] = Continuation(code);
                return 3;
            default:
                text[0] = (byte)(0xF0 | (code >> 18));
                text[1] = Continuation(code >> 12);
                text[2] = Continuation(code >> 6);
                text[3] = Continuation(code);
                return 4;
        }
    }

    /// <summary>The second half of a character, where one comes next; null leaves what comes for later.</summary>
    private static int? ReadLowHalf(ref ReadOnlySpan<byte> escaped)
    {
        if (escaped.Length < 2 + HexDigits || escaped[0] != (byte)'\\' || escaped[1] != (byte)'u')
        {
            return null;
        }

        ReadOnlySpan<byte> rest = escaped.Slice(2);
        int code = ReadHex(ref rest);
        if (code is < 0xDC00 or > 0xDFFF)
        {
            return null;
        }

        escaped = rest;
        return code;
    }

    private static int ReadHex(ref ReadOnlySpan<byte> digits)
    {
        int code = 0;
        for (int i = 0; i < HexDigits; i++)
        {
            int digit = digits[i];
            code = (code << 4) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        digits = digits.Slice(HexDigits);
        return code;
    }

    private static byte Continuation(int bits) => (byte)(0x80 | (bits & 0x3F));
}
