using System;
using System.Text;
using System.Text.RegularExpressions;

namespace MailkitPS;

/// <summary>
/// The start of an XML answer. Some servers write empty lines before the declaration, which XML does not allow, and a byte order mark
/// may stand before or behind them.
/// </summary>
internal sealed class XmlStart
{
    private const int MaxHeadSize = 256;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly Regex Declaration = new(
        "^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]+)[\"']", RegexOptions.CultureInvariant);

    private readonly byte[] _head = new byte[MaxHeadSize];
    private int _headLength;
    private int _markLength;

    /// <summary>The first byte that counts; 0 while there is none.</summary>
    public byte FirstByte => _head[0];

    /// <summary>How many lines stand before it.</summary>
    public int SkippedLines { get; private set; }

    /// <summary>The encoding that the answer says it is in, where that is not known; null otherwise.</summary>
    public string? UnknownEncoding
    {
        get
        {
            Match declared = Declaration.Match(Encoding.ASCII.GetString(_head, 0, _headLength));
            if (!declared.Success)
            {
                return null;
            }

            string name = declared.Groups[1].Value;
            try
            {
                _ = Encoding.GetEncoding(name);
                return null;
            }
            catch (ArgumentException)
            {
                return name;
            }
        }
    }

    /// <summary>What is to be read of the bytes that come next.</summary>
    public ArraySegment<byte> Skip(ArraySegment<byte> bytes)
    {
        int start = 0;
        while (_headLength == 0 && start < bytes.Count && IsSkipped(bytes.Array[bytes.Offset + start]))
        {
            start++;
        }

        ArraySegment<byte> rest = new(bytes.Array, bytes.Offset + start, bytes.Count - start);
        int length = Math.Min(rest.Count, MaxHeadSize - _headLength);
        Buffer.BlockCopy(rest.Array, rest.Offset, _head, _headLength, length);
        _headLength += length;
        return rest;
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
