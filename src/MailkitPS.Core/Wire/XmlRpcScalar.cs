using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Xml;

namespace MailkitPS;

/// <summary>The name or single value at which an XML-RPC reader stands: one buffer for the text of them all.</summary>
internal sealed class XmlRpcScalar : Scalar
{
    private const int InitialSize = 1024;

    private readonly ClientLogin _login;
    private readonly StringPool _pool;
    private char[] _text = new char[InitialSize];
    private int _length;
    private byte[]? _bytes;
    private byte[] _utf8 = new byte[3 * InitialSize];

    public XmlRpcScalar(ClientLogin login)
    {
        _login = login;
        _pool = new StringPool(text => login.Redact(Utf8Text.WithoutHalves(text)));
    }

    /// <summary>The element that the value stood in, such as <c>i4</c>.</summary>
    public string Type { get; private set; } = string.Empty;

    public override bool IsBytes => _bytes is not null;

    public override bool IsMistyped => Type == "boolean" && Kind == ScalarKind.Text;

    /// <summary>How many characters there are so far.</summary>
    public int Length => _length;

    public override ReadOnlySpan<byte> Utf8
    {
        get
        {
            if (_utf8.Length < 3 * _length)
            {
                _utf8 = new byte[3 * _text.Length];
            }

            return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(_text, 0, _length, _utf8, 0));
        }
    }

    /// <summary>Nothing but white space has come so far.</summary>
    public bool IsWhiteSpace
    {
        get
        {
            int length = 0;
            while (length < _length && _text[length] is ' ' or '\t' or '\r' or '\n')
            {
                length++;
            }

            return length == _length;
        }
    }

    public void Clear() => _length = 0;

    /// <summary>Appends from the current text node; false when there may be more of it, for which room has been made.</summary>
    public bool TryAppend(XmlReader xml)
    {
        _length += xml.ReadValueChunk(_text, _length, _text.Length - _length);

        // Surrogate pairs are not split, so a full buffer may leave room for one character.
        if (_length < _text.Length - 1)
        {
            return true;
        }

        Array.Resize(ref _text, 2 * _text.Length);
        return false;
    }

    /// <summary>The value is complete.</summary>
    /// <param name="type">The element around it.</param>
    public void EndValue(string type)
    {
        Type = type;
        Kind = type == "string" ? ScalarKind.Text : KindOf(type);
        _bytes = null;
        if (Kind == ScalarKind.Boolean)
        {
            SpellOutBoolean();
        }
        else if (Kind == ScalarKind.Number && _length > MaxNumberSize)
        {
            throw MailkitException.NumberTooLong();
        }
        else if (type == "base64")
        {
            DecodeBase64();
        }
    }

    public override string Text() => _login.Redact(Utf8Text.WithoutHalves(new string(_text, 0, _length)));

    public override string PooledText() => _pool.Get(_text, _length);

    public override object? Decode() => Type switch
    {
        "nil" => null,
        "string" => PooledText(),
        "base64" => _bytes ?? (object)Text(),
        _ => DecodePlain(Text()),
    };

    private static ScalarKind KindOf(string type) => type switch
    {
        "i4" or "int" or "i8" or "ex:i8" or "double" => ScalarKind.Number,
        "boolean" => ScalarKind.Boolean,
        "nil" => ScalarKind.Nothing,
        _ => ScalarKind.Text,
    };

    private object DecodePlain(string text)
    {
        string trimmed = text.Trim();
        return Type switch
        {
            "boolean" when Kind == ScalarKind.Boolean => text == "true",
            "int" or "i4" or "i8" or "ex:i8" => DecodeInteger(trimmed) ?? text,
            "double" when IsNumber(trimmed, out double number) => number,
            "dateTime.iso8601" when WireParser.TryReadDate(Utf8, out DateTime date) => date,
            _ => text,
        };
    }

    private static object? DecodeInteger(string text) =>
        WireParser.TryReadInteger(Encoding.UTF8.GetBytes(text), out long? number) ? number
        : BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer
        : null;

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && !double.IsInfinity(number);

    /// <summary>Bytes are the text that they hold, where a text is wanted; what is no Base64 is a text like any other.</summary>
    private void DecodeBase64()
    {
        try
        {
            _bytes = Convert.FromBase64CharArray(_text, 0, _length);
        }
        catch (FormatException)
        {
            return;
        }

        if (Utf8Text.Of(_bytes) is string text)
        {
            // Never longer than the Base64.
            text.CopyTo(0, _text, 0, text.Length);
            _length = text.Length;
        }
    }

    /// <summary>A boolean in place of a number is no number: 1 becomes true, as in JSON. What is neither stays a text.</summary>
    private void SpellOutBoolean()
    {
        if (!WireParser.TryReadFlag(Utf8, out bool? flag) || flag is null)
        {
            Kind = ScalarKind.Text;
            return;
        }

        string text = flag.Value ? "true" : "false";
        text.CopyTo(0, _text, 0, text.Length);
        _length = text.Length;
    }
}
