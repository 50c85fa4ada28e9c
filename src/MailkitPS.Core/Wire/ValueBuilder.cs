using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// Makes the values of an answer of any shape, for both wire formats, and hands out one by one what a user looks for: the
/// elements of the list that the answer is or wraps, or else the answer itself.
/// </summary>
/// <param name="rowsMember">The member that is documented to hold the list; null where none is.</param>
/// <param name="isWhole">Nothing is handed out before the answer is complete, and then all of it.</param>
/// <param name="envelope">What the answer says of success and failure.</param>
/// <param name="isEnvelope">Takes a member of the answer; true when it tells of success or failure and of nothing else.</param>
/// <param name="handOut">Takes what is finished.</param>
/// <param name="leaveOut">Told the name of a single value that stood beside the list.</param>
internal sealed class ValueBuilder(
    string? rowsMember, bool isWhole, Envelope envelope, Func<string, object?, bool> isEnvelope, Action<object?> handOut, Action<string> leaveOut)
{
    /// <summary>An object of an answer that does not end must not fill the memory: characters, and a little for each value.</summary>
    private const int MaxObjectSize = 128 * 1024 * 1024;
    private const int SizeOfValue = 32;

    private readonly Stack<Level> _open = new();

    /// <summary>Members that tell more than success and failure, beside the list.</summary>
    private readonly List<KeyValuePair<string, object?>> _others = [];
    private Level? _list;
    private bool _hasList;
    private string _name = string.Empty;
    private int _size;

    /// <summary>The name of the member that comes next.</summary>
    public void Name(string name)
    {
        _name = name;
        Grow(name.Length);
    }

    public void StartStruct() => _open.Push(new Level(_name, new ApiObject()));

    public void StartArray() => _open.Push(new Level(_name, new List<object?>()));

    /// <summary>The struct or array that was started last is complete.</summary>
    public void End()
    {
        Level level = _open.Pop();
        if (_open.Count > 0)
        {
            if (level != _list)
            {
                Add(level.Name, level.Value);
            }
        }
        else if (level.Value is ApiObject answer)
        {
            EndAnswer(answer);
        }
    }

    /// <summary>A single value.</summary>
    public void Value(object? value)
    {
        if (_open.Count > 0)
        {
            Add(_name, value);
        }
        else
        {
            handOut(value);
        }
    }

    private static bool IsContainer(object? value) => value is ApiObject or List<object?>;

    private static bool IsEmpty(object? value) => value is null or "" or List<object?> { Count: 0 } or ApiObject { Members.Count: 0 };

    private void Add(string name, object? value)
    {
        Grow(SizeOfValue + ((value as string)?.Length ?? 0));
        Level parent = _open.Peek();
        if (parent.Value is List<object?> elements)
        {
            if (IsList(parent, elements, value))
            {
                _list = parent;
                HandOut(value);
            }
            else
            {
                elements.Add(value);
            }
        }
        else if (_open.Count == 1 && IsRowsMember(name) && value is ApiObject { Members.Count: > 0 })
        {
            HandOut(value);
        }
        else
        {
            ((ApiObject)parent.Value).Members.Add(new(name, value));
            if (_open.Count == 1 && !isEnvelope(name, value) && !(IsRowsMember(name) && IsEmpty(value)))
            {
                _others.Add(new(name, value));
            }
        }
    }

    /// <summary>The list that the answer is; the one that is documented to be in it; or the first one in it that holds objects.</summary>
    private bool IsList(Level array, List<object?> elements, object? element) => array == _list || _open.Count switch
    {
        1 => true,
        2 when isWhole => false,
        2 when rowsMember is not null => IsRowsMember(array.Name),
        2 => !_hasList && elements.Count == 0 && element is ApiObject,
        _ => false,
    };

    private bool IsRowsMember(string name) => string.Equals(name, rowsMember, StringComparison.OrdinalIgnoreCase);

    private void HandOut(object? value)
    {
        _hasList = true;
        _size = 0;
        handOut(value);
    }

    private void EndAnswer(ApiObject answer)
    {
        if (envelope.Failure() is not null)
        {
            return;
        }

        _hasList |= answer.Members.Exists(member => IsRowsMember(member.Key) && IsEmpty(member.Value));
        _hasList |= _others.Count == 1 && _others[0].Value is List<object?> { Count: 0 };
        if (!_hasList && answer.Members.Count == 0)
        {
            return;
        }

        if (!_hasList || _others.Exists(member => !IsEmpty(member.Value) && (rowsMember is null || IsContainer(member.Value))))
        {
            // Beside a list nothing gets lost but the single values that are documented to wrap it.
            handOut(answer);
            return;
        }

        foreach (KeyValuePair<string, object?> member in _others)
        {
            leaveOut(member.Key);
        }
    }

    private void Grow(int size)
    {
        _size += size;
        if (_size > MaxObjectSize)
        {
            throw MailkitException.InvalidAnswer("The answer holds a single object above 128 MB.");
        }
    }

    private sealed class Level(string name, object value)
    {
        public string Name { get; } = name;

        public object Value { get; } = value;
    }
}
