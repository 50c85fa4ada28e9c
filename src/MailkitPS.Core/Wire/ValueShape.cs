namespace MailkitPS;

/// <summary>An answer of any shape: the elements of its list, or the answer as it is.</summary>
/// <param name="function">The function that answers.</param>
/// <param name="isSend">When the answer tells of an error and not of which one, it must not pass for a send.</param>
internal sealed class ValueShape(MailkitFunction function, bool isSend = false) : AnswerShape<object>
{
    public override AnswerBuilder<object> NewBuilder() => new ValueBuilder(function, function.List, new Envelope());

    /// <summary>An answer without anything must not pass for an empty list where the list has to be in its member.</summary>
    public override bool Accepts(Envelope envelope) =>
        (!isSend || envelope.IsFreeOfErrors)
        && !(function.List.IsStrict && !envelope.HasRows && envelope is { Root: RootKind.Array or RootKind.Object, Members.Count: 0 });
}
