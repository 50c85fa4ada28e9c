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

    /// <summary>How the refusals begin that are known (seen in clients). Another bare text may just as well be a success that is not known.</summary>
    private static readonly string[] KnownRefusals = [": Missing ", ": Invalid ", ": Bad ", ": Attachment is not allowed"];

    /// <summary>The request ID, wherever it may stand; null when none is found.</summary>
    public static long? FindRequestId(IEnumerable<object?> answer)
    {
        List<ApiObject> structs = [.. answer.OfType<ApiObject>()];
        structs.AddRange([.. structs.SelectMany(value => value.Members).SelectMany(member => member.Value as List<object?> ?? [member.Value]).OfType<ApiObject>()]);
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
    public static SendOutcome OutcomeOf(MailkitException failure)
    {
        switch (failure.Kind)
        {
            case MailkitErrorKind.Unauthorized or MailkitErrorKind.AddressNotAllowed:
            case MailkitErrorKind.HttpError when failure.StatusCode is 307 or 308 or (>= 400 and < 500 and not 408):
                return SendOutcome.Refused;
            case MailkitErrorKind.InvalidArgument:
                return SendOutcome.NotSent;
            case MailkitErrorKind.ApiError when failure.StatusCode is not (408 or >= 500) && (!failure.IsBareText || IsKnownRefusal(failure)):
                return SendOutcome.Refused;
            default:
                // A gateway may answer so when Mailkit had the request already.
                return failure.RequestIsIncomplete ? SendOutcome.NotSent : SendOutcome.Unknown;
        }
    }

    /// <summary>What an outcome means for those who were to be reached.</summary>
    public static string Describe(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused => "was refused by Mailkit: nothing of it was sent",
        SendOutcome.NotSent => "was not sent",
        _ => "may have been sent: it was written whole and no readable answer came. Look into Mailkit before you send it again",
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
        ApiObject members => members.Members.SelectMany(member => Describe(member.Key, member.Value)),
        List<object?> elements => elements.SelectMany(element => Describe(name, element)),
        _ => [(name is null ? string.Empty : Envelope.Name(name) + " = ") + Envelope.Quote(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)],
    };

    private static bool IsKnownRefusal(MailkitException failure) => KnownRefusals.Any(text => failure.Message.Contains(text));
}
