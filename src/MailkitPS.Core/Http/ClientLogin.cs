using System;
using System.Text;

namespace MailkitPS;

/// <summary>The client ID and the MD5 code, which every request body carries. Never shown.</summary>
internal sealed class ClientLogin(long clientId, string clientMd5)
{
    public long ClientId { get; } = clientId;

    public string ClientMd5 { get; } = clientMd5;

    /// <summary>
    /// Takes the MD5 code out of a text that a server wrote: it may echo the request. Done before anything is cut, and where a text is
    /// made, so that nobody has to remember it.
    /// </summary>
    public string Redact(string text) => text.Length < ClientMd5.Length || ClientMd5.Length == 0 ? text : Replace(text);

    /// <summary>A scan that goes forward, whatever the code is made of.</summary>
    private string Replace(string text)
    {
        int at = text.IndexOf(ClientMd5, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return text;
        }

        StringBuilder redacted = new();
        int from = 0;
        for (; at >= 0; at = text.IndexOf(ClientMd5, from, StringComparison.OrdinalIgnoreCase))
        {
            redacted.Append(text, from, at - from).Append("***");
            from = at + ClientMd5.Length;
        }

        return redacted.Append(text, from, text.Length - from).ToString();
    }
}
