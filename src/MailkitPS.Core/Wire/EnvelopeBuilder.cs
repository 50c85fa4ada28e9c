namespace MailkitPS;

/// <summary>Looks at nothing of an answer but what it says of success and failure.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class EnvelopeBuilder(MailkitFunction function) : AnswerBuilder<object>(function, new Envelope())
{
    private EnvelopeMember _member;
    private bool _isInObject;

    public override void Name(Scalar name) => _member = Envelope.Add(name);

    public override bool StartObject()
    {
        if (_isInObject)
        {
            Envelope.Set(_member, Column<object>.Container);
            return false;
        }

        Envelope.Root = RootKind.Object;
        _isInObject = true;
        return true;
    }

    public override bool StartArray()
    {
        if (_isInObject)
        {
            Envelope.Set(_member, Column<object>.Container);
        }
        else
        {
            Envelope.Root = RootKind.Array;
        }

        return false;
    }

    public override void End()
    {
    }

    public override void Value(Scalar value)
    {
        if (_isInObject)
        {
            Envelope.Set(_member, value.Kind == ScalarKind.Nothing ? null : value.Text());
        }
        else
        {
            Envelope.Root = RootKind.Scalar;
        }
    }

    protected override void Empty() => Envelope.Root = RootKind.Scalar;
}
