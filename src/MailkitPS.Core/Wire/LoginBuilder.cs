using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Takes any answer for the sign of a good login but a refusal, wherever in the answer one stands.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class LoginBuilder(MailkitFunction function) : AnswerBuilder<object>(function, new Envelope())
{
    private readonly ValueBuilder _values = new(function, function.List, new Envelope()) { KeepsRefusals = true };

    public override void Name(Scalar name) => _values.Name(name);

    public override bool StartObject() => _values.StartObject();

    public override bool StartArray() => _values.StartArray();

    public override void End()
    {
        _values.End();
        Take();
    }

    public override void Value(Scalar value)
    {
        _values.Value(value);
        Take();
    }

    public override void EndAnswer()
    {
        if (Envelope.Failure() is not null)
        {
            return;
        }

        Envelope.Root = _values.Envelope.Root;
        Envelope.ErrorStatus = _values.Envelope.ErrorStatus;
        Envelope.Status = _values.Envelope.Status;
        Envelope.Error = _values.Envelope.Error;
    }

    protected override void Empty()
    {
        Envelope.Root = RootKind.Scalar;
        Envelope.HasRows = true;
    }

    /// <summary>
    /// Hands out the elements of a list, of which the caller reads no further than the first. What is no list is judged at its end.
    /// </summary>
    private void Take()
    {
        bool isList = _values.Envelope.Root == RootKind.Array || _values.Envelope.HasRows;
        foreach (object? row in _values.Rows)
        {
            Envelope.Value = row is null or ApiObject or List<object?> ? null : new DecodedScalar(row).Text();
            if (Refusal.In(row) is string refusal)
            {
                throw Envelope.FailureOf(refusal);
            }

            if (isList)
            {
                Rows.Add(row!);
            }
        }

        _values.Rows.Clear();
    }
}
