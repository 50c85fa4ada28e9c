using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// The columns of one type of rows, and how a row is written into them. The properties are read by compiled code: PowerShell's own way to
/// them takes longer than everything else.
/// </summary>
internal sealed class RowTable
{
    /// <summary>What a column may hold as it is; a text is what everything else is.</summary>
    private static readonly HashSet<Type> ValueTypes =
        [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(DateTime)];

    private readonly PropertyInfo[] _properties;
    private readonly Action<object, object[]> _read;
    private readonly object[] _values;

    /// <param name="type">A type of rows.</param>
    public RowTable(Type type)
    {
        Type = type;
        _properties = type.GetProperties();
        _values = new object[_properties.Length];
        _read = Compile(type, _properties);
    }

    /// <summary>The type of the rows.</summary>
    public Type Type { get; }

    /// <summary>Whether a type is one of the rows of this module. A connection is none: nobody keeps it in a database.</summary>
    public static bool IsRow(Type type) => new InputKind(type, null).IsOurs
        && type != typeof(MailkitConnection)
        && type.GetProperties() is { Length: > 0 } properties
        && properties.All(IsScalar);

    /// <summary>Makes a table that has the columns and no rows.</summary>
    public DataTable New(string name)
    {
        DataTable table = new(name) { Locale = CultureInfo.InvariantCulture };
        foreach (PropertyInfo property in _properties)
        {
            DataColumn column = table.Columns.Add(property.Name, ColumnType(property));
            column.AllowDBNull = column.DataType == typeof(string) || Nullable.GetUnderlyingType(property.PropertyType) is not null;
            if (column.DataType == typeof(DateTime))
            {
                // As a local time it would be shifted when the table is written as XML and read in another zone.
                column.DateTimeMode = DataSetDateTime.Unspecified;
            }
        }

        return table;
    }

    /// <summary>Adds a row of the type to a table of its columns.</summary>
    public void Add(DataTable table, object row)
    {
        _read(row, _values);
        table.LoadDataRow(_values, fAcceptChanges: false);
    }

    private static bool IsScalar(PropertyInfo property) => ColumnType(property) != typeof(string)
        || property.PropertyType == typeof(string)
        || property.PropertyType == typeof(Uri)
        || ValueType(property).IsEnum;

    private static Type ColumnType(PropertyInfo property) =>
        ValueTypes.Contains(ValueType(property)) ? ValueType(property) : typeof(string);

    private static Type ValueType(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>Code that reads all properties of a row: values[0] = row.First; values[1] = row.Second; and so on.</summary>
    private static Action<object, object[]> Compile(Type type, IReadOnlyList<PropertyInfo> properties)
    {
        ParameterExpression input = Expression.Parameter(typeof(object));
        ParameterExpression values = Expression.Parameter(typeof(object[]));
        ParameterExpression row = Expression.Variable(type);
        Func<object?, object> toCell = ColumnValue;
        Func<object?, object> toText = ColumnText;
        IEnumerable<Expression> reads = properties.Select((property, index) => Expression.Assign(
            Expression.ArrayAccess(values, Expression.Constant(index)),
            Expression.Call(
                (ColumnType(property) == typeof(string) ? toText : toCell).Method,
                Expression.Convert(Expression.Property(row, property), typeof(object)))));
        return Expression.Lambda<Action<object, object[]>>(
            Expression.Block([row], [Expression.Assign(row, Expression.Convert(input, type)), .. reads]),
            input,
            values).Compile();
    }

    private static object ColumnValue(object? value) => value ?? DBNull.Value;

    /// <summary>An empty text says no more than none, and a database may take the two for different things.</summary>
    private static object ColumnText(object? value) => value?.ToString() is { Length: > 0 } text ? text : DBNull.Value;
}
