using System;
using System.IO;

namespace MailkitPS;

/// <summary>An answer whose shape is not known, or not relied on: whatever it holds is handed out.</summary>
/// <param name="rowsMember">The member that is documented to hold the list; null where none is.</param>
/// <param name="isSend">
/// It is wanted whole, because anything in it may be what the send is known by; and when it tells of an error and not of which one,
/// it must not pass for a success.
/// </param>
internal sealed class ValueSchema(string? rowsMember = null, bool isSend = false) : UntypedSchema
{
    public override string? RowsMember => rowsMember;

    public override bool IsWhole => isSend;

    public override AnswerReader<object> Read(Stream body, IWireFormat format) => format.ReadValues(body, this);

    public override bool Accepts(Envelope envelope) =>
        !isSend || (envelope.ErrorStatus is null or 0 && !string.Equals(envelope.Status, "ERROR", StringComparison.OrdinalIgnoreCase));
}
