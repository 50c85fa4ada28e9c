using System;

namespace MailkitPS;

/// <summary>
/// Which rows of one mass send have been handed out, and how often: a multiset, because IDs may be 0 and rows without any
/// difference have been documented. A table of keyed hashes with open addressing, at most 57 bytes a distinct row.
/// </summary>
/// <param name="areByRecipient">Rows to one recipient are the same row: the address tells them apart, or the ID without one.</param>
internal sealed class EmittedRows(bool areByRecipient = false)
{
    private const int MinCapacity = 16;
    private const double Growth = 1.5;
    private const double MaxLoad = 0.85;

    private Slot[] _slots = new Slot[MinCapacity];
    private int _used;
    private bool _ignoresDates;
    private RowSetHash _poll;

    /// <summary>The rows of the current poll, or of the one that has just ended.</summary>
    public RowSetHash Poll => _poll;

    /// <summary>Whether any row was ever handed out.</summary>
    public bool Any => _used > 0;

    public void BeginPoll()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].Seen = 0;
        }

        _poll = default;
    }

    /// <summary>Counts a row of the poll; true when it came more often than in any poll before, so it has to be handed out.</summary>
    public bool Add(SendMassResult row)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add((ulong)row.ErrorCode);
        Add(ref hash, row.SendId);
        Add(ref hash, row.SendMessageId);
        Add(ref hash, row.EmailId);
        hash.Add(row.Email);
        hash.Add(row.Info);
        (ulong Low, ulong High) withoutDate = hash.Finish();
        long date = row.Date?.Ticks ?? -1;
        _poll.Add(WithDate(withoutDate, date), withoutDate);

        if (_used >= _slots.Length * MaxLoad)
        {
            Grow();
        }

        (ulong low, ulong high) = areByRecipient ? RecipientOf(row) : withoutDate;
        ref Slot slot = ref Find(low, high, areByRecipient || _ignoresDates ? 0 : date);
        slot.Seen++;
        if (slot.Seen <= slot.Emitted)
        {
            return false;
        }

        slot.Emitted++;
        return true;
    }

    /// <summary>From now on rows that differ only in their date are the same row.</summary>
    public void IgnoreDates()
    {
        _ignoresDates = true;
        Rebuild(_slots.Length);
    }

    private static (ulong Low, ulong High) RecipientOf(SendMassResult row)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add(row.Email);
        Add(ref hash, string.IsNullOrEmpty(row.Email) ? row.EmailId : null);
        return hash.Finish();
    }

    private static void Add(ref SipHash hash, long? id)
    {
        hash.Add(id is null ? 0UL : 1UL);
        hash.Add((ulong)id.GetValueOrDefault());
    }

    private static (ulong Low, ulong High) WithDate((ulong Low, ulong High) withoutDate, long date)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add(withoutDate.Low);
        hash.Add(withoutDate.High);
        hash.Add((ulong)date);
        return hash.Finish();
    }

    /// <summary>Finds the slot of a row, or takes a free one for it.</summary>
    private ref Slot Find(ulong low, ulong high, long date)
    {
        int index = (int)(((low >> 32) * (ulong)_slots.Length) >> 32);
        while (_slots[index].Emitted > 0)
        {
            ref Slot slot = ref _slots[index];
            if (slot.Low == low && slot.High == high && slot.Date == date)
            {
                return ref slot;
            }

            index = index + 1 == _slots.Length ? 0 : index + 1;
        }

        _slots[index] = new Slot { Low = low, High = high, Date = date };
        _used++;
        return ref _slots[index];
    }

    private void Grow() => Rebuild((int)Math.Min(_slots.Length * Growth, int.MaxValue / 2));

    private void Rebuild(int capacity)
    {
        Slot[] old = _slots;
        _slots = new Slot[capacity];
        _used = 0;
        foreach (Slot slot in old)
        {
            if (slot.Emitted > 0)
            {
                ref Slot moved = ref Find(slot.Low, slot.High, _ignoresDates ? 0 : slot.Date);
                moved.Emitted += slot.Emitted;
                moved.Seen += slot.Seen;
            }
        }
    }

    /// <summary>A row that has been handed out at least once; unused while <see cref="Emitted"/> is 0.</summary>
    private struct Slot
    {
        public ulong Low;
        public ulong High;
        public long Date;
        public int Emitted;
        public int Seen;
    }
}
