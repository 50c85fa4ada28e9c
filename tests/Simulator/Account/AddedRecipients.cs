using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The recipients that are not computed: those that recordings name, and those that have come into lists since.</summary>
internal sealed class AddedRecipients
{
    private const long FirstEmailId = 790_000_001;

    private static readonly Comparer<(long EmailId, Recipient?)> ById =
        Comparer<(long EmailId, Recipient?)>.Create((one, other) => one.EmailId.CompareTo(other.EmailId));

    // By ID, because IDs only grow; one that has been removed keeps its place.
    private readonly List<(long EmailId, Recipient? Recipient)> _all = [];
    private readonly Dictionary<(long ListId, string Email), long> _ids = [];
    private long _latestEmailId = FirstEmailId - 1;

    public AddedRecipients(IEnumerable<Recipient> known)
    {
        foreach (Recipient recipient in known)
        {
            Append(recipient);
        }
    }

    /// <summary>Adds somebody under an ID of his own.</summary>
    public Recipient Add(Recipient withoutId)
    {
        Recipient recipient = withoutId with { EmailId = ++_latestEmailId };
        Append(recipient);
        return recipient;
    }

    /// <summary>Those of a list from an ID on, ascending.</summary>
    public Recipient[] In(AccountList list, long fromEmailId)
    {
        int first = PlaceOf(fromEmailId);
        return
        [
            .. _all.Skip(first < 0 ? ~first : first)
                .Select(added => added.Recipient!)
                .Where(recipient => recipient is not null && recipient.List.ListId == list.ListId),
        ];
    }

    /// <summary>The recipient of an ID; null where there is none.</summary>
    public Recipient? Find(long emailId) => PlaceOf(emailId) is >= 0 and int place ? _all[place].Recipient : null;

    /// <summary>An address in a list; null where it is not in it.</summary>
    public Recipient? Find(AccountList list, string email) => _ids.TryGetValue(KeyOf(list, email), out long id) ? Find(id) : null;

    /// <summary>Puts something else in the place of a recipient; null removes it. False where there is no such recipient here.</summary>
    public bool Replace(long emailId, Recipient? changed)
    {
        int place = PlaceOf(emailId);
        if (place < 0 || _all[place].Recipient is not { } recipient)
        {
            return false;
        }

        _all[place] = (emailId, changed);
        if (changed is null)
        {
            _ids.Remove(KeyOf(recipient.List, recipient.Person.Email));
        }

        return true;
    }

    private static (long ListId, string Email) KeyOf(AccountList list, string email) => (list.ListId, email.ToUpperInvariant());

    /// <summary>Where an ID stands, or the complement of where it would.</summary>
    private int PlaceOf(long emailId) => _all.BinarySearch((emailId, null), ById);

    private void Append(Recipient recipient)
    {
        _all.Add((recipient.EmailId, recipient));
        _ids[KeyOf(recipient.List, recipient.Person.Email)] = recipient.EmailId;
    }
}
