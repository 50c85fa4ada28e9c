using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>The recipients that have come into lists because something was sent to them.</summary>
internal sealed class AddedRecipients
{
    private const long FirstEmailId = 790_000_001;

    private readonly Lock _lock = new();
    private readonly List<Recipient> _all = [];
    private readonly Dictionary<(long ListId, string Email), Recipient> _byEmail = [];

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
            (long, string) key = (list.ListId, email.ToUpperInvariant());
            if (!_byEmail.TryGetValue(key, out Recipient? recipient))
            {
                recipient = new Recipient(list, FirstEmailId + _all.Count, Person.OnlyAddress(email), "unknown", now, now);
                _byEmail[key] = recipient;
                _all.Add(recipient);
            }

            return recipient;
        }
    }

    /// <summary>An address in every list that it has been added to.</summary>
    public IEnumerable<Recipient> Find(string email) =>
        All.Where(added => string.Equals(added.Person.Email, email, StringComparison.OrdinalIgnoreCase));
}
