using System.Globalization;
using System.Text.Json;

namespace MailkitPS.Simulator;

/// <summary>The envelope of a call on the JSON endpoint.</summary>
internal sealed record JsonRequest(string Function, long? ClientId, string? Md5, long? RequestId, long? SendId)
{
    /// <summary>Reads an envelope; null where the body is not a JSON object.</summary>
    public static JsonRequest? Parse(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            JsonElement? parameters = Member(root, "parameters");
            return new JsonRequest(
                Text(Member(root, "function")) ?? "",
                Number(Member(root, "id")),
                Text(Member(root, "md5")),
                Number(Member(parameters, "request_id")),
                Number(Member(parameters, "ID_send")));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // The documentation quotes the client ID and leaves the other IDs bare; which of both Mailkit insists on is not known.
    private static long? Number(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out long id) => id,
        { ValueKind: JsonValueKind.String } text when long.TryParse(
            text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) => id,
        _ => null,
    };
}
