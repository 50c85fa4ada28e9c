using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>The answer to a send: whatever accepts the send is success, and nothing else is (see <see cref="SendVerdict"/>).</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
/// <param name="function">The function that answers.</param>
/// <param name="makeRows">Makes the rows of an answer that accepts the send.</param>
/// <param name="isSuccessStatus">Which words beside OK tell in <c>status</c> that the send was carried out.</param>
internal sealed class SendShape<TRow>(
    MailkitFunction function,
    Func<SendAnswer, IEnumerable<TRow>> makeRows,
    Predicate<string>? isSuccessStatus = null) : AnswerShape<TRow>
    where TRow : class
{
    public override AnswerBuilder<TRow> NewBuilder() => new SendBuilder<TRow>(function, makeRows, isSuccessStatus);

    public override bool Accepts(Envelope envelope) => envelope.HasRows;
}
