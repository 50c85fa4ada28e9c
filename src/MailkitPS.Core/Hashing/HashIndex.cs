using System;

namespace MailkitPS;

/// <summary>
/// Finds numbered things by a hash of 128 bits: open addressing over their numbers, which takes at most 11 bytes each.
/// </summary>
/// <param name="hashOf">
/// The hash of the thing with a number. It has to be keyed, or whoever writes into the things can make them collide.
/// </param>
internal sealed class HashIndex(Func<int, (ulong Low, ulong High)> hashOf)
{
    private const int MinCapacity = 16;
    private const double Growth = 1.5;
    private const double MaxLoad = 0.6;

    /// <summary>The number of a thing, and 1 more; 0 where a slot is free.</summary>
    private int[] _slots = new int[MinCapacity];

    private int _count;

    /// <summary>The number of the thing with a hash; -1 where there is none.</summary>
    public int Find((ulong Low, ulong High) hash) => _slots[SlotOf(hash)] - 1;

    /// <summary>Adds a thing whose hash is not there yet.</summary>
    public void Add(int number)
    {
        if (_count >= _slots.Length * MaxLoad)
        {
            Grow();
        }

        _slots[SlotOf(hashOf(number))] = number + 1;
        _count++;
    }

    private void Grow()
    {
        int[] old = _slots;
        _slots = new int[(int)Math.Min(old.Length * Growth, int.MaxValue / 2)];
        foreach (int slot in old)
        {
            if (slot > 0)
            {
                _slots[SlotOf(hashOf(slot - 1))] = slot;
            }
        }
    }

    /// <summary>The slot of a hash, or a free one for it.</summary>
    private int SlotOf((ulong Low, ulong High) hash)
    {
        int slot = (int)(((hash.Low >> 32) * (ulong)_slots.Length) >> 32);
        while (_slots[slot] > 0 && hashOf(_slots[slot] - 1) != hash)
        {
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }

        return slot;
    }
}
