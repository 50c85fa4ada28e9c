namespace MailkitPS;

/// <summary>An answer of any shape: the elements of its list, or the answer as it is.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class ValueShape(MailkitFunction function) : AnswerShape<object>
{
    public override AnswerBuilder<object> NewBuilder() => new ValueBuilder(function, function.List, new Envelope());

    /// <summary>An answer without anything must not pass for an empty list where the list has to be in its member.</summary>
    public override bool Accepts(Envelope envelope) =>
        !(function.List.IsStrict && !envelope.HasRows && envelope is { Root: RootKind.Array or RootKind.Object, Members.Count: 0 });
}
