using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>What an answer says, in the form of the endpoint that was asked.</summary>
public sealed class Body
{
    private static readonly JsonWriterOptions AsItCame = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<WireForm, byte[]> _bytes;

    private Body(Func<WireForm, byte[]> bytes)
    {
        _bytes = bytes;
    }

    /// <summary>A JSON answer, or the same as XML-RPC.</summary>
    /// <param name="json">The answer.</param>
    /// <returns>The body.</returns>
    public static Body Json(string json) => Json(Encoding.UTF8.GetBytes(json));

    /// <summary>A recording, byte for byte: the .json file of the case or its .xml file.</summary>
    /// <param name="function">The function of the API, or _common.</param>
    /// <param name="caseName">The case: the name of the file without its ending.</param>
    /// <returns>The body.</returns>
    public static Body Recording(string function, string caseName) =>
        new(form => Recordings.Read(function, Recordings.FileName(caseName, form)));

    /// <summary>A refusal by the API.</summary>
    /// <param name="text">The error text.</param>
    /// <returns>The body.</returns>
    public static Body Error(string text) => Json(Write(json =>
    {
        json.WriteNumber("error_status", 1);
        json.WriteString("error", text);
    }));

    /// <summary>The documented answer of mailkit.sendmail_mass.results, with its order of members: OK where there is no row.</summary>
    /// <param name="rows">The rows, in this order.</param>
    /// <returns>The body.</returns>
    public static Body Results(params IReadOnlyCollection<SimulatedRow> rows) => Json(Write(json =>
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
    }));

    /// <summary>An answer of mailkit.sendmail_mass.results with so many generated rows, for measurements.</summary>
    /// <param name="rows">How many.</param>
    /// <returns>The body.</returns>
    public static Body Generated(long rows) => new(form =>
    {
        using MemoryStream bytes = new();
        GeneratedRows.WriteAsync(form, PipeWriter.Create(bytes), rows, CancellationToken.None).GetAwaiter().GetResult();
        return bytes.ToArray();
    });

    /// <summary>The bytes in one of the forms.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The whole body.</returns>
    public byte[] In(WireForm form) => _bytes(form);

    private static Body Json(byte[] json) => new(form => form == WireForm.Json ? json : XmlRpc.FromJson(json));

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
