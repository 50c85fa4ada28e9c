using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// Makes the values of an answer of any shape. The elements of the list that the answer is, or that its list member is, are handed out
/// one by one; everything else is one value.
/// </summary>
/// <param name="function">The function that answers.</param>
/// <param name="list">Where the list stands that is handed out element by element.</param>
/// <param name="envelope">Takes what the answer says of success and failure.</param>
internal sealed class ValueBuilder(MailkitFunction function, AnswerList list, Envelope envelope) : AnswerBuilder<object>(function, envelope)
{
    /// <summary>An endless object must not fill the memory. The size is estimated in characters plus a little for each value.</summary>
    private const int MaxObjectSize = 128 * 1024 * 1024;
    private const int SizeOfValue = 32;

    private readonly Stack<Level> _open = new();
    private bool _hasList;
    private string _name = string.Empty;
    private EnvelopeMember _envelopeMember;
    private int _size;

    /// <summary>A refusal is a value like any other, for whoever judges the answer in another way.</summary>
    public bool KeepsRefusals { get; set; }

    private bool IsKept => KeepsRefusals || Envelope.Failure() is null;

    private bool IsAtTop => _open.Count == 1 && _open.Peek().Value is ApiObject;

    public override void Name(Scalar name)
    {
        _name = name.PooledText();
        Grow(_name.Length);
        if (IsAtTop)
        {
            _envelopeMember = Envelope.Add(name);
        }
    }

    public override bool StartObject()
    {
        Envelope.Root = _open.Count == 0 ? RootKind.Object : Envelope.Root;
        _open.Push(new Level(_name, new ApiObject()));
        return true;
    }

    public override bool StartArray()
    {
        Envelope.Root = _open.Count == 0 ? RootKind.Array : Envelope.Root;
        bool isMember = IsAtTop && list.IsMember(_name);
        bool isList = _open.Count == 0 || isMember;
        _hasList |= isList;
        Envelope.HasRows |= isMember;
        _open.Push(new Level(_name, new List<object?>()) { IsList = isList });
        return true;
    }

    public override void End()
    {
        Level level = _open.Pop();
        if (_open.Count > 0)
        {
            if (!level.IsList)
            {
                Add(level.Name, level.Value);
            }
        }
        else if (level.Value is ApiObject answer)
        {
            EndAnswerObject(answer);
        }
    }

    public override void Value(Scalar value)
    {
        object? decoded = value.Decode();
        if (_open.Count > 0)
        {
            Add(_name, decoded);
        }
        else
        {
            Envelope.Root = RootKind.Scalar;
            AddBareValue(decoded);
        }
    }

    protected override void Success(Scalar text)
    {
        Envelope.Root = RootKind.Scalar;
        Rows.Add(text.PooledText());
    }

    /// <summary>A function whose answer is known to be something else cannot succeed with nothing.</summary>
    protected override void Empty()
    {
        Envelope.Root = RootKind.Scalar;
        if (Function.List == AnswerList.IsNone || Function.List.IsStrict)
        {
            Envelope.Refuse(string.Empty);
        }
    }

    private void AddBareValue(object? value)
    {
        if (KeepsRefusals)
        {
            Rows.Add(value!);
        }
        else if (value is string text && KnownRefusals.IsOfLogin(text))
        {
            Envelope.Refuse(text);
        }
        else if (value is false or 0L && !Function.IsRead && Function.List == AnswerList.IsNone)
        {
            // So does email.move fail (documented), and no change is known to succeed so.
            Envelope.Refuse(string.Empty);
        }
        else
        {
            Rows.Add(value!);
        }
    }

    private void Add(string name, object? value)
    {
        Grow(SizeOfValue + ((value as string)?.Length ?? 0));
        Level parent = _open.Peek();
        if (parent.IsList)
        {
            HandOut(value);
        }
        else if (parent.Value is List<object?> elements)
        {
            elements.Add(value);
        }
        else if (IsAtTop && list.IsMember(name) && value is null or "" or ApiObject)
        {
            AddLoneRow(value as ApiObject);
        }
        else
        {
            ((ApiObject)parent.Value).Members.Add(new(name, value));
            if (IsAtTop)
            {
                Envelope.Set(_envelopeMember, value is null || _envelopeMember == EnvelopeMember.Other ? null : WordsText.Of(value));
            }
        }
    }

    /// <summary>
    /// A list of one may be an object in place of the array (seen in clients), and an empty list an empty text (documented).
    /// </summary>
    private void AddLoneRow(ApiObject? row)
    {
        _hasList = true;
        Envelope.HasRows = true;
        if (row is { Members.Count: > 0 })
        {
            HandOut(row);
        }
    }

    private void HandOut(object? value)
    {
        _size = 0;
        if (!KeepsRefusals && Refusal.OfLogin(value) is string refusal)
        {
            Envelope.Refuse(refusal);
        }
        else
        {
            Rows.Add(value!);
        }
    }

    private void EndAnswerObject(ApiObject answer)
    {
        if (!KeepsRefusals && Envelope is { IsSilentRefusal: true, LoginRefusal: null })
        {
            Envelope.Refuse(string.Empty);
        }

        if (_hasList)
        {
            foreach (KeyValuePair<string, object?> member in answer.Members)
            {
                if (Envelope.KindOf(member.Key) == EnvelopeMember.Other)
                {
                    Notes.AddMember(member.Key);
                }
            }
        }
        else if (IsKept && !(answer.Members.Count == 0 && list.IsList))
        {
            Rows.Add(answer);
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

    /// <summary>An object or array that has begun.</summary>
    private sealed class Level(string name, object value)
    {
        public string Name { get; } = name;

        public object Value { get; } = value;

        /// <summary>Its elements are handed out and not kept.</summary>
        public bool IsList { get; set; }
    }
}
