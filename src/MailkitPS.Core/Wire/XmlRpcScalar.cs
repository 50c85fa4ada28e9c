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
    private byte[] _utf8 = new byte[3 * InitialSize];

    public XmlRpcScalar(ClientLogin login)
    {
        _login = login;
        _pool = new StringPool(login.Redact);
    }

    /// <summary>The element that the value stood in, such as <c>i4</c>.</summary>
    public string Type { get; private set; } = string.Empty;

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
        if (Kind == ScalarKind.Boolean)
        {
            SpellOutBoolean();
        }
    }

    public override string Text() => _login.Redact(new string(_text, 0, _length));

    public override string PooledText() => _pool.Get(_text, _length);

    public override object? Decode() => Type switch
    {
        "nil" => null,
        "string" => PooledText(),
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
            "boolean" => trimmed == "true",
            "int" or "i4" or "i8" or "ex:i8" => DecodeInteger(trimmed) ?? text,
            "double" when IsNumber(trimmed, out double number) => number,
            "dateTime.iso8601" when WireParser.TryReadDate(Utf8, out DateTime date) => date,
            "base64" => DecodeBase64(text) ?? (object)text,
            _ => text,
        };
    }

    private static object? DecodeInteger(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
        : BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer
        : null;

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && !double.IsInfinity(number);

    private static byte[]? DecodeBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>In place of a number a boolean is no number: 1 becomes true, as in JSON.</summary>
    private void SpellOutBoolean()
    {
        string text = _length == 1 && _text[0] == '1' ? "true" : "false";
        text.CopyTo(0, _text, 0, text.Length);
        _length = text.Length;
    }
}
