using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;

namespace MailkitPS;

/// <summary>Reads an XML-RPC answer of any shape.</summary>
internal sealed class XmlRpcValueReader : XmlRpcReader<object>
{
    /// <summary>
    /// A bare text is a failure, but for these (documented, or seen in clients) and for a number: no function fails with one of them.
    /// </summary>
    private static readonly string[] Successes =
    [
        "OK",
        "OK version A",
        "OK version B",
        "DELETED",
        "TRUE",
        "FALSE",
        "Sent subscribe email",
        "Email has been revalidated",
    ];

    private readonly ValueBuilder _values;

    public XmlRpcValueReader(Stream body, ValueSchema schema)
        : base(body, schema)
    {
        _values = NewValueBuilder();
    }

    protected override void ReadRoot()
    {
        Shape shape = OpenValue();
        if (shape == Shape.Text && IsTextEmpty)
        {
            // Functions that list answer so when there is nothing (unconfirmed).
            return;
        }

        if (shape == Shape.Text && !Successes.Contains(Text(), StringComparer.OrdinalIgnoreCase) && ReadInteger(Text().Trim()) is null)
        {
            Envelope.ErrorStatus = 1;
            Envelope.Error = Text();
            Envelope.IsBareText = true;
            return;
        }

        ReadValue(shape);
    }

    private void ReadValue(Shape shape)
    {
        switch (shape)
        {
            case Shape.Struct:
                _values.StartStruct();
                while (NextMember())
                {
                    _values.Name(Phrase());
                    ReadValue(OpenValue());
                    Close();
                }

                EndContainer();
                break;
            case Shape.Array:
                _values.StartArray();
                Open("data");
                while (NextTag() == Token.Start)
                {
                    CheckValue();
                    ReadValue(OpenValue());
                }

                Close();
                EndContainer();
                break;
            case Shape.Text:
                _values.Value(Phrase());
                break;
            case Shape.Nothing:
                _values.Value(null);
                break;
            default:
                _values.Value(ReadPlain());
                break;
        }
    }

    private void EndContainer()
    {
        _values.End();
        Close();
    }

    /// <summary>The value in its type; where it is none of that type it stays the text that it is.</summary>
    private object ReadPlain()
    {
        string text = Text();
        string trimmed = text.Trim();
        return Type switch
        {
            "boolean" => trimmed == "true",
            "int" or "i4" or "i8" or "ex:i8" => ReadInteger(trimmed) ?? text,
            "double" when double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number) => number,
            "dateTime.iso8601" when WireText.TryReadDate(Utf8(), out DateTime date) => date,
            "base64" => ReadBase64(text) ?? (object)text,
            _ => text,
        };
    }

    private static object? ReadInteger(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
        : BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer
        : null;

    private static byte[]? ReadBase64(string text)
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
}
