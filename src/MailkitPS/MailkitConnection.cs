using System;
using System.Management.Automation.Runspaces;

namespace MailkitPS;

/// <summary>
/// A connection to one Mailkit account, made by Connect-Mailkit. It reveals no secret: the MD5 code is in no property, text or
/// serialized form. It never changes; whether it is the default is a matter of the runspace.
/// </summary>
public sealed class MailkitConnection
{
    internal MailkitConnection(string name, long clientId, MailkitClientOptions options, MailkitClient client)
    {
        Name = name;
        ClientId = clientId;
        ApiUri = options.ApiUri;
        Protocol = options.Protocol;
        TimeoutSec = (int)options.Timeout.TotalSeconds;
        MaximumRetryCount = options.MaximumRetryCount;
        RetryIntervalSec = (int)options.RetryInterval.TotalSeconds;
        Proxy = options.Proxy;
        Client = client;
    }

    /// <summary>The name by which <c>-Connection</c> finds it in its runspace; by default the client ID.</summary>
    public string Name { get; }

    /// <summary>The client ID of the account, from Profile / Integration.</summary>
    public long ClientId { get; }

    /// <summary>The base address of the API.</summary>
    public Uri ApiUri { get; }

    /// <summary>The wire format of requests and answers.</summary>
    public MailkitProtocol Protocol { get; }

    /// <summary>How many seconds the server may be silent.</summary>
    public int TimeoutSec { get; }

    /// <summary>How often a read is repeated after a temporary failure.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>The longest pause before the first retry, in seconds.</summary>
    public int RetryIntervalSec { get; }

    /// <summary>The proxy that was given; null means the system's proxy or none.</summary>
    public Uri? Proxy { get; }

    /// <summary>Whether cmdlets without <c>-Connection</c> use it now, in the runspace that asks.</summary>
    public bool IsDefault => Runspace.DefaultRunspace is not null && ConnectionStore.Current.Default == this;

    internal MailkitClient Client { get; }

    /// <summary>Name, client ID and address.</summary>
    /// <returns>A text for people; its form may change.</returns>
    public override string ToString() => FormattableString.Invariant($"{Name} (client {ClientId} at {ApiUri})");
}
