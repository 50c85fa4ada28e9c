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
    where TRow : MailkitRow
{
    public static readonly RowSchema<TRow> Instance = new();

    private readonly byte[]? _group;
    private readonly byte[]? _kept;
    private readonly Func<TRow, long>? _idOf;

    private RowSchema()
    {
        List<(Column<TRow> Column, IReadOnlyList<string> Names)> members = [];
        List<(Column<TRow> Column, IReadOnlyList<string> Names)> ofGroup = [];
        string? group = typeof(TRow).GetCustomAttribute<RowOfAttribute>()?.Name;
        IsRowOfGroup = group is not null;
        foreach (PropertyInfo property in typeof(TRow).GetProperties())
        {
            if (property.GetCustomAttribute<ColumnAttribute>() is not ColumnAttribute attribute)
            {
                continue;
            }

            Column<TRow> column = MakeColumn(property, attribute);
            column.RankIndex = attribute.Names.Count > 1 ? RankCount++ : column.RankIndex;
            BareValue = attribute.IsBareValue ? column : BareValue;
            if (attribute is IdColumnAttribute { IsRequired: true })
            {
                Id = column;
                _idOf = (Func<TRow, long>)Delegate.CreateDelegate(typeof(Func<TRow, long>), property.GetGetMethod());
            }

            string[] path = attribute.Names[0].Split('.');
            if (path.Length == 1)
            {
                members.Add((column, attribute.Names));
                continue;
            }

            group ??= path[0];
            ofGroup.Add(path[0] == group && attribute.Names.Count == 1
                ? (column, [path[1]])
                : throw new NotSupportedException($"{typeof(TRow).Name}.{property.Name} is no member of {group}."));
        }

        Members = new NameTable<TRow>(members);
        OfGroup = new NameTable<TRow>(ofGroup);
        GroupName = group;
        _group = group is null ? null : Encoding.UTF8.GetBytes(group);
        _kept = typeof(TRow).GetCustomAttribute<KeptInExtraAttribute>() is { } kept ? Encoding.UTF8.GetBytes(kept.Name) : null;
    }

    /// <summary>The columns that are members of the row itself.</summary>
    public NameTable<TRow> Members { get; }

    /// <summary>The columns that are members of the object <see cref="GroupName"/> within the row.</summary>
    public NameTable<TRow> OfGroup { get; }

    /// <summary>The name of the object within a row whose members are columns; where it is an array, each element makes a row.</summary>
    public string? GroupName { get; }

    /// <summary>Without an element of <see cref="GroupName"/> there is no row.</summary>
    public bool IsRowOfGroup { get; }

    /// <summary>How many columns have several names.</summary>
    public int RankCount { get; }

    /// <summary>The ID that every row must have; null where rows have none.</summary>
    public Column<TRow>? Id { get; }

    /// <summary>The column that a lone value in place of an object belongs to; null where there is none.</summary>
    public Column<TRow>? BareValue { get; }

    /// <summary>Whether a member is the object <see cref="GroupName"/>.</summary>
    public bool IsGroup(ReadOnlySpan<byte> utf8Name) => _group is not null && WireParser.EqualsIgnoreCase(utf8Name, _group);

    /// <summary>Whether a member without a column is known all the same.</summary>
    public bool IsKept(ReadOnlySpan<byte> utf8Name) => _kept is not null && WireParser.EqualsIgnoreCase(utf8Name, _kept);

    /// <summary>A row without the ID that makes it one.</summary>
    public static MailkitException NoId(string name) => MailkitException.InvalidAnswer($"The answer holds a row without {name}.");

    /// <summary>Whether a new row has the ID already that every row must have, because the call has given it.</summary>
    public bool HasId(TRow newRow) => _idOf is not null && _idOf(newRow) != 0;

    private static Column<TRow> MakeColumn(PropertyInfo property, ColumnAttribute attribute)
    {
        string name = attribute.Names[0];
        Type type = property.PropertyType;
        if (type == typeof(string))
        {
            Action<TRow, string?> set = Setter<string?>(property);
            return attribute.IsJson ? new JsonColumn<TRow>(name, set)
                : attribute.IsList ? new ListColumn<TRow>(name, set, attribute.Separator)
                : new TextColumn<TRow>(name, set, attribute.Repeats, attribute.KeepsEmpty);
        }

        if (attribute.IsCount)
        {
            return new CountColumn<TRow>(name, Int32Setter(ValueSetter<int>(property)));
        }

        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value == typeof(long)
            ? new IntegerColumn<TRow>(
                name, IntegerSetter(ValueSetter<long>(property), attribute), 64, attribute is IdColumnAttribute, attribute.IsRequired)
            : value == typeof(int)
                ? new IntegerColumn<TRow>(name, Int32Setter(ValueSetter<int>(property)), 32, isId: false, attribute.IsRequired)
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
        attribute is not IdColumnAttribute ? set
        : attribute.IsRequired ? (row, value) => set(row, value is null or 0 ? throw NoId(attribute.Names[0]) : value)
        : (row, value) => set(row, value == 0 ? null : value);

    /// <summary>The column has made sure that the value fits.</summary>
    private static Action<TRow, long?> Int32Setter(Action<TRow, int?> set) => (row, value) => set(row, (int?)value);
}
