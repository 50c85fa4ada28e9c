namespace MailkitPS.Core.Tests.Wire;

/// <summary>Hands everything on part by part, so that a reader does not know that rows can be told by what they have in common.</summary>
internal sealed class PartByPart(IAnswerSink sink) : IAnswerSink
{
    public void Name(Scalar name) => sink.Name(name);

    public bool StartObject() => sink.StartObject();

    public bool StartArray() => sink.StartArray();

    public void End() => sink.End();

    public void Value(Scalar value) => sink.Value(value);

    public void BareText(Scalar text) => sink.BareText(text);

    public void Fault(string text) => sink.Fault(text);

    public void EndAnswer() => sink.EndAnswer();
}
