using System;
using System.Runtime.CompilerServices;
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
        Compress(word, ref _v0, ref _v1, ref _v2, ref _v3);
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

        // The state in locals, which the processor keeps in registers: most of what is hashed is text.
        (ulong v0, ulong v1, ulong v2, ulong v3) = (_v0, _v1, _v2, _v3);
        int place = 0;
        for (; place + 3 < text.Length; place += 4)
        {
            ulong four = ((ulong)text[place] << 48) | ((ulong)text[place + 1] << 32) | ((ulong)text[place + 2] << 16) | text[place + 3];
            Compress(four, ref v0, ref v1, ref v2, ref v3);
        }

        if (place < text.Length)
        {
            ulong rest = 0;
            for (; place < text.Length; place++)
            {
                rest = (rest << 16) | text[place];
            }

            Compress(rest, ref v0, ref v1, ref v2, ref v3);
        }

        (_v0, _v1, _v2, _v3) = (v0, v1, v2, v3);
        _words += ((uint)text.Length + 3) / 4;
    }

    public (ulong Low, ulong High) Finish()
    {
        // The last block of a message in whole words holds nothing but its length in bytes.
        (ulong v0, ulong v1, ulong v2, ulong v3) = (_v0, _v1, _v2, _v3);
        Compress((ulong)_words << 59, ref v0, ref v1, ref v2, ref v3);
        v2 ^= 0xee;
        FourRounds(ref v0, ref v1, ref v2, ref v3);
        ulong low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        FourRounds(ref v0, ref v1, ref v2, ref v3);
        return (low, v0 ^ v1 ^ v2 ^ v3);
    }

    private static ulong[] NewKey()
    {
        byte[] bytes = new byte[2 * sizeof(ulong)];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return [BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, sizeof(ulong))];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compress(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRounds(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = RotateLeft(v1, 13) ^ v0;
        v0 = RotateLeft(v0, 32);
        v2 += v3;
        v3 = RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = RotateLeft(v1, 17) ^ v2;
        v2 = RotateLeft(v2, 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RotateLeft(ulong value, int bits) => (value << bits) | (value >> (64 - bits));
}
