using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MailkitPS.Simulator;

/// <summary>A JSON answer with other values in the same places: no space and no order of members changes.</summary>
internal static class JsonRecording
{
    /// <summary>Redacts a whole answer.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static byte[] Redact(byte[] answer, Redaction redaction)
    {
        using MemoryStream recording = new();
        Stack<string?> names = [];
        Utf8JsonReader reader = new(answer);
        int copied = 0;
        string? name = null;

        while (reader.Read())
        {
            string? replacement = null;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    // The elements of a list are called as the list is; no name at all is the whole answer's alone.
                    names.Push(name);
                    name ??= string.Empty;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    name = names.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    replacement = Quote(redaction.Name(name), name);
                    break;
                case JsonTokenType.String:
                    string text = reader.GetString()!;
                    replacement = Quote(redaction.Text(name, text), text);
                    break;
                case JsonTokenType.Number when reader.TryGetInt64(out long number):
                    long other = redaction.Number(name, number);
                    replacement = other == number ? null : other.ToString(CultureInfo.InvariantCulture);
                    break;
                default:
                    break;
            }

            if (replacement is not null)
            {
                int start = (int)reader.TokenStartIndex;
                recording.Write(answer, copied, start - copied);
                recording.Write(Encoding.UTF8.GetBytes(replacement));
                int quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
                copied = start + reader.ValueSpan.Length + quotes;
            }
        }

        recording.Write(answer, copied, answer.Length - copied);
        return recording.ToArray();
    }

    /// <summary>A text in quotes; null where nothing has changed, so that its escapes stay as they came.</summary>
    private static string? Quote(string text, string before) =>
        text == before ? null : $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
