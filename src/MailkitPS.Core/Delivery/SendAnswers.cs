using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>Reads what Mailkit answers to a send, which is documented in part or not at all.</summary>
internal static class SendAnswers
{
    private const int MaxValues = 20;

    /// <summary>The answer of a mass send is documented nowhere; these are the names that the ID may have (unconfirmed).</summary>
    private static readonly string[] RequestIdNames = ["request_id", "id_request", "data"];

    /// <summary>The request ID of a mass send, wherever it stands; null when there is none.</summary>
    public static long? FindRequestId(IEnumerable<object?> answer)
    {
        List<MailkitStruct> structs = [.. answer.OfType<MailkitStruct>()];
        structs.AddRange(
        [
            .. structs.SelectMany(value => value.Members)
                .SelectMany(member => member.Value as List<object?> ?? [member.Value])
                .OfType<MailkitStruct>(),
        ]);
        return RequestIdNames
            .SelectMany(name => structs
                .SelectMany(value => value.Members)
                .Where(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(member => IdOf(member.Value))
            .FirstOrDefault(id => id is not null);
    }

    /// <summary>The names and single values of an answer, without addresses, for a person who has to find out what it means.</summary>
    public static string Describe(IReadOnlyList<object?> answer)
    {
        string[] values = [.. answer.SelectMany(value => Describe(null, value)).Take(MaxValues)];
        return values.Length == 0 ? "nothing" : string.Join(", ", values);
    }

    /// <summary>A positive whole number, or null.</summary>
    public static long? IdOf(object? value) => value switch
    {
        long id and > 0 => id,
        string text when long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 => id,
        _ => null,
    };

    private static IEnumerable<string> Describe(string? name, object? value)
    {
        switch (value)
        {
            case MailkitStruct members:
                return members.Members.SelectMany(member => Describe(member.Key, member.Value));
            case List<object?> elements:
                return elements.SelectMany(element => Describe(name, element));
            default:
                string text = Envelope.Quote(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                return [name is null ? text : $"{Envelope.Name(name)} = {text}"];
        }
    }
}
