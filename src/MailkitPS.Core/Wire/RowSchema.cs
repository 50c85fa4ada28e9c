using System;
using System.Collections.Generic;
using System.Reflection;
using System.Text;

namespace MailkitPS;

/// <summary>
/// The columns of a class of rows, made once from the attributes of its properties. The type of a property says how its column is read:
/// long and int are whole numbers, string is a text (or a list or JSON, as the attribute says), DateTime is a date, double a number,
/// decimal an amount, bool a flag; all but string may be nullable.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal sealed class RowSchema<TRow>
    where TRow : class
{
    public static readonly RowSchema<TRow> Instance = new();

    private const int OnlyName = -1;

    // Open addressing with room for four times the names, so that most names are found at the first probe.
    private readonly Entry[] _table;

    // All names in one piece, which stays in the processor's cache.
    private readonly byte[] _names;

    // Keeps the upper bits of the hash, which are the well mixed ones.
    private readonly int _shift = 32;

    private RowSchema()
    {
        List<Entry> entries = [];
        List<byte> names = [];
        foreach (PropertyInfo property in typeof(TRow).GetProperties())
        {
            if (property.GetCustomAttribute<ColumnAttribute>() is ColumnAttribute attribute)
            {
                Column<TRow> column = MakeColumn(property, attribute);
                BareValue = attribute is IdColumnAttribute { IsBareValue: true } ? column : BareValue;
                for (int i = 0; i < attribute.Names.Count; i++)
                {
                    byte[] name = Encoding.UTF8.GetBytes(attribute.Names[i]);
                    entries.Add(new Entry
                    {
                        Column = column,
                        Start = names.Count,
                        Length = name.Length,
                        Rank = attribute.Names.Count > 1 ? i : OnlyName,
                    });
                    names.AddRange(name);
                }
            }
        }

        int size = 1;
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

    /// <summary>The column that a lone value in place of an object belongs to; null where there is none.</summary>
    public Column<TRow>? BareValue { get; }

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

    private static Column<TRow> MakeColumn(PropertyInfo property, ColumnAttribute attribute)
    {
        string name = attribute.Names[0];
        Type type = property.PropertyType;
        if (type == typeof(string))
        {
            Action<TRow, string?> set = Setter<string?>(property);
            return attribute.IsJson ? new JsonColumn<TRow>(name, set)
                : attribute.IsList ? new ListColumn<TRow>(name, set)
                : new TextColumn<TRow>(name, set, attribute.Repeats, attribute.KeepsEmpty);
        }

        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value == typeof(long)
            ? new IntegerColumn<TRow>(name, IntegerSetter(ValueSetter<long>(property), attribute), attribute.IsRequired)
            : value == typeof(int) ? new IntegerColumn<TRow>(name, Int32Setter(ValueSetter<int>(property), name), attribute.IsRequired)
            : value == typeof(DateTime) ? new DateColumn<TRow>(name, ValueSetter<DateTime>(property))
            : value == typeof(double) ? new ParsedColumn<TRow, double>(name, ValueSetter<double>(property), WireParser.TryReadDouble)
            : value == typeof(decimal) ? new ParsedColumn<TRow, decimal>(name, ValueSetter<decimal>(property), WireParser.TryReadDecimal)
            : value == typeof(bool) ? new ParsedColumn<TRow, bool>(name, ValueSetter<bool>(property), WireParser.TryReadFlag)
            : throw new NotSupportedException($"{typeof(TRow).Name}.{property.Name} has a type that no column is read into.");
    }

    private static Action<TRow, T> Setter<T>(PropertyInfo property) => property.GetSetMethod(nonPublic: true) is MethodInfo set
        ? (Action<TRow, T>)Delegate.CreateDelegate(typeof(Action<TRow, T>), set)
        : throw new NotSupportedException($"{typeof(TRow).Name}.{property.Name} has a column and no setter.");

    /// <summary>A property that cannot be null has its default where there is no value.</summary>
    private static Action<TRow, T?> ValueSetter<T>(PropertyInfo property)
        where T : struct
    {
        if (property.PropertyType == typeof(T?))
        {
            return Setter<T?>(property);
        }

        Action<TRow, T> set = Setter<T>(property);
        return (row, value) => set(row, value.GetValueOrDefault());
    }

    private static Action<TRow, long?> IntegerSetter(Action<TRow, long?> set, ColumnAttribute attribute) =>
        attribute is IdColumnAttribute ? (row, value) => set(row, value == 0 ? null : value) : set;

    private static Action<TRow, long?> Int32Setter(Action<TRow, int?> set, string name) => (row, value) => set(
        row,
        value is null or (>= int.MinValue and <= int.MaxValue)
            ? (int?)value
            : throw MailkitException.InvalidAnswer(FormattableString.Invariant(
                $"The answer holds a value of {name} beyond 32 bits: {value}.")));

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

        // The letter case is nearly always the same, and the exact comparison is faster.
        ReadOnlySpan<byte> name = _names.AsSpan(entry.Start, entry.Length);
        return utf8Name.SequenceEqual(name) || WireParser.EqualsIgnoreCase(utf8Name, name);
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
