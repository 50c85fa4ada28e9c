using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>What an answer to a mass send says, and what a failed one means.</summary>
internal static class MassSend
{
    private const int MostValues = 20;

    /// <summary>The answer is documented nowhere; these are the names that it may have (unconfirmed).</summary>
    private static readonly string[] RequestIdNames = ["request_id", "id_request", "data"];

    /// <summary>The request ID, wherever it may stand; null when none is found.</summary>
    public static long? FindRequestId(IEnumerable<object?> answer)
    {
        List<MailkitStruct> structs = [.. answer.OfType<MailkitStruct>()];
        structs.AddRange([.. structs.SelectMany(value => value.Members).Select(member => member.Value).OfType<MailkitStruct>()]);
        return RequestIdNames
            .SelectMany(name => structs.SelectMany(value => value.Members).Where(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(member => IdOf(member.Value))
            .FirstOrDefault(id => id is not null);
    }

    /// <summary>The names and single values of an answer, for a person who has to find out what Mailkit meant. Addresses are left out.</summary>
    public static string Describe(IReadOnlyList<object?> answer)
    {
        string[] values = [.. answer.SelectMany(value => Describe(null, value)).Take(MostValues)];
        return values.Length == 0 ? "nothing" : string.Join(", ", values);
    }

    /// <summary>What a failure means for the message or batch that was to be sent.</summary>
    public static SendOutcome OutcomeOf(MailkitException failure) => failure.Kind switch
    {
        MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed or MailkitErrorKind.ApiError => SendOutcome.Refused,
        MailkitErrorKind.InvalidArgument => SendOutcome.NotSent,
        MailkitErrorKind.HttpError when failure.StatusCode is < 500 and not 408 => SendOutcome.Refused,
        _ => failure.RequestIsIncomplete ? SendOutcome.NotSent : SendOutcome.Unknown,
    };

    /// <summary>An ID; 0, a text and everything else is none.</summary>
    public static long? IdOf(object? value) => value switch
    {
        long id and > 0 => id,
        string text when long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 => id,
        _ => null,
    };

    private static IEnumerable<string> Describe(string? name, object? value) => value switch
    {
        MailkitStruct members => members.Members.SelectMany(member => Describe(member.Key, member.Value)),
        List<object?> elements => elements.SelectMany(element => Describe(name, element)),
        _ => [(name is null ? string.Empty : name + " = ") + Show(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)],
    };

    private static string Show(string text) => text.Contains("@") ? "(with an e-mail address)" : $"'{Envelope.Shorten(text)}'";
}
