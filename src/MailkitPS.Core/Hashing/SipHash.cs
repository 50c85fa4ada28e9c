using System;
using System.Security.Cryptography;

namespace MailkitPS;

/// <summary>
/// SipHash-2-4 with 128 bits (Aumasson and Bernstein): a keyed hash, so that nobody who writes into a row can make two rows
/// collide. The framework has none on netstandard2.0 that also runs under the FIPS policy of Windows.
/// </summary>
internal struct SipHash
{
    private static readonly ulong[] KeyOfProcess = NewKey();

    private ulong _v0;
    private ulong _v1;
    private ulong _v2;
    private ulong _v3;
    private uint _words;

    public SipHash(ulong key0, ulong key1)
    {
        _v0 = key0 ^ 0x736f6d6570736575;
        _v1 = key1 ^ 0x646f72616e646f6d ^ 0xee;
        _v2 = key0 ^ 0x6c7967656e657261;
        _v3 = key1 ^ 0x7465646279746573;
        _words = 0;
    }

    /// <summary>With a key that this process has drawn and nobody else knows.</summary>
    public static SipHash Keyed() => new(KeyOfProcess[0], KeyOfProcess[1]);

    public void Add(ulong word)
    {
        _words++;
        Compress(word);
    }

    /// <summary>Length-prefixed, so that "ab", "c" and "a", "bc" differ; null is a word of its own.</summary>
    public void Add(string? text)
    {
        if (text is null)
        {
            Add(ulong.MaxValue);
            return;
        }

        Add((ulong)text.Length);
        ulong word = 0;
        for (int i = 0; i < text.Length; i++)
        {
            word = (word << 16) | text[i];
            if (i % 4 == 3)
            {
                Add(word);
                word = 0;
            }
        }

        if (text.Length % 4 != 0)
        {
            Add(word);
        }
    }

    public (ulong Low, ulong High) Finish()
    {
        // The last block of a message in whole words holds nothing but its length in bytes.
        Compress((ulong)_words << 59);
        _v2 ^= 0xee;
        Rounds(4);
        ulong low = _v0 ^ _v1 ^ _v2 ^ _v3;
        _v1 ^= 0xdd;
        Rounds(4);
        return (low, _v0 ^ _v1 ^ _v2 ^ _v3);
    }

    private static ulong[] NewKey()
    {
        byte[] bytes = new byte[2 * sizeof(ulong)];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return [BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, sizeof(ulong))];
    }

    private void Compress(ulong word)
    {
        _v3 ^= word;
        Rounds(2);
        _v0 ^= word;
    }

    private void Rounds(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _v0 += _v1;
            _v1 = RotateLeft(_v1, 13) ^ _v0;
            _v0 = RotateLeft(_v0, 32);
            _v2 += _v3;
            _v3 = RotateLeft(_v3, 16) ^ _v2;
            _v0 += _v3;
            _v3 = RotateLeft(_v3, 21) ^ _v0;
            _v2 += _v1;
            _v1 = RotateLeft(_v1, 17) ^ _v2;
            _v2 = RotateLeft(_v2, 32);
        }
    }

    private static ulong RotateLeft(ulong value, int bits) => (value << bits) | (value >> (64 - bits));
}
