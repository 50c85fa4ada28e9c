using System;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace MailkitPS;

/// <summary>
/// A name or single value of JSON: a place in a buffer. A text that is not valid UTF-8 is a
/// <see cref="DecoderFallbackException"/> for whoever asks for it.
/// </summary>
internal sealed class JsonScalar : Scalar
{
    private const int MaxAscii = 0x7F;

    // Encoding.UTF8 would replace invalid bytes.
    private static readonly UTF8Encoding Utf8Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ClientLogin _login;
    private readonly StringPool _pool;
    private readonly char[] _chars = new char[StringPool.MaxTextLength];
    private byte[] _bytes = [];
    private byte[] _unescaped = [];
    private int _start;
    private int _length;

    public JsonScalar(ClientLogin login)
    {
        _login = login;
        _pool = new StringPool(login.Redact);
    }

    public override ReadOnlySpan<byte> Utf8 => new(_bytes, _start, _length);

    /// <summary>Goes to a name or a value.</summary>
    /// <param name="buffer">Holds it.</param>
    /// <param name="place">Where.</param>
    public void MoveTo(byte[] buffer, in JsonPlace place)
    {
        Kind = place.Kind;
        _length = place.Length;
        if (place.IsEscaped)
        {
            Unescape(new ReadOnlySpan<byte>(buffer, place.Start, place.Length));
        }
        else if (Kind == ScalarKind.Number && _length > MaxNumberSize)
        {
            throw MailkitException.NumberTooLong();
        }
        else
        {
            Place(buffer, place.Start);
        }
    }

    public override string Text() =>
        _length == 0 ? string.Empty
        : _login.Redact(TryWiden() ? new string(_chars, 0, _length) : Utf8Encoding.GetString(_bytes, _start, _length));

    public override string PooledText() =>
        _length > StringPool.MaxTextLength ? Text()
        : _pool.Get(_chars, TryWiden() ? _length : Utf8Encoding.GetChars(_bytes, _start, _length, _chars, 0));

    public override object? Decode() => Kind switch
    {
        ScalarKind.Number => DecodeNumber(),
        ScalarKind.Boolean => Utf8[0] == (byte)'t',
        ScalarKind.Nothing => null,
        _ => PooledText(),
    };

    private void Unescape(ReadOnlySpan<byte> escaped)
    {
        if (_unescaped.Length < escaped.Length)
        {
            _unescaped = new byte[Math.Max(escaped.Length, 2 * _unescaped.Length)];
        }

        _length = JsonEscapes.Unescape(escaped, _unescaped);
        Place(_unescaped, 0);
    }

    /// <summary>
    /// Makes letters of a short text in ASCII, as nearly all are; false for any other. Encoding does the same, but its first use in a
    /// process holds up the compiler, and with it all other code, for 100 ms.
    /// </summary>
    [MethodImpl(Optimization.AtOnce)]
    private bool TryWiden()
    {
        if (_length > _chars.Length)
        {
            return false;
        }

        int all = 0;
        ReadOnlySpan<byte> bytes = Utf8;
        for (int i = 0; i < bytes.Length; i++)
        {
            all |= bytes[i];
            _chars[i] = (char)bytes[i];
        }

        return all <= MaxAscii;
    }

    private void Place(byte[] buffer, int start)
    {
        _start = start;

        // Written only when it changes, because each write of a reference costs a GC barrier.
        if (_bytes != buffer)
        {
            _bytes = buffer;
        }
    }

    /// <summary>A whole number, whatever its size, or one with a fraction; one that no type can hold stays the text that it is.</summary>
    private object DecodeNumber()
    {
        if (WireParser.TryReadDigits(Utf8, out long number))
        {
            return number;
        }

        string text = Text();
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && !double.IsInfinity(real) ? real
            : text;
    }
}
