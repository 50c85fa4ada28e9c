using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>Reads a JSON answer of any shape.</summary>
internal sealed class JsonValueReader : JsonReader<object>
{
    private readonly ValueBuilder _values;
    private bool _hasBegun;

    public JsonValueReader(Stream body, ValueSchema schema)
        : base(body, schema)
    {
        _values = NewValueBuilder();
    }

    protected override bool IsAtRoot => !_hasBegun;

    protected override void Take(ref Utf8JsonReader reader)
    {
        _hasBegun = true;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _values.Name(ReadPhrase(ref reader));
                break;
            case JsonTokenType.StartObject:
                _values.StartStruct();
                break;
            case JsonTokenType.StartArray:
                _values.StartArray();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _values.End();
                break;
            default:
                _values.Value(ReadValue(ref reader));
                break;
        }
    }

    private object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => ReadPhrase(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt64(out long number) => number,
        JsonTokenType.Number => ReadNumber(Encoding.ASCII.GetString(reader.ValueSpan.ToArray())),
        _ => null,
    };

    /// <summary>A number that is not a long; one that no type can hold stays the text that it is.</summary>
    private static object ReadNumber(string text) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number) ? number
        : text;
}
