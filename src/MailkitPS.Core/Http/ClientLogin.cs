using System;
using System.Text;

namespace MailkitPS;

/// <summary>The client ID and the MD5 code, which every request body carries. Never shown.</summary>
internal sealed class ClientLogin(long clientId, string clientMd5)
{
    public long ClientId { get; } = clientId;

    public string ClientMd5 { get; } = clientMd5;

    /// <summary>Takes the MD5 code out of a text that a server wrote: it may echo the request.</summary>
    public string Redact(string text)
    {
        int at = IndexOfCode(text, 0);
        if (at < 0)
        {
            return text;
        }

        StringBuilder redacted = new();
        int from = 0;
        for (; at >= 0; at = IndexOfCode(text, from))
        {
            redacted.Append(text, from, at - from).Append("***");
            from = at + ClientMd5.Length;
        }

        return redacted.Append(text, from, text.Length - from).ToString();
    }

    private int IndexOfCode(string text, int from) => ClientMd5.Length == 0 || text.Length - from < ClientMd5.Length
        ? -1
        : text.IndexOf(ClientMd5, from, StringComparison.OrdinalIgnoreCase);
}
