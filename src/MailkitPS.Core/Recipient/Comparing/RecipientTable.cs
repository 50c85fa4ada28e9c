using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// What a comparison keeps of a mailing list: of each recipient a keyed hash of the address, the ID, the status, and a short hash of each
/// field that is compared. At most 45 bytes a recipient and 4 a field; the addresses only where they are asked for.
/// </summary>
/// <param name="fields">The fields that are compared.</param>
/// <param name="keepsAddresses">Whether the addresses are kept, to name who is in the list only.</param>
internal sealed class RecipientTable(IReadOnlyList<RecipientField> fields, bool keepsAddresses)
{
    private const int ChunkSize = 4096;
    private const int MaxStatuses = byte.MaxValue;

    private readonly List<Chunk> _chunks = [];

    /// <summary>Mailkit's words for states, of which there are few. Nothing stands at 0.</summary>
    private readonly List<string?> _statuses = [null];

    private HashIndex? _byAddress;

    /// <summary>How many recipients there are.</summary>
    public int Count { get; private set; }

    private HashIndex ByAddress => _byAddress ??= new(HashOf);

    /// <summary>The numbers of those who have not been marked.</summary>
    public IEnumerable<int> Unmarked => Enumerable.Range(0, Count).Where(number => !ChunkOf(number).Marks[number % ChunkSize]);

    /// <summary>
    /// The hash of the value of a field. Mailkit writes the gender in the other letter case than it is sent (documented samples), so there
    /// letter case does not count.
    /// </summary>
    public static uint HashOf(RecipientField field, string? value)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add(field.Name == "gender" ? value?.ToUpperInvariant() : value);
        return (uint)hash.Finish().Low;
    }

    /// <summary>Adds a recipient. An address that is there already stays as it is.</summary>
    public void Add(Recipient recipient)
    {
        if (string.IsNullOrEmpty(recipient.Email))
        {
            return;
        }

        (ulong low, ulong high) = HashOf(recipient.Email!);
        if (ByAddress.Find((low, high)) >= 0)
        {
            return;
        }

        int place = Count % ChunkSize;
        if (place == 0)
        {
            _chunks.Add(new Chunk(fields.Count, keepsAddresses));
        }

        Chunk chunk = _chunks[_chunks.Count - 1];
        chunk.Low[place] = low;
        chunk.High[place] = high;
        chunk.EmailIds[place] = recipient.EmailId;
        chunk.Statuses[place] = NumberOf(recipient.Status);
        for (int i = 0; i < fields.Count; i++)
        {
            chunk.Values[(place * fields.Count) + i] = HashOf(fields[i], fields[i].ValueIn(recipient));
        }

        if (keepsAddresses)
        {
            chunk.Addresses[place] = recipient.Email!;
        }

        ByAddress.Add(Count++);
    }

    /// <summary>The number of who has an address; -1 for nobody.</summary>
    public int Find(string email) => ByAddress.Find(HashOf(email));

    public long EmailIdOf(int number) => ChunkOf(number).EmailIds[number % ChunkSize];

    public string? StatusOf(int number) => _statuses[ChunkOf(number).Statuses[number % ChunkSize]];

    public string AddressOf(int number) => ChunkOf(number).Addresses[number % ChunkSize];

    /// <summary>Whether the value of a field is the one with a hash.</summary>
    /// <param name="number">The recipient.</param>
    /// <param name="place">Which of the fields it is, from 0.</param>
    /// <param name="hash">The hash.</param>
    public bool HasValue(int number, int place, uint hash) =>
        ChunkOf(number).Values[(number % ChunkSize * fields.Count) + place] == hash;

    /// <summary>Marks who has been found, where that is asked for.</summary>
    public void Mark(int number)
    {
        if (keepsAddresses)
        {
            ChunkOf(number).Marks[number % ChunkSize] = true;
        }
    }

    private static (ulong Low, ulong High) HashOf(string email)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add(EmailAddress.ToComparable(email));
        return hash.Finish();
    }

    private (ulong Low, ulong High) HashOf(int number)
    {
        Chunk chunk = ChunkOf(number);
        return (chunk.Low[number % ChunkSize], chunk.High[number % ChunkSize]);
    }

    private Chunk ChunkOf(int number) => _chunks[number / ChunkSize];

    /// <summary>A word beyond those that a byte can number is not kept.</summary>
    private byte NumberOf(string? status)
    {
        int number = _statuses.IndexOf(status);
        if (number < 0 && _statuses.Count <= MaxStatuses)
        {
            number = _statuses.Count;
            _statuses.Add(status);
        }

        return (byte)Math.Max(number, 0);
    }

    /// <summary>Some thousand recipients, in arrays that need no room between their elements and are never copied.</summary>
    private sealed class Chunk(int fields, bool keepsAddresses)
    {
        public ulong[] Low { get; } = new ulong[ChunkSize];

        public ulong[] High { get; } = new ulong[ChunkSize];

        public long[] EmailIds { get; } = new long[ChunkSize];

        public byte[] Statuses { get; } = new byte[ChunkSize];

        /// <summary>All fields of the first recipient, then all of the second, and so on.</summary>
        public uint[] Values { get; } = new uint[ChunkSize * fields];

        public string[] Addresses { get; } = new string[keepsAddresses ? ChunkSize : 0];

        public bool[] Marks { get; } = new bool[keepsAddresses ? ChunkSize : 0];
    }
}
