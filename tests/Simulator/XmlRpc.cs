using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace MailkitPS.Simulator;

/// <summary>Answers in the XML-RPC form.</summary>
public static class XmlRpc
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        CheckCharacters = false,
    };

    /// <summary>
    /// The XML-RPC form of a JSON answer: a refusal is a bare text, a result has a status instead of an error_status, and
    /// everything else stays the same.
    /// </summary>
    /// <param name="json">A JSON answer.</param>
    /// <returns>The methodResponse.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static byte[] FromJson(ReadOnlyMemory<byte> json)
    {
        JsonDocumentOptions options = new() { MaxDepth = int.MaxValue };
        using JsonDocument document = JsonDocument.Parse(json, options);
        using MemoryStream body = new();
        using (XmlWriter xml = XmlWriter.Create(body, Settings))
        {
            xml.WriteStartElement("methodResponse");
            xml.WriteStartElement("params");
            xml.WriteStartElement("param");
            JsonElement answer = document.RootElement;
            if (IsRefusal(answer, out string? text))
            {
                xml.WriteStartElement("value");
                xml.WriteElementString("string", text);
                xml.WriteEndElement();
            }
            else
            {
                WriteValue(xml, answer, isAnswer: true);
            }
        }

        return body.ToArray();
    }

    /// <summary>A call: the login first, then the parameters by their positions.</summary>
    internal static byte[] Call(string function, long clientId, string md5, IEnumerable<KeyValuePair<string, JsonElement>> parameters)
    {
        using MemoryStream body = new();
        using (XmlWriter xml = XmlWriter.Create(body, Settings))
        {
            xml.WriteStartElement("methodCall");
            xml.WriteElementString("methodName", function);
            xml.WriteStartElement("params");
            JsonElement[] login = [JsonSerializer.SerializeToElement(clientId), JsonSerializer.SerializeToElement(md5)];
            foreach (JsonElement value in login.Concat(parameters.Select(parameter => parameter.Value)))
            {
                xml.WriteStartElement("param");
                WriteValue(xml, value);
                xml.WriteEndElement();
            }
        }

        return body.ToArray();
    }

    private static bool IsRefusal(JsonElement answer, out string? text)
    {
        text = null;
        if (answer.ValueKind == JsonValueKind.Object
            && answer.TryGetProperty("error_status", out JsonElement status) && status.ToString() != "0"
            && answer.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.String
            && !answer.TryGetProperty("results", out _))
        {
            text = error.GetString();
        }

        return text is not null;
    }

    private static void WriteValue(XmlWriter xml, JsonElement value, bool isAnswer = false)
    {
        xml.WriteStartElement("value");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                bool hasStatus = isAnswer && value.TryGetProperty("status", out _) && !value.TryGetProperty("error", out _);
                xml.WriteStartElement("struct");
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    if (hasStatus && member.NameEquals("error_status"))
                    {
                        continue;
                    }

                    xml.WriteStartElement("member");
                    xml.WriteElementString("name", member.Name);
                    WriteValue(xml, member.Value);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                break;
            case JsonValueKind.Array:
                xml.WriteStartElement("array");
                xml.WriteStartElement("data");
                foreach (JsonElement element in value.EnumerateArray())
                {
                    WriteValue(xml, element);
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
                break;
            case JsonValueKind.String:
                xml.WriteElementString("string", value.GetString());
                break;
            case JsonValueKind.Number:
                xml.WriteElementString(
                    value.TryGetInt32(out _) ? "i4"
                        : value.TryGetDecimal(out decimal number) && number % 1 != 0 ? "double"
                        : "i8",
                    value.GetRawText());
                break;
            case JsonValueKind.Null:
                xml.WriteElementString("nil", null);
                break;
            default:
                xml.WriteElementString("boolean", value.GetBoolean() ? "1" : "0");
                break;
        }

        xml.WriteEndElement();
    }
}
