using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>
/// The mailing lists and who is in them. What the account had at its start is computed, and what has been changed since is kept.
/// </summary>
/// <param name="lists">The lists at the start, by ID.</param>
/// <param name="known">Recipients of them that are not computed, by ID.</param>
internal sealed class AccountRecipients(IEnumerable<AccountList> lists, IEnumerable<Recipient> known)
{
    private readonly Lock _lock = new();
    private readonly List<AccountList> _lists = [.. lists];
    private readonly HashSet<long> _cleared = [];
    private readonly AddedRecipients _added = new(known);

    /// <summary>The computed ones that have been changed since; null stands for one that has been removed.</summary>
    private readonly Dictionary<long, Recipient?> _changed = [];

    /// <summary>
    /// What addresses, and a telephone number, have opted out of, beside what is computed; null stands for somebody who has come back.
    /// </summary>
    private readonly Dictionary<string, OptOut?> _optOuts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["+420700000009"] = new OptOut(new DateTime(2026, 11, 19, 18, 30, 0), "", null),
    };

    /// <summary>The addresses at the start, whether they are still in a list or not.</summary>
    private readonly Lazy<string[]> _firstAddresses = new(() =>
    [
        .. lists.SelectMany(list => Enumerable.Range(0, list.Count).Select(list.At)).Concat(known)
            .Select(recipient => recipient.Person.Email),
    ]);

    private long _latestListId = 5_100;

    /// <summary>The lists, by ID.</summary>
    public IReadOnlyList<AccountList> Lists
    {
        get
        {
            lock (_lock)
            {
                return [.. _lists];
            }
        }
    }

    /// <summary>Who has opted out, and of what: also those who are in no list any more.</summary>
    public IReadOnlyList<(string Address, OptOut OptOut)> OptOuts
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _firstAddresses.Value.Concat(_optOuts.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
                        .Select(address => (address, OptOutOf(address)))
                        .Where(one => one.Item2 is not null)
                        .Select(one => (one.address, one.Item2!)),
                ];
            }
        }
    }

    /// <summary>The list of an ID; null where there is none.</summary>
    public AccountList? FindList(long? listId) => Lists.FirstOrDefault(list => list.ListId == listId);

    /// <summary>Makes an empty list; null where there is one of the same name.</summary>
    public AccountList? AddList(string name, string description)
    {
        lock (_lock)
        {
            if (_lists.Exists(list => string.Equals(list.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            AccountList made = AccountList.Unknown(++_latestListId) with { Name = name, Description = description };
            _lists.Add(made);
            return made;
        }
    }

    /// <summary>Removes everybody from a list, and the list itself unless it is kept.</summary>
    public void Clear(AccountList list, bool keepsList)
    {
        lock (_lock)
        {
            _cleared.Add(list.ListId);
            foreach (Recipient added in _added.In(list, 0))
            {
                _added.Replace(added.EmailId, null);
            }

            if (!keepsList)
            {
                _lists.RemoveAll(one => one.ListId == list.ListId);
            }
        }
    }

    /// <summary>The recipients of a list from an ID on, ascending.</summary>
    public IEnumerable<Recipient> In(AccountList list, long fromEmailId = 0)
    {
        Recipient[] added;
        bool isCleared;
        lock (_lock)
        {
            added = _added.In(list, fromEmailId);
            isCleared = _cleared.Contains(list.ListId);
        }

        foreach (Recipient before in added.Where(one => one.EmailId < list.FirstEmailId))
        {
            yield return before;
        }

        for (long place = Math.Max(fromEmailId - list.FirstEmailId, 0); !isCleared && place < list.Count; place++)
        {
            if (Current(list.At((int)place)) is { } recipient)
            {
                yield return recipient;
            }
        }

        foreach (Recipient behind in added.Where(one => one.EmailId >= list.FirstEmailId))
        {
            yield return behind;
        }
    }

    /// <summary>The recipient of an ID; null where there is none.</summary>
    public Recipient? Find(long emailId)
    {
        lock (_lock)
        {
            return _added.Find(emailId)
                ?? _lists.Select(list => Current(list.Find(emailId))).FirstOrDefault(found => found is not null);
        }
    }

    /// <summary>An address in a list; null where it is not in it.</summary>
    public Recipient? Find(AccountList list, string email)
    {
        lock (_lock)
        {
            return _added.Find(list, email) ?? (Person.Find(email) is { } person ? Current(list.Find(person)) : null);
        }
    }

    /// <summary>An address in every list that holds it.</summary>
    public IReadOnlyList<Recipient> Find(string email) =>
        [.. Lists.Select(list => Find(list, email)).OfType<Recipient>()];

    /// <summary>Adds somebody to a list, under an ID that nobody had before.</summary>
    public Recipient Add(AccountList list, string email, string status, DateTime now, IReadOnlyDictionary<string, string>? data = null)
    {
        lock (_lock)
        {
            Person person = Person.OnlyAddress(email);
            return _added.Add(new Recipient(list, 0, person, IsOut(email) ? "unsubscribe" : status, now, now) { Data = data });
        }
    }

    /// <summary>Puts a recipient in the place of the one with the same ID.</summary>
    public void Replace(Recipient changed) => Replace(changed.EmailId, changed);

    /// <summary>Removes a recipient from its list.</summary>
    public void Remove(long emailId) => Replace(emailId, null);

    /// <summary>What an address, or a telephone number, has opted out of, in a list or not; null for nothing.</summary>
    public OptOut? OptOutOf(string address)
    {
        lock (_lock)
        {
            return _optOuts.TryGetValue(address, out OptOut? changed) ? changed
                : Person.Find(address) is { } person ? OptOut.Of(person)
                : null;
        }
    }

    /// <summary>Opts an address out in every list, or lets it back in, which is null.</summary>
    public void SetOptOut(string email, OptOut? optOut, DateTime now)
    {
        lock (_lock)
        {
            bool wasOut = IsOut(email);
            _optOuts[email] = optOut;
            foreach (Recipient recipient in IsOut(email) == wasOut ? [] : Find(email))
            {
                Replace(recipient with { Status = wasOut ? "enabled" : "unsubscribe", ChangeDate = now });
            }
        }
    }

    private bool IsOut(string email) => OptOutOf(email) is { IsComplete: true };

    private void Replace(long emailId, Recipient? changed)
    {
        lock (_lock)
        {
            if (!_added.Replace(emailId, changed))
            {
                _changed[emailId] = changed;
            }
        }
    }

    /// <summary>What a computed recipient is now; null where it has been removed.</summary>
    private Recipient? Current(Recipient? computed)
    {
        lock (_lock)
        {
            return computed is null || _cleared.Contains(computed.List.ListId) ? null
                : _changed.TryGetValue(computed.EmailId, out Recipient? changed) ? changed
                : computed;
        }
    }
}
