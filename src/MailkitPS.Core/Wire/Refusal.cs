using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Finds a refusal in a value of an answer, where one stands in another place than the documented one.</summary>
internal static class Refusal
{
    /// <summary>The words of the refusal that a text is or an object holds; empty when it gives no reason, null when it is none.</summary>
    public static string? In(object? value) => value switch
    {
        ApiObject members => In(members),
        string or byte[] => Known(new DecodedScalar(value).Text()),
        _ => null,
    };

    /// <summary>The words with which an element of a list refuses the login; null when it does not.</summary>
    public static string? OfLogin(object? element) => element is ApiObject { Members.Count: > 0 } members
        && members.Members.All(member => Envelope.KindOf(member.Key) != EnvelopeMember.Other)
            ? EnvelopeOf(members).LoginRefusal
            : null;

    private static string? In(ApiObject members)
    {
        Envelope envelope = EnvelopeOf(members);
        return envelope.LoginRefusal is string login ? login
            : envelope.ErrorStatus is not (null or 0 or Envelope.UnreadableStatus) ? envelope.Error ?? string.Empty
            : Known(envelope.Error) ?? Known(envelope.Status);
    }

    /// <summary>What an object says of success and failure.</summary>
    public static Envelope EnvelopeOf(ApiObject members)
    {
        Envelope envelope = new();
        foreach (KeyValuePair<string, object?> member in members.Members)
        {
            EnvelopeMember kind = Envelope.KindOf(member.Key);
            if (kind != EnvelopeMember.Other)
            {
                envelope.Set(kind, member.Value is null ? null : WordsText.Of(member.Value));
            }
        }

        return envelope;
    }

    private static string? Known(string? text) => text is not null && KnownRefusals.Contains(text) ? text : null;
}
