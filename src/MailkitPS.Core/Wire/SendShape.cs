using System;

namespace MailkitPS;

/// <summary>
/// The answer to a send, which is known from clients or not at all: whatever accepts the send is one row, read from the objects that
/// the answer holds. Only an answer that speaks of an error is none.
/// </summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
/// <param name="function">The function that answers.</param>
/// <param name="newRow">Makes the row; it is given what the answer holds, in words.</param>
internal sealed class SendShape<TRow>(MailkitFunction function, Func<string, TRow> newRow) : AnswerShape<TRow>
    where TRow : class
{
    public override AnswerBuilder<TRow> NewBuilder() => new SendBuilder<TRow>(function, newRow);

    public override bool Accepts(Envelope envelope) => envelope.IsFreeOfErrors;
}
