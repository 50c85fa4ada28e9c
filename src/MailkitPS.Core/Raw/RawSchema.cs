using System;
using System.IO;

namespace MailkitPS;

/// <summary>An answer that is handed out as the text that it is.</summary>
internal sealed class RawSchema : RowSchema<object>
{
    public override string? RowsMember => null;

    public override AnswerReader<object> Read(Stream body, IWireFormat format) => new RawAnswerReader(body, this, format);

    public override bool Accepts(Envelope envelope) => true;

    public override object NewRow() => throw new NotSupportedException();

    public override void SetNumber(object row, int member, long? value) => throw new NotSupportedException();

    public override void SetText(object row, int member, string? value) => throw new NotSupportedException();

    public override void SetDate(object row, int member, DateTime? value) => throw new NotSupportedException();
}
