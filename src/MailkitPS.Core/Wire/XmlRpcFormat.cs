using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MailkitPS;

/// <summary>The XML-RPC form of the API, on <c>rpc.fcgi</c> (documented).</summary>
internal sealed class XmlRpcFormat : IWireFormat
{
    public string Endpoint => "rpc.fcgi";

    public string MediaType => "text/xml";

    public byte[] WriteCall(MailkitCall call, ClientLogin login)
    {
        IEnumerable<object> parameters = call.Parameters.Select(parameter => parameter.Value ?? parameter.Unused);
        return XmlRpcWriter.Write(call.Function, parameters.Prepend(login.ClientMd5).Prepend(login.ClientId));
    }

    public AnswerReader<TRow> ReadAnswer<TRow>(Stream body, RowSchema<TRow> schema)
        where TRow : class => new XmlRpcAnswerReader<TRow>(body, schema);
}
