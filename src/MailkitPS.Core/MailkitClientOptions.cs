using System;
using System.Net;

namespace MailkitPS;

/// <summary>How a <see cref="MailkitClient"/> calls Mailkit.</summary>
public sealed class MailkitClientOptions
{
    /// <summary>The public address of the API (documented).</summary>
    public static readonly Uri DefaultApiUri = new("https://api.mailkit.eu/");

    /// <summary>The base address of the API, without <c>json.fcgi</c> or <c>rpc.fcgi</c>.</summary>
    public Uri ApiUri { get; set; } = DefaultApiUri;

    /// <summary>In which form Mailkit is asked and answers. JSON by default.</summary>
    public MailkitProtocol Protocol { get; set; }

    /// <summary>The longest silence: connecting, waiting for the headers, between two reads. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a read is repeated after a passing failure. 3 by default.</summary>
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The longest pause before the first repetition; it doubles each time, up to 30 seconds. 1 second by default.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The proxy to use; none means the system's.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>What <see cref="Proxy"/> asks for; none means no credentials.</summary>
    public ICredentials? ProxyCredential { get; set; }

    /// <summary>No proxy at all, not even the system's.</summary>
    public bool NoProxy { get; set; }
}
