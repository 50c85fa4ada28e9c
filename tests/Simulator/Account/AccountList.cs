using System;

namespace MailkitPS.Simulator;

/// <summary>A mailing list. Its recipients are computed from their place in it.</summary>
/// <param name="ListId">ID_USER_LIST.</param>
/// <param name="Name">NAME.</param>
/// <param name="IsEnabled">STATUS: enabled or disabled.</param>
/// <param name="Description">DESCRIPTION.</param>
/// <param name="FirstEmailId">The ID_EMAIL of the first recipient; those of the others follow without a gap.</param>
/// <param name="Count">How many recipients there are.</param>
/// <param name="FirstPerson">The number of the first person.</param>
/// <param name="PersonStep">From one recipient to the next, the number of the person grows by this.</param>
internal sealed record AccountList(
    long ListId, string Name, bool IsEnabled, string Description, long FirstEmailId, int Count, int FirstPerson, int PersonStep)
{
    /// <summary>What an account without lists has: mail may be sent to a list that is not there.</summary>
    public static AccountList Unknown(long listId) => new(listId, "", IsEnabled: true, "", 0, 0, 1, 1);

    /// <summary>The recipient at a place.</summary>
    /// <param name="place">From 0.</param>
    public Recipient At(int place)
    {
        Person person = Person.Of(FirstPerson + (place * PersonStep));
        long emailId = FirstEmailId + place;
        DateTime date = new DateTime(2023, 1, 2, 8, 0, 0).AddSeconds(Draw.Of(emailId, 6, 60_000_000));
        DateTime changed = OptOut.Of(person) is { IsComplete: true } optOut
            ? optOut.Date
            : date.AddSeconds(Draw.Of(emailId, 7, 60_000_000));
        return new Recipient(this, emailId, person, StatusAt(place, person), date, changed);
    }

    /// <summary>The recipient of an ID; null where it is in another list.</summary>
    public Recipient? Find(long emailId) =>
        emailId >= FirstEmailId && emailId < FirstEmailId + Count ? At((int)(emailId - FirstEmailId)) : null;

    /// <summary>A person as a recipient of this list; null where it is not in it.</summary>
    public Recipient? Find(Person person)
    {
        (int place, int rest) = Math.DivRem(person.Number - FirstPerson, PersonStep);
        return person.Number >= FirstPerson && rest == 0 && place < Count ? At(place) : null;
    }

    private static string StatusAt(int place, Person person) =>
        OptOut.Of(person) is { IsComplete: true } ? "unsubscribe"
        : BounceKind.At(place) is { } bounce ? bounce.EmailStatus
        : place % 25 == 12 ? "unknown"
        : place % 100 == 17 ? "disabled"
        : "enabled";
}
