using System.IO;

namespace MailkitPS;

/// <summary>The JSON form of the API, on <c>json.fcgi</c> (documented).</summary>
internal sealed class JsonFormat : IWireFormat
{
    public string Endpoint => "json.fcgi";

    public string MediaType => "application/json";

    public byte[] Separator { get; } = [(byte)','];

    public EncodedCall WriteCall(MailkitCall call, ClientLogin login) => JsonCallWriter.WriteCall(call, login);

    public IElementEncoder NewElementEncoder() => new JsonCallWriter();

    public AnswerReader ReadAnswer(Stream body, IAnswerSink sink, ClientLogin login) => new JsonAnswerReader(body, sink, login);
}
