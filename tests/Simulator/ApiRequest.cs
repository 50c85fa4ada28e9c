using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace MailkitPS.Simulator;

/// <summary>What a call says, whichever its form.</summary>
internal sealed record ApiRequest(string Function, long? ClientId, string? Md5, long? RequestId, long? SendId)
{
    /// <summary>Reads a call; null where the body is not one.</summary>
    public static ApiRequest? Parse(WireForm form, string body)
    {
        try
        {
            return form == WireForm.Json ? ParseJson(body) : ParseXmlRpc(body);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return null;
        }
    }

    private static ApiRequest? ParseJson(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement? parameters = Member(root, "parameters");
        return new ApiRequest(
            Text(Member(root, "function")) ?? "",
            Number(Member(root, "id")),
            Text(Member(root, "md5")),
            Number(Member(parameters, "request_id")),
            Number(Member(parameters, "ID_send")));
    }

    private static ApiRequest? ParseXmlRpc(string body)
    {
        XElement? call = XDocument.Parse(body).Element("methodCall");
        if (call is null)
        {
            return null;
        }

        string function = (string?)call.Element("methodName") ?? "";
        List<string> values = [.. call.Elements("params").Elements("param").Elements("value").Select(value => value.Value.Trim())];
        bool hasIds = function == MailkitFunctions.SendMassResults;

        // What Mailkit takes for an unused ID_send is not known; 0 is what the module sends.
        long? sendId = hasIds ? Number(values.ElementAtOrDefault(2)) : null;
        return new ApiRequest(
            function,
            Number(values.ElementAtOrDefault(0)),
            values.ElementAtOrDefault(1),
            hasIds ? Number(values.ElementAtOrDefault(3)) : null,
            sendId == 0 ? null : sendId);
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // The documentation quotes the client ID and leaves the other IDs bare; which of both Mailkit insists on is not known.
    private static long? Number(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out long id) => id,
        { ValueKind: JsonValueKind.String } text => Number(text.GetString()),
        _ => null,
    };

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}
