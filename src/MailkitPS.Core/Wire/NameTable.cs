using System;
using System.Collections.Generic;
using System.Text;

namespace MailkitPS;

/// <summary>Columns by their names, in any letter case.</summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
internal sealed class NameTable<TRow>
    where TRow : class
{
    private const int OnlyName = -1;

    // Open addressing with room for four times the names, so that most names are found at the first probe.
    private readonly Entry[] _table;

    // All names in one piece, which stays in the processor's cache.
    private readonly byte[] _names;

    // Keeps the upper bits of the hash, which are the well mixed ones.
    private readonly int _shift = 31;

    /// <param name="columns">Each column with its names; the first one is to be preferred.</param>
    public NameTable(IEnumerable<(Column<TRow> Column, IReadOnlyList<string> Names)> columns)
    {
        List<Entry> entries = [];
        List<byte> names = [];
        foreach ((Column<TRow> column, IReadOnlyList<string> ofColumn) in columns)
        {
            for (int i = 0; i < ofColumn.Count; i++)
            {
                byte[] name = Encoding.UTF8.GetBytes(ofColumn[i]);
                entries.Add(new Entry
                {
                    Column = column,
                    Start = names.Count,
                    Length = name.Length,
                    Rank = ofColumn.Count > 1 ? i : OnlyName,
                });
                names.AddRange(name);
            }
        }

        int size = 2;
        while (size < 4 * entries.Count)
        {
            size *= 2;
            _shift--;
        }

        _names = [.. names];
        _table = new Entry[size];
        foreach (Entry entry in entries)
        {
            Insert(entry);
        }
    }

    /// <summary>The column of this name, in any letter case; null when it is not known.</summary>
    /// <param name="utf8Name">The name.</param>
    /// <param name="rank">How many names of the column are to be preferred to it; -1 where it has no other name.</param>
    public Column<TRow>? Find(ReadOnlySpan<byte> utf8Name, out int rank)
    {
        for (int place = PlaceOf(utf8Name); ; place = (place + 1) & (_table.Length - 1))
        {
            ref Entry entry = ref _table[place];
            if (entry.Column is null || IsNameOf(entry, utf8Name))
            {
                rank = entry.Rank;
                return entry.Column;
            }
        }
    }

    private void Insert(Entry entry)
    {
        ReadOnlySpan<byte> name = _names.AsSpan(entry.Start, entry.Length);
        int place = PlaceOf(name);
        while (_table[place].Column is not null)
        {
            if (IsNameOf(_table[place], name))
            {
                throw new NotSupportedException($"{typeof(TRow).Name} has two columns {Encoding.UTF8.GetString(name.ToArray())}.");
            }

            place = (place + 1) & (_table.Length - 1);
        }

        _table[place] = entry;
    }

    private bool IsNameOf(in Entry entry, ReadOnlySpan<byte> utf8Name)
    {
        if (entry.Length != utf8Name.Length)
        {
            return false;
        }

        return WireParser.EqualsIgnoreCase(utf8Name, _names.AsSpan(entry.Start, entry.Length));
    }

    /// <summary>From the length and four letters: names that are alike differ at their end, as CUSTOM_1 to CUSTOM_25 do.</summary>
    private int PlaceOf(ReadOnlySpan<byte> name)
    {
        if (name.Length == 0)
        {
            return 0;
        }

        // Setting this bit makes upper and lower case equal.
        int last = name.Length - 1;
        uint letters = name[0]
            | ((uint)name[name.Length / 2] << 8)
            | ((uint)name[last == 0 ? 0 : last - 1] << 16)
            | ((uint)name[last] << 24);
        uint hash = ((letters | 0x20202020u) ^ (uint)name.Length) * 0x9E3779B1u;
        return (int)(hash >> _shift);
    }

    /// <summary>A name of a column; a free place of the table while it has no column.</summary>
    private struct Entry
    {
        public Column<TRow>? Column;
        public int Start;
        public int Length;
        public int Rank;
    }
}
