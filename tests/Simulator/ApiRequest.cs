using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace MailkitPS.Simulator;

/// <summary>What a call says, whichever its form.</summary>
/// <param name="Form">The form that it came in.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="ClientId">The client ID.</param>
/// <param name="Md5">The MD5 code.</param>
/// <param name="Parameters">The parameters that are numbers or texts, by their names in JSON.</param>
internal sealed record ApiRequest(
    WireForm Form, string Function, long? ClientId, string? Md5, IReadOnlyDictionary<string, string> Parameters)
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

    /// <summary>A parameter as text; null where it is not there.</summary>
    public string? Text(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>A parameter that is an ID or a count; null where it is not there or not one. An unused one is 0 in XML-RPC.</summary>
    public long? Id(string name) => Number(Text(name)) is long id and not 0 ? id : null;

    /// <summary>A parameter that is a date; null where it is not there or not one.</summary>
    public DateTime? Date(string name) =>
        DateTime.TryParseExact(
            Text(name), ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? date
            : null;

    private static ApiRequest? ParseJson(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // Some functions have parameters beside the login.
        Dictionary<string, string> members = Scalars(root);
        Dictionary<string, string> parameters = new(members, StringComparer.Ordinal);
        if (root.TryGetProperty("parameters", out JsonElement below) && below.ValueKind == JsonValueKind.Object)
        {
            foreach ((string name, string value) in Scalars(below))
            {
                parameters[name] = value;
            }
        }

        return new ApiRequest(
            WireForm.Json,
            members.GetValueOrDefault("function") ?? "",
            Number(members.GetValueOrDefault("id")),
            members.GetValueOrDefault("md5"),
            parameters);
    }

    private static ApiRequest? ParseXmlRpc(string body)
    {
        XElement? call = XDocument.Parse(body).Element("methodCall");
        if (call is null)
        {
            return null;
        }

        string function = (string?)call.Element("methodName") ?? "";
        XElement[] values = [.. call.Elements("params").Elements("param").Elements("value")];
        XElement[] below = [.. values.Skip(2)];
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        IEnumerable<(string, XElement)> named = CallPositions.IsStruct(function)
            ? below.Elements("struct").Elements("member").Select(one => ((string?)one.Element("name") ?? "", one.Element("value")!))
            : CallPositions.Of(function).Zip(below);
        foreach ((string name, XElement value) in named)
        {
            parameters[name] = value.Value.Trim();
        }

        return new ApiRequest(
            WireForm.XmlRpc,
            function,
            Number(values.ElementAtOrDefault(0)?.Value.Trim()),
            values.ElementAtOrDefault(1)?.Value.Trim(),
            parameters);
    }

    /// <summary>
    /// The members that are numbers or texts. The documentation quotes the client ID and leaves the other IDs bare; which of both Mailkit
    /// insists on is not known.
    /// </summary>
    private static Dictionary<string, string> Scalars(JsonElement members)
    {
        Dictionary<string, string> scalars = new(StringComparer.Ordinal);
        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                scalars[member.Name] = member.Value.ToString();
            }
        }

        return scalars;
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}
