namespace MailkitPS;

/// <summary>Any answer that a function gives to a login that it accepts.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class LoginShape(MailkitFunction function) : AnswerShape<object>
{
    public override AnswerBuilder<object> NewBuilder() => new ValueBuilder(function, function.List, new Envelope());

    public override bool Accepts(Envelope envelope) => envelope.HasRows || envelope.Root != RootKind.Scalar;
}
