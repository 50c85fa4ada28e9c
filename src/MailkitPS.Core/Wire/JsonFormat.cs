using System.Collections.Generic;
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
                foreach (KeyValuePair<string, long?> parameter in call.Parameters)
                {
                    if (parameter.Value is long value)
                    {
                        writer.WriteNumber(parameter.Key, value);
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
}
