using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace MailkitPS;

/// <summary>The JSON form of the API, on <c>json.fcgi</c> (documented).</summary>
internal sealed class JsonFormat : IWireFormat
{
    public string Endpoint => "json.fcgi";

    public string MediaType => "application/json";

    public byte[] WriteCall(MailkitCall call, ClientLogin login)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter writer = new(body))
        {
            writer.WriteStartObject();
            writer.WriteString("function", call.Function);
            writer.WriteString("id", login.ClientId.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("md5", login.ClientMd5);
            if (call.Parameters.Count > 0)
            {
                writer.WriteStartObject("parameters");
                foreach (MailkitParameter parameter in call.Parameters)
                {
                    if (parameter.Value is not null)
                    {
                        writer.WritePropertyName(parameter.Name);
                        WriteValue(writer, parameter.Value);
                    }
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return body.ToArray();
    }

    public AnswerReader<TRow> ReadAnswer<TRow>(Stream body, RowSchema<TRow> schema)
        where TRow : class => new JsonAnswerReader<TRow>(body, schema);

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteNumberValue(WireText.Finite(number));
                break;
            case DateTime date:
                writer.WriteStringValue(date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case IDictionary members:
                writer.WriteStartObject();
                foreach (DictionaryEntry member in members)
                {
                    writer.WritePropertyName((string)member.Key);
                    WriteValue(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable elements:
                writer.WriteStartArray();
                foreach (object? element in elements)
                {
                    WriteValue(writer, element);
                }

                writer.WriteEndArray();
                break;
            default:
                throw WireText.NotWritable(value);
        }
    }
}
