namespace MailkitPS;

/// <summary>Looks at nothing of an answer but what it says of success and failure.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class EnvelopeBuilder(MailkitFunction function) : AnswerBuilder<object>(function, new Envelope())
{
    private readonly AnswerList _list = function.List;
    private EnvelopeMember _member;
    private bool _isInObject;
    private WordsText? _error;
    private int _errorDepth;

    public override void Name(Scalar name)
    {
        if (_error is not null)
        {
            _error.Name(name);
            return;
        }

        _member = Envelope.Add(name);
        Envelope.HasRows |= _list.IsMember(name.PooledText());
    }

    public override bool StartObject()
    {
        if (!_isInObject)
        {
            Envelope.Root = RootKind.Object;
            _isInObject = true;
            return true;
        }

        return StartNested();
    }

    public override bool StartArray()
    {
        if (!_isInObject)
        {
            Envelope.Root = RootKind.Array;
            return false;
        }

        return StartNested();
    }

    public override void End()
    {
        _error?.End();
        if (_error is not null && --_errorDepth == 0)
        {
            Envelope.Set(EnvelopeMember.Error, _error.Finish());
            _error.Dispose();
            _error = null;
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
            Envelope.Set(_member, value.Kind == ScalarKind.Nothing ? null : value.Text());
        }
        else
        {
            Envelope.Root = RootKind.Scalar;
        }
    }

    protected override void Empty() => Envelope.Root = RootKind.Scalar;

    /// <summary>An error that is no text is told in its own words.</summary>
    private bool StartNested()
    {
        if (_error is null && _member != EnvelopeMember.Error)
        {
            Envelope.Set(_member, Column<object>.Container);
            return false;
        }

        _error ??= new WordsText();
        _error.StartObject();
        _errorDepth++;
        return true;
    }
}
