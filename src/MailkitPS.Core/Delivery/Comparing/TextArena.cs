using System.Collections.Generic;
using System.Text;

namespace MailkitPS;

/// <summary>Texts by the million, as UTF-8 in blocks of 1 MB: they take their bytes, and two more each.</summary>
internal sealed class TextArena
{
    private const int BlockSize = 1 << 20;
    private const int LengthSize = sizeof(ushort);
    private const int MaxShortLength = ushort.MaxValue - 1;

    /// <summary>No UTF-16 unit takes more in UTF-8.</summary>
    private const int MaxBytesOfUnit = 3;

    private readonly List<byte[]> _blocks = [];

    /// <summary>What does not fit: texts of 64 KB and more, and those that UTF-8 cannot hold.</summary>
    private readonly Dictionary<uint, string> _others = [];

    private int _used = BlockSize;

    /// <summary>Keeps a text, and returns where it is.</summary>
    public uint Add(string text)
    {
        bool isPlain = text.Length <= MaxShortLength / MaxBytesOfUnit && Utf8Text.WithoutHalves(text) == text;
        int most = LengthSize + (isPlain ? text.Length * MaxBytesOfUnit : 0);
        if (BlockSize - _used < most)
        {
            _blocks.Add(new byte[BlockSize]);
            _used = 0;
        }

        byte[] block = _blocks[_blocks.Count - 1];
        uint place = checked((uint)(((_blocks.Count - 1) * (long)BlockSize) + _used));
        int length = isPlain ? Encoding.UTF8.GetBytes(text, 0, text.Length, block, _used + LengthSize) : ushort.MaxValue;
        block[_used] = (byte)length;
        block[_used + 1] = (byte)(length >> 8);
        _used += LengthSize + (isPlain ? length : 0);
        if (!isPlain)
        {
            _others.Add(place, text);
        }

        return place;
    }

    /// <summary>The text at a place.</summary>
    public string this[uint place]
    {
        get
        {
            byte[] block = _blocks[(int)(place / BlockSize)];
            int start = (int)(place % BlockSize);
            int length = block[start] | (block[start + 1] << 8);
            return length == ushort.MaxValue ? _others[place] : Encoding.UTF8.GetString(block, start + LengthSize, length);
        }
    }
}
