using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// A list whose elements are added one by one. Small ones are kept as the bytes that are sent. A large one, or one with a file, is
/// kept as it is and encoded again while the body is sent, so that what elements have in common is not held once for each.
/// </summary>
/// <param name="format">The format that the elements are encoded in.</param>
internal sealed class StreamedList(IWireFormat format) : StreamedValue
{
    private const int MaxKeptLength = 4 * 1024;

    private readonly List<LargeElement> _large = [];
    private byte[] _bytes = [];
    private int _length;
    private long _largeLength;

    public override long Length => _length + _largeLength;

    /// <summary>How many elements it has.</summary>
    public int Count { get; private set; }

    /// <summary>The elements that are kept as bytes, and what stands between any two.</summary>
    public ArraySegment<byte> Bytes => new(_bytes, 0, _length);

    /// <summary>The other elements, each with its place in the bytes.</summary>
    public IReadOnlyList<LargeElement> Large => _large;

    /// <summary>How many bytes an element takes in the body.</summary>
    public long LengthOf(EncodedCall encoded) => encoded.Length + (Count > 0 ? format.Separator.Length : 0);

    /// <summary>Adds an element.</summary>
    /// <param name="element">The element. It must not change any more.</param>
    /// <param name="encoded">The element in the format of the list.</param>
    public void Add(object element, EncodedCall encoded)
    {
        if (Count++ > 0)
        {
            Append(format.Separator);
        }

        if (encoded.Slots.Count == 0 && encoded.Bytes.Length <= MaxKeptLength)
        {
            Append(encoded.Bytes);
        }
        else
        {
            _large.Add(new(_length, element));
            _largeLength += encoded.Length;
        }
    }

    private void Append(byte[] bytes)
    {
        if (_length + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + bytes.Length));
        }

        Buffer.BlockCopy(bytes, 0, _bytes, _length, bytes.Length);
        _length += bytes.Length;
    }

    /// <summary>An element that is encoded while it is sent.</summary>
    /// <param name="offset">How many of the bytes come before it.</param>
    /// <param name="element">The element.</param>
    public readonly struct LargeElement(int offset, object element)
    {
        public int Offset { get; } = offset;

        public object Element { get; } = element;
    }
}
