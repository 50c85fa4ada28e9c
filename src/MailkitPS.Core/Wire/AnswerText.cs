using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MailkitPS;

/// <summary>An answer whose shape is not known, as compact JSON.</summary>
internal static class AnswerText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values of an answer: the only one by itself, several as an array.</summary>
    public static string Of(IReadOnlyList<object> answer)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            Write(json, answer.Count == 1 ? answer[0] : answer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long or double or BigInteger:
                json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            case byte[] bytes:
                json.WriteStringValue(new DecodedScalar(bytes).Text());
                break;
            case ApiObject members:
                json.WriteStartObject();
                foreach (KeyValuePair<string, object?> member in members.Members)
                {
                    json.WritePropertyName(member.Key);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case IEnumerable<object?> elements:
                json.WriteStartArray();
                foreach (object? element in elements)
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(WireText.Of(value));
                break;
        }
    }
}
