using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MailkitPS.Simulator;

/// <summary>Answers as the JSON endpoint gives them.</summary>
internal static class ResultsJson
{
    private static readonly JsonWriterOptions AsItCame = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The common form of a refusal.</summary>
    public static byte[] Error(string text) => Write(json =>
    {
        json.WriteNumber("error_status", 1);
        json.WriteString("error", text);
    });

    /// <summary>The documented answer of mailkit.sendmail_mass.results, with its order of members.</summary>
    public static byte[] Rows(IReadOnlyCollection<SimulatedRow> rows) => Write(json =>
    {
        if (rows.Count > 0)
        {
            json.WriteStartArray("results");
            foreach (SimulatedRow row in rows)
            {
                WriteRow(json, row);
            }

            json.WriteEndArray();
        }

        json.WriteNumber("error_status", rows.Count > 0 ? 1 : 0);
        json.WriteString("status", rows.Count > 0 ? "ERROR" : "OK");
    });

    private static void WriteRow(Utf8JsonWriter json, SimulatedRow row)
    {
        json.WriteStartObject();
        json.WriteString("DATE", row.Date);
        json.WriteString("INFO", row.Info);
        json.WriteNumber("ID_EMAIL", row.EmailId);
        json.WriteNumber("ERROR_CODE", row.ErrorCode);
        json.WriteNumber("ID_SEND", row.SendId);
        json.WriteString("EMAIL", row.Email);
        json.WriteNumber("ID_SEND_MESSAGE", row.SendMessageId);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body, AsItCame))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
