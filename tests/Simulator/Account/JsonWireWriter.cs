using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MailkitPS.Simulator;

/// <summary>Writes an answer as JSON.</summary>
internal sealed class JsonWireWriter : WireWriter
{
    private readonly Utf8JsonWriter _json;

    public JsonWireWriter()
    {
        _json = new Utf8JsonWriter(Block, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <inheritdoc/>
    protected override int Pending => _json.BytesPending;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _json.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override void StartObject(string? name = null)
    {
        Name(name);
        _json.WriteStartObject();
    }

    /// <inheritdoc/>
    public override void EndObject() => _json.WriteEndObject();

    /// <inheritdoc/>
    public override void StartArray(string? name = null)
    {
        Name(name);
        _json.WriteStartArray();
    }

    /// <inheritdoc/>
    public override void EndArray() => _json.WriteEndArray();

    /// <inheritdoc/>
    public override void Text(string? name, string value)
    {
        Name(name);
        _json.WriteStringValue(value);
    }

    /// <inheritdoc/>
    public override void Number(string? name, long value)
    {
        Name(name);
        _json.WriteNumberValue(value);
    }

    /// <inheritdoc/>
    public override void Quoted(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Amount(string name, decimal value) => Text(name, value.ToString("0.00", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Flag(string name, bool value) => _json.WriteBoolean(name, value);

    /// <inheritdoc/>
    public override void Null(string name) => _json.WriteNull(name);

    /// <inheritdoc/>
    public override void ErrorStatus(int value, bool isQuoted = false)
    {
        if (isQuoted)
        {
            Quoted("error_status", value);
        }
        else
        {
            Number("error_status", value);
        }
    }

    /// <inheritdoc/>
    protected override void Complete() => _json.Flush();

    private void Name(string? name)
    {
        if (name is not null)
        {
            _json.WritePropertyName(name);
        }
    }
}
