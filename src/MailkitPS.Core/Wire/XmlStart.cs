using System;
using System.Text;
using System.Text.RegularExpressions;

namespace MailkitPS;

/// <summary>
/// The start of an XML answer. Some servers write empty lines before the declaration, which XML does not allow, and a byte order mark
/// may stand before or behind them. The bytes decide which encoding the answer is in, and only then its declaration: servers declare
/// the UTF-16 of the text that they had before they wrote it as UTF-8.
/// </summary>
internal sealed class XmlStart
{
    private const int MaxHeadSize = 256;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly Regex Declaration = new(
        "^<\\?xml\\s[^>]*?(encoding\\s*=\\s*[\"']([^\"'>]+)[\"'])", RegexOptions.CultureInvariant);

    /// <summary>A declaration in single bytes can be in UTF-8 only, whichever of these it names.</summary>
    private static readonly Regex Unicode = new(
        "^(unicode|(iso-10646-)?(utf|ucs)[-_ ]?(8|16|32|2|4)([-_ ]?(le|be))?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Html = new("<(!doctype\\s+)?html\\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private string _head = string.Empty;
    private int _markLength;

    /// <summary>Enough has come to know the encoding.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The first letter that counts; null while there is none.</summary>
    public char? FirstLetter => _head.Length > 0 ? _head[0] : null;

    public bool IsHtml => Html.IsMatch(_head);

    /// <summary>How many lines stand before it.</summary>
    public int SkippedLines { get; private set; }

    /// <summary>What is to be read of the bytes, which come again with more behind them until <see cref="IsKnown"/>.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isLast">No more of them follow.</param>
    /// <exception cref="MailkitException">They are in an encoding that is not known.</exception>
    public ArraySegment<byte> Skip(ArraySegment<byte> bytes, bool isLast)
    {
        if (IsKnown)
        {
            return bytes;
        }

        int start = 0;
        while (start < bytes.Count && IsSkipped(bytes.Array[bytes.Offset + start]))
        {
            start++;
        }

        ArraySegment<byte> rest = new(bytes.Array, bytes.Offset + start, bytes.Count - start);
        _head = Encoding.ASCII.GetString(rest.Array, rest.Offset, Math.Min(rest.Count, MaxHeadSize));
        IsKnown = isLast || _head.Length == MaxHeadSize || _head.IndexOf('>') >= 0;
        if (IsKnown && Declaration.Match(_head) is { Success: true } declaration)
        {
            Decide(rest, declaration.Groups[1], declaration.Groups[2].Value);
        }

        return rest;
    }

    /// <summary>Without the name of an encoding, XML is read as UTF-8.</summary>
    private void Decide(ArraySegment<byte> bytes, Group declaration, string name)
    {
        if (_markLength == ByteOrderMark.Length || Unicode.IsMatch(name.Trim()))
        {
            bytes.Array.AsSpan(bytes.Offset + declaration.Index, declaration.Length).Fill((byte)' ');
            return;
        }

        try
        {
            _ = Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw MailkitException.NotTheWireFormat(
                $"The answer is in the encoding {MessageText.Quote(name)}, which is not known here.");
        }
    }

    private bool IsSkipped(byte letter)
    {
        if (_markLength < ByteOrderMark.Length && letter == ByteOrderMark[_markLength])
        {
            _markLength++;
            return true;
        }

        SkippedLines += letter == (byte)'\n' ? 1 : 0;
        return letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
    }
}
