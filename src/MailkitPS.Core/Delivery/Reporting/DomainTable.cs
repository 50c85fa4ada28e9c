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

    private readonly Dictionary<string, OutcomeCounts> _domains = new(StringComparer.Ordinal);

    /// <summary>What is counted together.</summary>
    private readonly OutcomeCounts _others = new();

    public int Count => _domains.Count;

    /// <summary>Counts a recipient.</summary>
    public void Add(string? email, RecipientOutcome outcome)
    {
        string domain = DomainOf(email);
        if (!_domains.TryGetValue(domain, out OutcomeCounts? counts))
        {
            counts = _others;
            if (_domains.Count < MaxDomains)
            {
                _domains.Add(domain, counts = new());
            }
        }

        counts.Add(outcome);
    }

    /// <summary>The domains with the most trouble, those with the most first, and all others together.</summary>
    /// <param name="max">How many are named.</param>
    /// <param name="others">What the others have.</param>
    /// <param name="otherCount">How many domains with trouble the others are, as far as they were told apart.</param>
    public IReadOnlyList<KeyValuePair<string, OutcomeCounts>> Worst(int max, out OutcomeCounts others, out int otherCount)
    {
        KeyValuePair<string, OutcomeCounts>[] troubled =
        [
            .. _domains.Where(domain => domain.Value.Trouble > 0)
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
        int at = email?.LastIndexOf('@') ?? -1;
        if (at < 0 || email!.Length - at > MaxLength)
        {
            return None;
        }

        string domain = EmailAddress.ToComparable(email.Substring(at)).Substring(1).ToLowerInvariant();
        return domain.Length == 0 ? None : domain;
    }
}
