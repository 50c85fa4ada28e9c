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

    /// <summary>What PowerShell adds to an object: to any that was looked at, or to one that came from another process.</summary>
    private static readonly HashSet<string> AddedByPowerShell = new(StringComparer.OrdinalIgnoreCase)
    {
        "pstypenames", "psobject", "psbase", "psadapted", "psextended", "PSComputerName", "PSShowComputerName", "RunspaceId",
        "PSSourceJobInstanceId",
    };

    private readonly Dictionary<string, InputColumn> _columns = [];
    private readonly Dictionary<string, object> _map = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<object> _mapped = [];
    private readonly List<InputShape> _shapes = [];
    private readonly HashSet<string> _unused = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _newlyUnused = [];
    private readonly List<string> _newlyMissing = [];
    private readonly RecipientFields _fields;
    private readonly InputColumn _textColumn;
    private readonly InputRow _row;
    private readonly InputShape _noShape = new(new(typeof(void), null), [], [], [], null);
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

    /// <summary>What is empty is a value of a field, and not one that is left alone.</summary>
    public bool KeepsEmpty { get; set; }

    /// <summary>The status of a recipient may come from a property.</summary>
    public bool TakesStatus { get; set; }

    /// <summary>The names of properties that nobody misses where they are read into nothing.</summary>
    public IReadOnlyCollection<string> OfOurRows { get; set; } = [];

    /// <summary>The shape of the input that was read last.</summary>
    public InputShape Shape => _row.Shape;

    /// <summary>The names of properties that are read into nothing, each once.</summary>
    public IReadOnlyList<string> TakeUnused() => Take(_newlyUnused);

    /// <summary>The names of the map that an input did not have, each once.</summary>
    public IReadOnlyList<string> TakeMissing() => Take(_newlyMissing);

    /// <summary>What an input gives; valid until the next one is read.</summary>
    /// <param name="input">The input; null where the command line alone says what is sent.</param>
    /// <exception cref="MailkitException">It cannot be read.</exception>
    public InputRow Read(PSObject? input)
    {
        _row.Clear();
        _row.Shape = _noShape;
        _count = 0;
        switch (input?.BaseObject)
        {
            case null:
                break;
            // First, because most inputs are rows of Import-Csv, and to find out what something is not takes long.
            case PSCustomObject when OwnProperties.AreKnown:
                AddOwn(input);
                Assign(new(typeof(PSCustomObject), OwnProperties.TypeNamesOf(input)), input);
                break;
            case string when _textColumn.IsGiven:
                throw Refusal($"It is a text, and -{_textColumn.Name} is given, too");
            case string text:
                _row[_textColumn] = text;
                break;
            case IConvertible number when _textColumn is { IsId: true, IsGiven: false }:
                _row[_textColumn] = number;
                break;
            case IConvertible value:
                throw Refusal($"A {value.GetType().Name} is no recipient: pipe objects with a property {_textColumn.Name}, or texts");
            case IList:
                throw Refusal("It is a list: pipe its elements, each of which is a recipient");
            case DataRowView view:
                ReadRow(view.Row, input);
                break;
            case DataRow row:
                ReadRow(row, input);
                break;
            case IDictionary members:
                ReadMembers(members, input);
                break;
            case IDictionary<string, object?> members:
                ReadMembers(members.ToDictionary(member => member.Key, member => member.Value), input);
                break;
            case object other:
                AddAll(input);
                Assign(new(other.GetType(), input.TypeNames), null);
                break;
        }

        return _row.Shape.Fault is string fault ? throw Refusal(fault) : _row;
    }

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);

    private static string[] Take(List<string> names)
    {
        string[] taken = [.. names];
        names.Clear();
        return taken;
    }

    private void Map(string name, string target)
    {
        object found = _columns.TryGetValue(RecipientField.Normalize(target), out InputColumn? column)
            ? column
            : _fields.Require(target, [.. _columns.Values.Distinct().Select(known => known.Name)]);
        if (_map.ContainsKey(name) || !_mapped.Add(found))
        {
            throw Refusal($"{MessageText.Quote(target)} is named twice");
        }

        _map.Add(name, found);
    }

    private void ReadRow(DataRow row, PSObject input)
    {
        foreach (DataColumn column in row.Table.Columns)
        {
            Add(column.ColumnName, row[column]);
        }

        AddOwn(input);
        Assign(new(typeof(DataRow), null), null);
    }

    private void ReadMembers(IDictionary members, PSObject input)
    {
        foreach (DictionaryEntry member in members)
        {
            Add(LanguagePrimitives.ConvertTo<string>(member.Key), member.Value);
        }

        AddOwn(input);
        Assign(new(typeof(IDictionary), null), null);
    }

    /// <summary>The properties that somebody gave to this very object.</summary>
    private void AddOwn(PSObject input)
    {
        int count = OwnProperties.AreKnown ? OwnProperties.CountOf(input) : 0;
        for (int i = 0; i < count; i++)
        {
            if (OwnProperties.At(input, i) is PSPropertyInfo property)
            {
                Add(property.Name, property);
            }
        }
    }

    /// <summary>All properties: which an object has whose type is not known may differ from one to the next.</summary>
    private void AddAll(PSObject input)
    {
        foreach (PSPropertyInfo property in input.Properties)
        {
            Add(property.Name, property);
        }
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

    /// <summary>Assigns what was added to the columns and fields of the row.</summary>
    /// <param name="kind">The kind of the input.</param>
    /// <param name="input">The input, where its type names may give it further properties; null where all were added.</param>
    private void Assign(InputKind kind, PSObject? input)
    {
        if (!_shape.Fits(kind, _names, _count))
        {
            _shape = FindShape(kind, input);
        }

        _row.Shape = _shape;
        for (int i = 0; i < _count; i++)
        {
            if (_shape.Targets[i] is object target)
            {
                Set(target, _names[i], _values[i]);
            }
        }

        foreach (KeyValuePair<string, object?> target in _shape.TypeTargets)
        {
            if (target.Value is not null)
            {
                Set(target.Value, target.Key, input!.Properties[target.Key]);
            }
        }
    }

    private void Set(object target, string name, object? value)
    {
        object? raw = value is PSPropertyInfo property ? property.Value : value;
        object? plain = MailkitTransformationAttribute.Unwrap(raw);
        if (plain is null or DBNull or "" || ReferenceEquals(raw, System.Management.Automation.Internal.AutomationNull.Value))
        {
            if (KeepsEmpty && target is RecipientField empty)
            {
                (_row.Fields ??= new()).Set(empty, string.Empty);
            }

            return;
        }

        if (target is InputColumn column)
        {
            // A custom object has no properties without its wrapper.
            _row[column] = plain is PSCustomObject ? raw : plain;
        }
        else if (RecipientFields.TextOf(plain as string ?? WireValue.From(raw), name) is { Length: > 0 } text)
        {
            (_row.Fields ??= new()).Set((RecipientField)target, text);
        }
    }

    private InputShape FindShape(InputKind kind, PSObject? input)
    {
        if (_shapes.Find(shape => shape.Fits(kind, _names, _count)) is InputShape known)
        {
            return known;
        }

        if (_shapes.Count == MaxShapes)
        {
            _shapes.Clear();
        }

        InputShape made = MakeShape(kind, input);
        _shapes.Add(made);
        return made;
    }

    private InputShape MakeShape(InputKind kind, PSObject? input)
    {
        Dictionary<object, string> taken = [];
        string? fault = null;
        string[] names = [.. _names.Take(_count)];
        object?[] targets = new object?[_count];
        for (int i = 0; i < _count; i++)
        {
            // The Status of a sent mail, say, is none of the recipient; what somebody added to our row is.
            bool isAdded = !kind.IsOurs || _values[i] is PSPropertyInfo { IsInstance: true } and not PSProperty;
            targets[i] = Resolve(names[i], isAdded || kind.HasFields, isAdded, taken, ref fault);
        }

        List<KeyValuePair<string, object?>> typeTargets = [];
        foreach (PSPropertyInfo property in input?.Properties ?? Enumerable.Empty<PSPropertyInfo>())
        {
            if (!names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            {
                typeTargets.Add(new(property.Name, Resolve(property.Name, kind.HasFields, !kind.IsOurs, taken, ref fault)));
            }
        }

        IEnumerable<string> all = names.Concat(typeTargets.Select(target => target.Key));
        _newlyMissing.AddRange(_map.Keys.Except(all, StringComparer.OrdinalIgnoreCase).Where(_missing.Add));
        return new InputShape(kind, names, targets, typeTargets, fault);
    }

    /// <summary>What a property is read into; null for nothing.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="takesFields">It may be a field of the recipient.</param>
    /// <param name="isMissed">Somebody meant it to be sent, and is told where it is not.</param>
    /// <param name="taken">What the properties before it are read into, each with its name.</param>
    /// <param name="fault">Set where two properties are the same.</param>
    private object? Resolve(string name, bool takesFields, bool isMissed, Dictionary<object, string> taken, ref string? fault)
    {
        object? target = FindTarget(name, takesFields);
        if (target is null)
        {
            if (isMissed && !AddedByPowerShell.Contains(name) && !OfOurRows.Contains(name, StringComparer.OrdinalIgnoreCase)
                && _unused.Add(name))
            {
                _newlyUnused.Add(name);
            }

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

    private object? FindTarget(string name, bool takesFields)
    {
        if (_map.TryGetValue(name, out object? mapped))
        {
            return mapped;
        }

        object? target = _columns.TryGetValue(RecipientField.Normalize(name), out InputColumn? column) ? column
            : takesFields ? _fields.FindColumn(name, TakesStatus)
            : null;
        return target is null || _mapped.Contains(target) ? null : target;
    }
}
