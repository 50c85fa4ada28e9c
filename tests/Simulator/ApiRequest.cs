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
/// <param name="Parameters">
/// The parameters by their names in JSON: texts and numbers are texts, a boolean is TRUE or FALSE, and structs and arrays hold the same.
/// </param>
internal sealed record ApiRequest(
    WireForm Form, string Function, long? ClientId, string? Md5, IReadOnlyDictionary<string, object> Parameters)
{
    private const string True = "TRUE";
    private const string False = "FALSE";


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
    public string? Text(string name) => Parameters.GetValueOrDefault(name) as string;

    /// <summary>Whether a parameter says yes.</summary>
    public bool IsTrue(string name) => string.Equals(Text(name), True, StringComparison.OrdinalIgnoreCase);

    /// <summary>The members of a struct that are texts; none where it is not there.</summary>
    public IReadOnlyDictionary<string, string> Struct(string name) => TextsOf(Parameters.GetValueOrDefault(name));

    /// <summary>The elements of an array, each with its members that are texts; none where it is not there.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Structs(string name) =>
        (Parameters.GetValueOrDefault(name) as List<object> ?? []).Select(TextsOf);

    /// <summary>The elements of an array that are texts.</summary>
    public IEnumerable<string> Texts(string name) => (Parameters.GetValueOrDefault(name) as List<object> ?? []).OfType<string>();

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
        Dictionary<string, object> parameters = MembersOf(root);
        (string? function, string? id, string? md5) = (TextIn("function"), TextIn("id"), TextIn("md5"));
        if (parameters.GetValueOrDefault("parameters") is Dictionary<string, object> below)
        {
            foreach ((string name, object value) in below)
            {
                parameters[name] = value;
            }
        }

        return new ApiRequest(WireForm.Json, function ?? "", Number(id), md5, parameters);

        string? TextIn(string name) => parameters.GetValueOrDefault(name) as string;
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
        Dictionary<string, object> parameters = new(StringComparer.Ordinal);
        foreach ((string name, XElement value) in CallPositions.Of(function).Zip(below))
        {
            parameters[name] = Decode(value);
        }

        if (parameters.Remove(CallPositions.Members, out object? members))
        {
            foreach ((string name, object value) in members as Dictionary<string, object> ?? [])
            {
                parameters[name] = value;
            }
        }

        return new ApiRequest(
            WireForm.XmlRpc,
            function,
            Number(values.ElementAtOrDefault(0)?.Value.Trim()),
            values.ElementAtOrDefault(1)?.Value.Trim(),
            parameters);
    }

    private static Dictionary<string, string> TextsOf(object? value) =>
        (value as Dictionary<string, object> ?? [])
            .Where(member => member.Value is string)
            .ToDictionary(member => member.Key, member => (string)member.Value, StringComparer.Ordinal);

    /// <summary>
    /// The documentation quotes the client ID and leaves the other IDs bare; which of both Mailkit insists on is not known, so that both
    /// are the same here.
    /// </summary>
    private static Dictionary<string, object> MembersOf(JsonElement value)
    {
        Dictionary<string, object> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (Decode(member.Value) is { } decoded)
            {
                members[member.Name] = decoded;
            }
        }

        return members;
    }

    private static object? Decode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => MembersOf(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Decode).OfType<object>().ToList(),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };

    private static object Decode(XElement value)
    {
        XElement? typed = value.Elements().FirstOrDefault();
        return typed?.Name.LocalName switch
        {
            "struct" => typed.Elements("member").ToDictionary(
                member => (string?)member.Element("name") ?? "", member => Decode(member.Element("value")!), StringComparer.Ordinal),
            "array" => typed.Elements("data").Elements("value").Select(Decode).ToList(),
            "boolean" => typed.Value.Trim() == "1" ? True : False,
            _ => value.Value.Trim(),
        };
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}
