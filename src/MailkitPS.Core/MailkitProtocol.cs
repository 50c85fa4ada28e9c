namespace MailkitPS;

/// <summary>The two forms in which Mailkit is asked and answers (documented).</summary>
public enum MailkitProtocol
{
    /// <summary>JSON, on <c>json.fcgi</c>.</summary>
    Json,

    /// <summary>XML-RPC, on <c>rpc.fcgi</c>. Some functions are documented in this form only.</summary>
    XmlRpc,
}
