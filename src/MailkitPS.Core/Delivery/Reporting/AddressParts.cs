using System;

namespace MailkitPS;

/// <summary>Where the parts of an address are, in whatever surroundings and with whatever sign for its @.</summary>
internal readonly struct AddressParts
{
    /// <summary>The sign as URLs have it.</summary>
    private const string Encoded = "%40";

    /// <summary>The sign, and the one of East Asian keyboards.</summary>
    private static readonly char[] Signs = ['@', '\uFF20'];

    /// <summary>Finds the parts: the last sign counts.</summary>
    public AddressParts(string address)
    {
        int sign = address.LastIndexOfAny(Signs);
        int encoded = address.LastIndexOf(Encoded, StringComparison.Ordinal);
        NameEnd = Math.Max(sign, encoded);
        DomainStart = NameEnd + (encoded > sign ? Encoded.Length : 1);
        DomainEnd = DomainStart;
        while (DomainEnd < address.Length && (char.IsLetterOrDigit(address[DomainEnd]) || address[DomainEnd] is '.' or '-'))
        {
            DomainEnd++;
        }
    }

    /// <summary>Whether there is a sign at all.</summary>
    public bool HasSign => NameEnd >= 0;

    /// <summary>Where the name ends: at the sign.</summary>
    public int NameEnd { get; }

    /// <summary>Where the domain starts: behind the sign.</summary>
    public int DomainStart { get; }

    /// <summary>Where the domain ends: at the first character that no domain has.</summary>
    public int DomainEnd { get; }
}
