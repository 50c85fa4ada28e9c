using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>The name or single value at which a JSON reader stands: a place in its buffer.</summary>
internal sealed class JsonScalar : Scalar
{
    // Throws where Encoding.UTF8 would put in a replacement.
    private static readonly UTF8Encoding Utf8Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ClientLogin _login;
    private readonly StringPool _pool;
    private readonly char[] _chars = new char[StringPool.MaxTextLength];
    private JsonTokenType _type;
    private byte[] _bytes = [];
    private int _start;
    private int _length;
    private bool _isUnreadable;

    public JsonScalar(ClientLogin login)
    {
        _login = login;
        _pool = new StringPool(login.Redact);
    }

    public override ScalarKind Kind => _type switch
    {
        JsonTokenType.Number => ScalarKind.Number,
        JsonTokenType.True or JsonTokenType.False => ScalarKind.Boolean,
        JsonTokenType.Null => ScalarKind.Nothing,
        _ => ScalarKind.Text,
    };

    public override ReadOnlySpan<byte> Utf8 => _isUnreadable ? throw NotUtf8() : new ReadOnlySpan<byte>(_bytes, _start, _length);

    /// <summary>Goes to the token at which the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="buffer">The bytes that it reads.</param>
    public void MoveTo(ref Utf8JsonReader reader, byte[] buffer)
    {
        _type = reader.TokenType;
        _length = reader.ValueSpan.Length;
        _isUnreadable = false;
        if (reader.ValueIsEscaped)
        {
            Unescape(ref reader);
            return;
        }

        _bytes = buffer;
        _start = (int)reader.TokenStartIndex + (_type is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);
    }

    public override string Text() => _length == 0 && !_isUnreadable ? string.Empty : _login.Redact(NewText());

    public override string PooledText()
    {
        if (_length > StringPool.MaxTextLength || _isUnreadable)
        {
            return Text();
        }

        try
        {
            return _pool.Get(_chars, Utf8Encoding.GetChars(_bytes, _start, _length, _chars, 0));
        }
        catch (ArgumentException)
        {
            throw NotUtf8();
        }
    }

    public override object? Decode() => _type switch
    {
        JsonTokenType.Number => DecodeNumber(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => PooledText(),
    };

    private static MailkitException NotUtf8() => MailkitException.NotTheWireFormat("The answer holds a text that is not valid UTF-8.");

    private void Unescape(ref Utf8JsonReader reader)
    {
        // Escapes are longer than what they stand for.
        byte[] unescaped = new byte[_length];
        try
        {
            _length = reader.CopyString(unescaped);
        }
        catch (InvalidOperationException)
        {
            // Whoever asks for the text is told; a value that nobody asks for costs nothing.
            _isUnreadable = true;
        }

        _bytes = unescaped;
        _start = 0;
    }

    private string NewText()
    {
        if (_isUnreadable)
        {
            throw NotUtf8();
        }

        try
        {
            return Utf8Encoding.GetString(_bytes, _start, _length);
        }
        catch (ArgumentException)
        {
            throw NotUtf8();
        }
    }

    /// <summary>A whole number, whatever its size, or one with a fraction; one that no type can hold stays the text that it is.</summary>
    private object DecodeNumber()
    {
        if (WireParser.TryReadInteger(Utf8, out long? number) && number is not null)
        {
            return number;
        }

        string text = Text();
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && !double.IsInfinity(real) ? real
            : text;
    }
}
