using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// The name or single value at which a JSON reader stands: a place in its buffer. A text that is not valid UTF-8 is a
/// <see cref="DecoderFallbackException"/> for whoever asks for it.
/// </summary>
internal sealed class JsonScalar : Scalar
{
    // Encoding.UTF8 would replace invalid bytes.
    private static readonly UTF8Encoding Utf8Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ClientLogin _login;
    private readonly StringPool _pool;
    private readonly char[] _chars = new char[StringPool.MaxTextLength];
    private JsonTokenType _type;
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

    /// <summary>Goes to the name or the text at which the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="buffer">The bytes that it reads.</param>
    public void MoveToText(ref Utf8JsonReader reader, byte[] buffer)
    {
        _type = JsonTokenType.String;
        Kind = ScalarKind.Text;
        _length = reader.ValueSpan.Length;
        if (reader.ValueIsEscaped)
        {
            Unescape(reader.ValueSpan);
        }
        else
        {
            // Behind the quotation mark.
            Place(buffer, (int)reader.TokenStartIndex + 1);
        }
    }

    /// <summary>Goes to the number, boolean or null at which the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="buffer">The bytes that it reads.</param>
    public void MoveToPlain(ref Utf8JsonReader reader, byte[] buffer)
    {
        _type = reader.TokenType;
        Kind = _type == JsonTokenType.Number ? ScalarKind.Number
            : _type == JsonTokenType.Null ? ScalarKind.Nothing
            : ScalarKind.Boolean;
        _length = reader.ValueSpan.Length;
        if (Kind == ScalarKind.Number && _length > MaxNumberSize)
        {
            throw MailkitException.NumberTooLong();
        }

        Place(buffer, (int)reader.TokenStartIndex);
    }

    public override string Text() =>
        _length == 0 ? string.Empty : _login.Redact(Utf8Encoding.GetString(_bytes, _start, _length));

    public override string PooledText() =>
        _length > StringPool.MaxTextLength ? Text() : _pool.Get(_chars, Utf8Encoding.GetChars(_bytes, _start, _length, _chars, 0));

    public override object? Decode() => _type switch
    {
        JsonTokenType.Number => DecodeNumber(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
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
