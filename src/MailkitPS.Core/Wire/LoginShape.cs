namespace MailkitPS;

/// <summary>Any answer that a function gives to a login that it accepts.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class LoginShape(MailkitFunction function) : AnswerShape<object>
{
    public override AnswerBuilder<object> NewBuilder() => new LoginBuilder(function);

    /// <summary>An error that is not known to be a refusal is no sign of a good login either.</summary>
    public override bool Accepts(Envelope envelope) =>
        envelope.HasRows
        || (envelope.Root != RootKind.Scalar
            && envelope.IsFreeOfErrors
            && (envelope.ErrorStatus == 0 || string.IsNullOrEmpty(envelope.Error)));
}
