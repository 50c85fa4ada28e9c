using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// What a row has no place for, as one JSON object with a member for each: written while the answer is read, and nothing as long as
/// there is nothing. What is empty is left out, and what is beyond the limit is cut, which a last member says.
/// </summary>
/// <param name="onUnknown">Is told of each member that nobody knows, when it is written.</param>
internal sealed class ExtraText(Action<string>? onUnknown = null) : JsonText
{
    /// <summary>A row is not to grow without end because of what nobody knows.</summary>
    public const int MaxExtraSize = 64 * 1024;

    private const string Ellipsis = "…";
    private const string Cut = "cut";

    private string? _name;
    private bool _isUnknown;
    private int _depth;
    private bool _isStarted;
    private bool _isCut;

    /// <summary>How many objects and arrays are open that are left out because of the limit.</summary>
    private int _ignored;

    /// <summary>A member that may turn out to be an empty array (true) or object (false).</summary>
    private bool? _startsWithArray;

    /// <summary>The name of the member whose value comes next.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isUnknown">Nobody knows it.</param>
    public void Begin(string name, bool isUnknown = false)
    {
        _name = name;
        _isUnknown = isUnknown;
    }

    /// <summary>A member whose value is JSON already.</summary>
    public void AddJson(string name, string json, bool isUnknown = false)
    {
        if (json is not ("null" or "\"\"" or "{}" or "[]") && TryMakeRoom(json.Length))
        {
            Begin(name, isUnknown);
            WritePending();
            WriteJson(json);
        }
    }

    /// <summary>The members of two such objects in one; null for nothing.</summary>
    public static string? Join(string? first, string? second) =>
        first is null ? second : second is null ? first : $"{first.Substring(0, first.Length - 1)},{second.Substring(1)}";

    /// <summary>The names of the members of such an object; none for nothing.</summary>
    public static IReadOnlyList<string> NamesIn(string? extra)
    {
        using JsonDocument document = JsonDocument.Parse(extra ?? "{}");
        return [.. document.RootElement.EnumerateObject().Select(member => member.Name)];
    }

    public override void Name(Scalar name)
    {
        OpenPending();
        _name = name.PooledText();
    }

    public override void StartObject() => Start(isArray: false);

    public override void StartArray() => Start(isArray: true);

    public override void End()
    {
        if (_ignored > 0)
        {
            _ignored--;
        }
        else if (_startsWithArray is not null)
        {
            _startsWithArray = null;
        }
        else
        {
            _depth--;
            base.End();
        }
    }

    public override void Value(Scalar value)
    {
        bool isEmpty = value.Kind == ScalarKind.Nothing || value.Utf8.IsEmpty;
        if ((isEmpty && _depth == 0 && _startsWithArray is null) || !TryMakeRoom(value.Utf8.Length))
        {
            return;
        }

        OpenPending();
        WritePending();
        base.Value(value);
    }

    /// <summary>The object, and begins anew; null where there is nothing.</summary>
    public override string? Finish()
    {
        if (_isCut)
        {
            Begin(Ellipsis);
            WritePending();
            WriteText(Cut);
        }

        string? text = null;
        if (_isStarted)
        {
            base.End();
            text = Json();
        }

        Reset();
        return text;
    }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        if (_isStarted)
        {
            Clear();
        }

        _name = null;
        _depth = _ignored = 0;
        _isStarted = _isCut = false;
        _startsWithArray = null;
    }

    private void Start(bool isArray)
    {
        if (!TryMakeRoom(0))
        {
            _ignored++;
            return;
        }

        OpenPending();
        if (_depth == 0)
        {
            _startsWithArray = isArray;
        }
        else
        {
            Open(isArray);
        }
    }

    private void OpenPending()
    {
        if (_startsWithArray is bool isArray)
        {
            _startsWithArray = null;
            Open(isArray);
        }
    }

    private void Open(bool isArray)
    {
        WritePending();
        _depth++;
        if (isArray)
        {
            base.StartArray();
        }
        else
        {
            base.StartObject();
        }
    }

    private void WritePending()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            base.StartObject();
        }

        if (_name is null)
        {
            return;
        }

        if (_isUnknown)
        {
            onUnknown?.Invoke(_name);
            _isUnknown = false;
        }

        WriteName(_name);
        _name = null;
    }

    private bool TryMakeRoom(int length)
    {
        _isCut |= Size + length > MaxExtraSize;
        return !_isCut;
    }
}
