using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Makes the rows of the answer to a send when it is complete, and only where it says that the send was accepted.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal sealed class SendBuilder<TRow> : AnswerBuilder<TRow>
    where TRow : class
{
    private readonly Func<SendAnswer, IEnumerable<TRow>> _makeRows;
    private readonly Predicate<string>? _isSuccessStatus;

    // With an envelope of its own: the verdict on a send is not that on another call.
    private readonly ValueBuilder _values;

    /// <param name="function">The function that answers.</param>
    /// <param name="makeRows">Makes the rows of an answer that accepts the send.</param>
    /// <param name="isSuccessStatus">Which words beside OK tell in <c>status</c> that the send was carried out.</param>
    public SendBuilder(MailkitFunction function, Func<SendAnswer, IEnumerable<TRow>> makeRows, Predicate<string>? isSuccessStatus)
        : base(function, new Envelope())
    {
        _makeRows = makeRows;
        _isSuccessStatus = isSuccessStatus;
        _values = new ValueBuilder(MailkitFunction.Unlisted(function.Name), AnswerList.IsNone, new Envelope()) { KeepsRefusals = true };
    }

    public override void Name(Scalar name) => _values.Name(name);

    public override bool StartObject() => _values.StartObject();

    public override bool StartArray() => _values.StartArray();

    public override void End() => _values.End();

    public override void Value(Scalar value)
    {
        if (value.IsMistyped && WireParser.IsWholeNumber(value.Text()))
        {
            // Read as a text it would be an ID.
            throw MailkitException.InvalidAnswer(
                $"The answer does not tell whether Mailkit accepted the send. It holds the boolean {MessageText.Quote(value.Text())}.");
        }

        _values.Value(value);
    }

    public override void BareText(Scalar text) => _values.Value(text);

    public override void EndAnswer()
    {
        if (Envelope.Failure() is not null)
        {
            // A fault of XML-RPC.
            return;
        }

        SendAnswer answer = new(_values.Rows, Notes);
        SendVerdict verdict = SendVerdict.Of(_values.Envelope.Root, answer.Values, _isSuccessStatus);
        if (verdict.Refusal is string refusal)
        {
            Envelope.Refuse(refusal);
        }
        else if (verdict.IsAccepted)
        {
            Envelope.HasRows = true;
            Rows.AddRange(_makeRows(answer));
        }
        else
        {
            throw MailkitException.InvalidAnswer($"The answer does not tell whether Mailkit accepted the send. It holds: {answer.Words}.");
        }
    }

    protected override void Empty()
    {
    }
}
