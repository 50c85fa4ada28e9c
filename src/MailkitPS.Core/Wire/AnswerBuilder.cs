using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Makes what a call hands out of the parts of its answer.</summary>
/// <typeparam name="TRow">The class of what is handed out.</typeparam>
/// <param name="function">The function that answers.</param>
/// <param name="envelope">Takes what the answer says of success and failure.</param>
internal abstract class AnswerBuilder<TRow>(MailkitFunction function, Envelope envelope) : IAnswerSink
    where TRow : class
{
    /// <summary>What the answer says of success and failure; complete when the answer is.</summary>
    public Envelope Envelope => envelope;

    protected MailkitFunction Function => function;

    public AnswerNotes Notes { get; } = new();

    /// <summary>Where finished rows go.</summary>
    public List<TRow> Rows { get; set; } = [];

    public abstract void Name(Scalar name);

    public abstract bool StartObject();

    public abstract bool StartArray();

    public abstract void End();

    public abstract void Value(Scalar value);

    public virtual void BareText(Scalar text)
    {
        string words = text.Text();
        if (words.Length == 0 && !function.RefusesWithEmptyText)
        {
            Empty();
        }
        else if (IsSuccess(words))
        {
            Success(text);
        }
        else if (text.IsBytes && !KnownRefusals.Contains(words))
        {
            Value(text);
        }
        else
        {
            envelope.Refuse(words);
        }
    }

    public void Fault(string text) => envelope.Refuse(text);

    public virtual void EndAnswer()
    {
    }

    /// <summary>The whole answer is an empty text, which in XML-RPC may be an empty list (unconfirmed).</summary>
    protected abstract void Empty();

    /// <summary>The whole answer is a text with which the function is known to succeed.</summary>
    protected virtual void Success(Scalar text) => Value(text);

    /// <summary>Functions succeed with texts of their own; numbers refuse nothing either, one or several.</summary>
    private bool IsSuccess(string text) =>
        function.SuccessTexts.Contains(text, StringComparer.OrdinalIgnoreCase) || text.Split(',').All(WireParser.IsWholeNumber);
}
