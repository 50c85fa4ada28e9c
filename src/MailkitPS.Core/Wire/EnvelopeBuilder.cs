namespace MailkitPS;

/// <summary>Looks at nothing of an answer but what it says of success and failure.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class EnvelopeBuilder(MailkitFunction function) : AnswerBuilder<object>(function, new Envelope())
{
    private readonly AnswerList _list = function.List;
    private EnvelopeMember _member;
    private bool _isInObject;
    private bool _isInArray;

    /// <summary>What an element of the array says that the answer is.</summary>
    private Envelope? _element;
    private WordsText? _error;
    private int _errorDepth;

    private Envelope Current => _element ?? Envelope;

    public override void Name(Scalar name)
    {
        if (_error is not null)
        {
            _error.Name(name);
            return;
        }

        _member = Current.Add(name);
        Current.HasRows |= _list.IsMember(name.PooledText());
    }

    public override bool StartObject()
    {
        if (!_isInObject)
        {
            _element = _isInArray ? new Envelope() : null;
            Current.Root = RootKind.Object;
            _isInObject = true;
            return true;
        }

        return StartNested();
    }

    public override bool StartArray()
    {
        if (!_isInObject)
        {
            bool isAnswer = !_isInArray;
            Envelope.Root = RootKind.Array;
            _isInArray = true;
            return isAnswer;
        }

        return StartNested();
    }

    public override void End()
    {
        if (_error is not null)
        {
            EndNested(_error);
        }
        else if (_element is not null)
        {
            if (_element.LoginRefusalOfElement is string refusal)
            {
                Envelope.Refuse(refusal);
            }

            _element = null;
            _isInObject = false;
        }
    }

    public override void Value(Scalar value)
    {
        if (_error is not null)
        {
            _error.Value(value);
        }
        else if (_isInObject)
        {
            Current.Set(_member, value.Kind == ScalarKind.Nothing ? null : value.Text());
        }
        else if (!_isInArray)
        {
            Envelope.Root = RootKind.Scalar;
            Envelope.Value = value.Kind == ScalarKind.Text ? value.Text() : null;
        }
    }

    protected override void Empty() => Envelope.Root = RootKind.Scalar;

    /// <summary>An error that is no text is told in its own words.</summary>
    private bool StartNested()
    {
        if (_error is null && _member != EnvelopeMember.Error)
        {
            Current.Set(_member, Column<object>.Container);
            return false;
        }

        _error ??= new WordsText();
        _error.StartObject();
        _errorDepth++;
        return true;
    }

    private void EndNested(WordsText error)
    {
        error.End();
        if (--_errorDepth == 0)
        {
            Current.Set(EnvelopeMember.Error, error.Finish());
            error.Dispose();
            _error = null;
        }
    }
}
