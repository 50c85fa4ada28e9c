using System;
using System.IO;

namespace MailkitPS;

/// <summary>An answer whose shape is not known, or not relied on: whatever it holds is handed out.</summary>
/// <param name="rowsMember">The member that is documented to hold the list; null where none is.</param>
/// <param name="isSend">An answer that tells of an error and not of which one must not pass for a success.</param>
internal sealed class ValueSchema(string? rowsMember = null, bool isSend = false) : RowSchema<object>
{
    public override string? RowsMember => rowsMember;

    public override AnswerReader<object> Read(Stream body, IWireFormat format) => format.ReadValues(body, this);

    public override bool Accepts(Envelope envelope) =>
        !isSend || (envelope.ErrorStatus is null or 0 && !string.Equals(envelope.Status, "ERROR", StringComparison.OrdinalIgnoreCase));

    public override object NewRow() => throw new NotSupportedException();

    public override void SetNumber(object row, int member, long? value) => throw new NotSupportedException();

    public override void SetText(object row, int member, string? value) => throw new NotSupportedException();

    public override void SetDate(object row, int member, DateTime? value) => throw new NotSupportedException();
}
