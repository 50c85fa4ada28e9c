using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>The recipients that are not computed, and those that have come into lists because something was sent to them.</summary>
internal sealed class AddedRecipients
{
    private const long FirstEmailId = 790_000_001;

    private readonly Lock _lock = new();
    private readonly List<Recipient> _all = [];
    private readonly Dictionary<(long ListId, string Email), Recipient> _byEmail = [];

    public AddedRecipients(IEnumerable<Recipient> known)
    {
        foreach (Recipient recipient in known)
        {
            Add(recipient);
        }
    }

    /// <summary>All of them, by ID.</summary>
    public IReadOnlyList<Recipient> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>The recipient with an address in a list, which is added where it is new.</summary>
    public Recipient Of(AccountList list, string email, DateTime now)
    {
        lock (_lock)
        {
            if (!_byEmail.TryGetValue(KeyOf(list, email), out Recipient? recipient))
            {
                recipient = new Recipient(list, FirstEmailId + _all.Count, Person.OnlyAddress(email), "unknown", now, now);
                Add(recipient);
            }

            return recipient;
        }
    }

    /// <summary>An address in every list that it has been added to.</summary>
    public IEnumerable<Recipient> Find(string email) =>
        All.Where(added => string.Equals(added.Person.Email, email, StringComparison.OrdinalIgnoreCase));

    private static (long ListId, string Email) KeyOf(AccountList list, string email) => (list.ListId, email.ToUpperInvariant());

    private void Add(Recipient recipient)
    {
        _byEmail[KeyOf(recipient.List, recipient.Person.Email)] = recipient;
        _all.Add(recipient);
    }
}
