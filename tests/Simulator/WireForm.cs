namespace MailkitPS.Simulator;

/// <summary>The two forms in which Mailkit is asked and answers, one endpoint each.</summary>
public enum WireForm
{
    /// <summary>JSON, on /json.fcgi.</summary>
    Json,

    /// <summary>XML-RPC, on /rpc.fcgi.</summary>
    XmlRpc,
}
