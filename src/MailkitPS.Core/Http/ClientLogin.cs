using System;

namespace MailkitPS;

/// <summary>The client ID and the MD5 code, which every request body carries. Never shown.</summary>
internal sealed class ClientLogin(long clientId, string clientMd5)
{
    public long ClientId { get; } = clientId;

    public string ClientMd5 { get; } = clientMd5;

    /// <summary>Takes the MD5 code out of a text that a server wrote: it may echo the request.</summary>
    public string Redact(string text)
    {
        int at;
        while ((at = text.IndexOf(ClientMd5, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            text = text.Remove(at, ClientMd5.Length).Insert(at, "***");
        }

        return text;
    }
}
