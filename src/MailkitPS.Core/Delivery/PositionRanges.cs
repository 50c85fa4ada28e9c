using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Positions in an input, kept and shown as ranges.</summary>
internal sealed class PositionRanges
{
    private readonly List<KeyValuePair<int, int>> _ranges = [];

    public int First => _ranges[0].Key;

    public int Last => _ranges[_ranges.Count - 1].Value;

    public int Count { get; private set; }

    public bool Any => _ranges.Count > 0;

    /// <summary>Adds a position that is greater than all others.</summary>
    public void Add(int position) => Add(position, position);

    /// <summary>Adds positions that are greater than all others.</summary>
    public void Add(PositionRanges others)
    {
        foreach (KeyValuePair<int, int> range in others._ranges)
        {
            Add(range.Key, range.Value);
        }
    }

    /// <summary>Such as <c>positions 1-5000, 5002</c>.</summary>
    public string Described => $"position{(Count == 1 ? string.Empty : "s")} {this}";

    /// <summary>Such as <c>1-5000, 5002</c>; <c>none</c> where there is none.</summary>
    public override string ToString() => Any
        ? string.Join(", ", _ranges.Select(range => range.Key == range.Value ? $"{range.Key}" : $"{range.Key}-{range.Value}"))
        : "none";

    private void Add(int first, int last)
    {
        Count += last - first + 1;
        if (Any && Last == first - 1)
        {
            _ranges[_ranges.Count - 1] = new(_ranges[_ranges.Count - 1].Key, last);
        }
        else
        {
            _ranges.Add(new(first, last));
        }
    }
}
