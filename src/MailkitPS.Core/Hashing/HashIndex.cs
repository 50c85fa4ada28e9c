using System;

namespace MailkitPS;

/// <summary>
/// Finds numbered things by a hash of 128 bits: open addressing over their numbers, which takes at most 16 bytes each.
/// </summary>
/// <param name="hashOf">
/// The hash of the thing with a number. It has to be keyed, or whoever writes into the things can make them collide.
/// </param>
internal sealed class HashIndex(Func<int, (ulong Low, ulong High)> hashOf)
{
    private const int MinCapacity = 16;
    private const double Growth = 1.5;
    private const double MaxLoad = 0.75;

    private Slot[] _slots = new Slot[MinCapacity];
    private int _count;

    /// <summary>The number of the thing with a hash; -1 where there is none.</summary>
    public int Find((ulong Low, ulong High) hash)
    {
        int place = FirstPlaceOf(TagOf(hash), _slots.Length);
        for (; _slots[place].Number > 0; place = Next(place))
        {
            if (_slots[place].Tag == TagOf(hash) && hashOf(_slots[place].Number - 1) == hash)
            {
                break;
            }
        }

        return _slots[place].Number - 1;
    }

    /// <summary>Adds a thing whose hash is not there yet.</summary>
    public void Add(int number)
    {
        if (_count >= _slots.Length * MaxLoad)
        {
            Grow();
        }

        Put(new Slot { Tag = TagOf(hashOf(number)), Number = number + 1 });
        _count++;
    }

    private static uint TagOf((ulong Low, ulong High) hash) => (uint)(hash.Low >> 32);

    private static int FirstPlaceOf(uint tag, int count) => (int)((tag * (ulong)count) >> 32);

    private int Next(int place) => place + 1 == _slots.Length ? 0 : place + 1;

    private void Put(Slot slot)
    {
        int place = FirstPlaceOf(slot.Tag, _slots.Length);
        while (_slots[place].Number > 0)
        {
            place = Next(place);
        }

        _slots[place] = slot;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[(int)Math.Min(old.Length * Growth, int.MaxValue / 2)];
        foreach (Slot slot in old)
        {
            if (slot.Number > 0)
            {
                Put(slot);
            }
        }
    }

    private struct Slot
    {
        /// <summary>
        /// The part of the hash that says which slot comes first: whoever looks for something else, and who moves the slot to a larger
        /// table, has no need of the thing itself, which is seldom in the cache of the processor.
        /// </summary>
        public uint Tag;

        /// <summary>The number of a thing, and 1 more; 0 where the slot is free.</summary>
        public int Number;
    }
}
