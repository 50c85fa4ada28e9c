using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MailkitPS;

/// <summary>A value as compact JSON.</summary>
internal class JsonText : NestedText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _bytes = new();
    private readonly Utf8JsonWriter _json;
    private readonly Stack<bool> _isArray = new();
    private readonly int _maxSize;

    /// <param name="maxSize">A text of more bytes is refused.</param>
    public JsonText(int maxSize = MaxSize)
    {
        _maxSize = maxSize;
        _json = new Utf8JsonWriter(_bytes, Options);
    }

    public override void Name(Scalar name) => WriteName(name.PooledText());

    public override void StartObject()
    {
        _isArray.Push(false);
        _json.WriteStartObject();
    }

    public override void StartArray()
    {
        _isArray.Push(true);
        _json.WriteStartArray();
    }

    public override void End()
    {
        if (_isArray.Pop())
        {
            _json.WriteEndArray();
        }
        else
        {
            _json.WriteEndObject();
        }

        CheckSize();
    }

    public override void Value(Scalar value)
    {
        switch (value.Kind)
        {
            case ScalarKind.Nothing:
                _json.WriteNullValue();
                break;
            case ScalarKind.Boolean when WireParser.TryReadFlag(value.Utf8, out bool? flag) && flag is not null:
                _json.WriteBooleanValue(flag.Value);
                break;
            case ScalarKind.Number:
                WriteNumber(value);
                break;
            default:
                _json.WriteStringValue(value.Text());
                break;
        }

        CheckSize();
    }

    public override string? Finish() => Json();

    public override string Json()
    {
        _json.Flush();
        return Encoding.UTF8.GetString(_bytes.GetBuffer(), 0, (int)_bytes.Length);
    }

    public override void Dispose()
    {
        _json.Dispose();
        _bytes.Dispose();
        base.Dispose();
    }

    /// <summary>How many bytes there are so far.</summary>
    protected long Size => _json.BytesCommitted + _json.BytesPending;

    protected void WriteName(string name) => _json.WritePropertyName(name);

    /// <summary>Writes a value that is JSON already.</summary>
    protected void WriteJson(string json) => _json.WriteRawValue(json, skipInputValidation: true);

    protected void WriteText(string text) => _json.WriteStringValue(text);

    /// <summary>Begins anew.</summary>
    protected void Clear()
    {
        _bytes.SetLength(0);
        _json.Reset();
        _isArray.Clear();
    }

    private void CheckSize()
    {
        if (Size > _maxSize)
        {
            throw MailkitException.ValueTooLarge();
        }
    }

    /// <summary>With the digits that came. What XML-RPC calls a number and is none to JSON stays a text.</summary>
    private void WriteNumber(Scalar value)
    {
        string text = value.Text().Trim();
        try
        {
            _json.WriteRawValue(text);
        }
        catch (JsonException)
        {
            _json.WriteStringValue(text);
        }
    }
}
