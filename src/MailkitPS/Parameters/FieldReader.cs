using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Reads the inputs of a cmdlet that takes recipients by the thousand: objects, rows of Import-Csv, of a DataTable, hashtables, and
/// plain addresses. Binding each property to a parameter would take longer than everything else. Which property is read into what is
/// found out once for all inputs that have the same properties.
/// </summary>
internal sealed class FieldReader
{
    private const int MaxShapes = 1000;

    private readonly Dictionary<string, InputColumn> _columns = [];
    private readonly Dictionary<string, object> _map = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<object> _mapped = [];
    private readonly Dictionary<string, InputShape> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unused = new(StringComparer.OrdinalIgnoreCase);
    private readonly RecipientFields _fields;
    private readonly InputColumn _textColumn;
    private readonly InputRow _row;
    private readonly InputShape _noShape = new(typeof(void), [], [], []);
    private InputShape _shape;
    private string[] _names = new string[64];
    private object?[] _values = new object?[64];
    private int _count;

    /// <param name="columns">The columns of the cmdlet.</param>
    /// <param name="textColumn">The column that an input is which is a text.</param>
    /// <param name="fields">The fields of a recipient that the function takes.</param>
    /// <param name="map">Names of properties, each with the name of the column or field that it is read into; null for none.</param>
    /// <exception cref="MailkitException">The map names something that is neither a column nor a field, or one of them twice.</exception>
    public FieldReader(IReadOnlyList<InputColumn> columns, InputColumn textColumn, RecipientFields fields, IDictionary? map)
    {
        foreach (InputColumn column in columns)
        {
            foreach (string name in column.Names)
            {
                _columns[RecipientField.Normalize(name)] = column;
            }
        }

        _textColumn = textColumn;
        _fields = fields;
        _row = new InputRow(columns.Count) { Shape = _noShape };
        _shape = _noShape;
        foreach (DictionaryEntry entry in map ?? new Hashtable())
        {
            Map(LanguagePrimitives.ConvertTo<string>(entry.Key), LanguagePrimitives.ConvertTo<string>(entry.Value));
        }
    }

    /// <summary>The shape of the input that was read last.</summary>
    public InputShape Shape => _row.Shape;

    /// <summary>The names of properties that were first seen since the last call and are read into nothing.</summary>
    public IReadOnlyList<string> NewlyUnused { get; set; } = [];

    /// <summary>The names of the map that the inputs of the shape that was first seen last do not have.</summary>
    public IReadOnlyList<string> NewlyMissing { get; set; } = [];

    /// <summary>What an input gives; valid until the next one is read.</summary>
    /// <param name="input">The input; null where the command line alone says what is sent.</param>
    /// <exception cref="MailkitException">It cannot be read.</exception>
    public InputRow Read(PSObject? input)
    {
        _row.Clear();
        _row.Shape = _noShape;
        switch (input?.BaseObject)
        {
            case null:
                break;
            case string text:
                _row[_textColumn] = text;
                break;
            case DataRowView view:
                ReadRow(view.Row);
                break;
            case DataRow row:
                ReadRow(row);
                break;
            case IDictionary members:
                ReadMembers(members);
                break;
            case IEnumerable:
                throw Refusal("It is a list: pipe its elements, each of which is a recipient");
            case ValueType:
                throw Refusal(
                    $"A {input.BaseObject.GetType().Name} is no recipient: pipe objects with a property {_textColumn.Name}, or texts");
            default:
                ReadObject(input);
                break;
        }

        return _row.Shape.Fault is string fault ? throw Refusal(fault) : _row;
    }

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);

    private void Map(string name, string target)
    {
        object found = _columns.TryGetValue(RecipientField.Normalize(target), out InputColumn? column)
            ? column
            : _fields.Require(target, [.. _columns.Values.Distinct().Select(known => known.Name)]);
        if (_map.ContainsKey(name) || !_mapped.Add(found))
        {
            throw Refusal($"-FieldMap names {MessageText.Quote(target)} twice");
        }

        _map.Add(name, found);
    }

    private void ReadRow(DataRow row)
    {
        _count = 0;
        foreach (DataColumn column in row.Table.Columns)
        {
            Add(column.ColumnName, row[column]);
        }

        Take(typeof(DataRow), null);
    }

    private void ReadMembers(IDictionary members)
    {
        _count = 0;
        foreach (DictionaryEntry member in members)
        {
            Add(LanguagePrimitives.ConvertTo<string>(member.Key), member.Value);
        }

        Take(typeof(IDictionary), null);
    }

    private void ReadObject(PSObject input)
    {
        _count = 0;
        if (OwnProperties.AreKnown)
        {
            foreach (PSMemberInfo member in OwnProperties.Of(input))
            {
                if (member is PSPropertyInfo)
                {
                    Add(member.Name, member);
                }
            }
        }
        else
        {
            foreach (PSPropertyInfo property in input.Properties)
            {
                Add(property.Name, property);
            }
        }

        Take(input.BaseObject.GetType(), input);
    }

    private void Add(string name, object? value)
    {
        if (_count == _names.Length)
        {
            Array.Resize(ref _names, 2 * _count);
            Array.Resize(ref _values, 2 * _count);
        }

        _names[_count] = name;
        _values[_count++] = value;
    }

    /// <summary>Takes what was added into the row.</summary>
    private void Take(Type type, PSObject? input)
    {
        if (_shape.Type != (object)type || !_shape.HasNames(_names, _count))
        {
            _shape = FindShape(type, input);
        }

        _row.Shape = _shape;
        for (int i = 0; i < _count; i++)
        {
            if (_shape.Targets[i] is object target)
            {
                Set(target, _names[i], _values[i]);
            }
        }

        foreach (KeyValuePair<string, object> target in _shape.TypeTargets)
        {
            Set(target.Value, target.Key, input!.Properties[target.Key]);
        }
    }

    private void Set(object target, string name, object? value)
    {
        value = value is PSPropertyInfo property ? ValueOf(property) : value;
        object? plain = MailkitTransformationAttribute.Unwrap(value);
        if (plain is null or DBNull or "")
        {
            return;
        }

        if (target is InputColumn column)
        {
            // A custom object has no properties without its wrapper.
            _row[column] = plain is PSCustomObject ? value : plain;
        }
        else if (RecipientFields.TextOf(WireValue.From(plain), name) is { Length: > 0 } text)
        {
            (_row.Fields ??= new()).Set((RecipientField)target, text);
        }
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            throw Refusal($"Its property {MessageText.Name(property.Name)} cannot be read");
        }
    }

    private InputShape FindShape(Type type, PSObject? input)
    {
        string key = type.FullName + "\n" + string.Join("\n", _names, 0, _count);
        if (!_shapes.TryGetValue(key, out InputShape? shape))
        {
            if (_shapes.Count == MaxShapes)
            {
                _shapes.Clear();
            }

            _shapes[key] = shape = MakeShape(type, input);
        }

        return shape;
    }

    private InputShape MakeShape(Type type, PSObject? input)
    {
        string[] names = [.. _names.Take(_count)];
        string[] typeNames = input is null || !OwnProperties.AreKnown
            ? []
            : [.. input.Properties.Select(property => property.Name).Except(names, StringComparer.OrdinalIgnoreCase)];

        // The Status of a sent mail, say, is none of the recipient.
        bool isOurs = type.Assembly == typeof(FieldReader).Assembly || type.Assembly == typeof(MailkitClient).Assembly
            || input?.TypeNames.Any(name => name.StartsWith("Deserialized.MailkitPS.", StringComparison.Ordinal)) == true;
        Dictionary<object, string> taken = [];
        List<string> unused = [];
        string? fault = null;
        object? Resolve(string name)
        {
            object? target = FindTarget(name, takesFields: !isOurs);
            if (target is null)
            {
                unused.Add(name);
                return null;
            }

            if (taken.TryGetValue(target, out string? other))
            {
                string what = target is InputColumn same ? same.Name : ((RecipientField)target).Name;
                fault ??= $"Its properties {MessageText.Quote(other)} and {MessageText.Quote(name)} are the same, {what}: "
                    + "leave one of them out, or say with -FieldMap which one is meant";
                return null;
            }

            taken.Add(target, name);
            return target is InputColumn { IsGiven: true } ? null : target;
        }

        object?[] targets = [.. names.Select(Resolve)];
        List<KeyValuePair<string, object>> typeTargets = [];
        foreach (string name in typeNames)
        {
            if (Resolve(name) is object target)
            {
                typeTargets.Add(new(name, target));
            }
        }

        string[] all = [.. names, .. typeNames];
        NewlyUnused = isOurs ? [] : [.. unused.Where(_unused.Add)];
        NewlyMissing = [.. _map.Keys.Except(all, StringComparer.OrdinalIgnoreCase)];
        return new InputShape(type, names, targets, typeTargets) { AllNames = all, Fault = fault };
    }

    private object? FindTarget(string name, bool takesFields)
    {
        if (_map.TryGetValue(name, out object? mapped))
        {
            return mapped;
        }

        object? target = _columns.TryGetValue(RecipientField.Normalize(name), out InputColumn? column) ? column
            : takesFields ? _fields.Find(name)
            : null;
        return target is null || _mapped.Contains(target) ? null : target;
    }
}
