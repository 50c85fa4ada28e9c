using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>What became of the recipients of each domain.</summary>
internal sealed class DomainTable
{
    /// <summary>What an address is counted under that has no domain, or something in its place that can be none.</summary>
    public const string None = "(no domain)";

    /// <summary>
    /// More domains are counted together: an input in which each address has a domain of its own must not take more memory than the
    /// counting of domains is worth.
    /// </summary>
    private const int MaxDomains = 250_000;

    /// <summary>No domain is longer (RFC 1035).</summary>
    private const int MaxLength = 255;

    private readonly ChunkedList<Domain> _domains = new();
    private readonly TextArena _names = new();
    private readonly HashIndex _byName;

    /// <summary>What is counted together.</summary>
    private readonly OutcomeCounts _others = new();

    public DomainTable()
    {
        _byName = new(number => _domains[number].Hash);
    }

    public int Count => _domains.Count;

    /// <summary>Counts a recipient.</summary>
    public void Add(string? email, RecipientOutcome outcome)
    {
        string name = DomainOf(email);
        SipHash hash = SipHash.Keyed();
        hash.Add(name);
        (ulong Low, ulong High) key = hash.Finish();
        int number = _byName.Find(key);
        if (number < 0 && _domains.Count < MaxDomains)
        {
            number = _domains.Add(new() { Hash = key, Name = _names.Add(name), Counts = new() });
            _byName.Add(number);
        }

        (number < 0 ? _others : _domains[number].Counts).Add(outcome);
    }

    /// <summary>The domains with the most trouble, those with the most first, and all others together.</summary>
    /// <param name="max">How many are named.</param>
    /// <param name="others">What the others have.</param>
    /// <param name="otherCount">How many domains with trouble the others are, as far as they were told apart.</param>
    public IReadOnlyList<KeyValuePair<string, OutcomeCounts>> Worst(int max, out OutcomeCounts others, out int otherCount)
    {
        KeyValuePair<string, OutcomeCounts>[] troubled =
        [
            .. Enumerable.Range(0, _domains.Count)
                .Select(number => _domains[number])
                .Where(domain => domain.Counts.Trouble > 0)
                .Select(domain => new KeyValuePair<string, OutcomeCounts>(_names[domain.Name], domain.Counts))
                .OrderByDescending(domain => domain.Value.Trouble)
                .ThenBy(domain => domain.Key, StringComparer.Ordinal),
        ];
        others = new();
        others.Add(_others);
        foreach (KeyValuePair<string, OutcomeCounts> domain in troubled.Skip(max))
        {
            others.Add(domain.Value);
        }

        otherCount = Math.Max(0, troubled.Length - max);
        return [.. troubled.Take(max)];
    }

    /// <summary>The domain of an address, in the form in which equal ones are the same text.</summary>
    private static string DomainOf(string? email)
    {
        string address = (email ?? string.Empty).Trim();
        AddressParts parts = new(address);
        int length = address.Length - parts.DomainStart;
        return parts.HasSign && parts.DomainEnd == address.Length && length is > 0 and <= MaxLength
            ? EmailAddress.ToComparable(address.Substring(parts.DomainStart))
            : None;
    }

    /// <summary>A domain, found by the hash of its name.</summary>
    private struct Domain
    {
        public (ulong Low, ulong High) Hash;

        /// <summary>Where the name is.</summary>
        public uint Name;

        public OutcomeCounts Counts;
    }
}
