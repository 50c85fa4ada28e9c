using System.IO;

namespace MailkitPS;

/// <summary>The XML-RPC form of the API, on <c>rpc.fcgi</c> (documented).</summary>
internal sealed class XmlRpcFormat : IWireFormat
{
    public string Endpoint => "rpc.fcgi";

    public string MediaType => "text/xml";

    public byte[] Separator { get; } = [];

    public EncodedCall WriteCall(MailkitCall call, ClientLogin login) => XmlRpcCallWriter.WriteCall(call, login);

    public IElementEncoder NewElementEncoder() => new XmlRpcCallWriter();

    public AnswerReader ReadAnswer(Stream body, IAnswerSink sink, ClientLogin login) => new XmlRpcAnswerReader(body, sink, login);
}
