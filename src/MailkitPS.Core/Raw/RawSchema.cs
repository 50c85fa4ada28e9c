using System.IO;

namespace MailkitPS;

/// <summary>An answer that is handed out as the text that it is.</summary>
internal sealed class RawSchema : UntypedSchema
{
    public override string? RowsMember => null;

    public override AnswerReader<object> Read(Stream body, IWireFormat format) => new RawAnswerReader(body, this, format);

    public override bool Accepts(Envelope envelope) => true;
}
