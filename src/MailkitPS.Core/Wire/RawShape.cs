using System.IO;

namespace MailkitPS;

/// <summary>An answer that is handed out as the text that it is.</summary>
/// <param name="function">The function that answers.</param>
internal sealed class RawShape(MailkitFunction function) : AnswerShape<object>
{
    public override AnswerBuilder<object> NewBuilder() => new EnvelopeBuilder(function);

    public override AnswerReader NewReader(Stream body, IWireFormat format, AnswerBuilder<object> builder, ClientLogin login) =>
        new RawAnswerReader(body, format, builder, login);

    public override bool Accepts(Envelope envelope) => true;
}
