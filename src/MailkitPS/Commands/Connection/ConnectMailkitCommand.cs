using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Net;

namespace MailkitPS;

/// <summary>Connects this runspace to a Mailkit account and makes the connection its default.</summary>
[Cmdlet(VerbsCommunications.Connect, "Mailkit", DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(MailkitConnection))]
public sealed class ConnectMailkitCommand : MailkitCommand
{
    private const string CredentialSet = "Credential";
    private const string EnvironmentSet = "Environment";
    private const string ClientIdVariable = "MAILKIT_CLIENT_ID";
    private const string ClientMd5Variable = "MAILKIT_CLIENT_MD5";
    private const int MaxTimeoutSec = 2147483;

    /// <summary>The login: the user name is the client ID, the password the MD5 code, both from Profile / Integration.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>Takes the login from the environment variables MAILKIT_CLIENT_ID and MAILKIT_CLIENT_MD5.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvironmentSet)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>The base address of the API: https, or http to this machine.</summary>
    [Parameter]
    [ValidateNotNull]
    [Alias("Endpoint")]
    public Uri ApiUri { get; set; } = MailkitClientOptions.DefaultApiUri;

    /// <summary>The wire format: JSON or XML-RPC. Some functions are documented in XML-RPC only.</summary>
    [Parameter]
    public MailkitProtocol Protocol { get; set; } = MailkitProtocol.Json;

    /// <summary>The name of the connection; by default the client ID. A connection of the same name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string? Name { get; set; }

    /// <summary>How many seconds the server may be silent: while connecting, before the headers, or between two reads.</summary>
    [Parameter]
    [ValidateRange(1, MaxTimeoutSec)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a read is repeated after a temporary failure. A send is never repeated.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The longest pause in seconds before the first retry; it doubles with each further retry, up to 30.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The proxy to use instead of the system's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The login for the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Logs in to the proxy as the current user.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, not even the system's.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Makes the connection without asking Mailkit whether it accepts the login.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Returns the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string id, string md5) = ParameterSetName == EnvironmentSet
            ? ReadEnvironment()
            : (Credential.UserName, Credential.GetNetworkCredential().Password);
        long clientId = ParseClientId(id);
        md5 = md5.Trim();
        if (md5.Length == 0)
        {
            Stop(Errors.InvalidArgument(
                "The MD5 code is empty: it is the password of -Credential. Mailkit shows it under Profile / Integration.",
                nameof(Credential)));
        }

        CheckApiUri();
        CheckProxy();
        MailkitClientOptions options = new()
        {
            ApiUri = ApiUri,
            Protocol = Protocol,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Proxy = Proxy,
            ProxyCredential = ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : ProxyCredential?.GetNetworkCredential(),
            NoProxy = NoProxy,
        };
        MailkitConnection connection = new(
            Name ?? clientId.ToString(CultureInfo.InvariantCulture),
            clientId,
            options,
            new MailkitClient(clientId, md5, options));
        if (!SkipVerification)
        {
            Verify(connection);
        }

        ConnectionStore.Current.Add(connection);
        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    private (string Id, string Md5) ReadEnvironment()
    {
        string? id = Environment.GetEnvironmentVariable(ClientIdVariable);
        string? md5 = Environment.GetEnvironmentVariable(ClientMd5Variable);
        List<string> missing = [];
        if (string.IsNullOrWhiteSpace(id))
        {
            missing.Add(ClientIdVariable);
        }

        if (string.IsNullOrWhiteSpace(md5))
        {
            missing.Add(ClientMd5Variable);
        }

        if (missing.Count > 0)
        {
            string names = string.Join(", ", missing);
            Stop(Errors.InvalidArgument($"-FromEnvironment takes the login from environment variables; missing: {names}.", names));
        }

        return (id!, md5!);
    }

    /// <summary>The error does not show the value: it may be the MD5 code in the wrong place.</summary>
    private long ParseClientId(string text)
    {
        if (!long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long clientId) || clientId == 0)
        {
            Stop(Errors.InvalidArgument(
                "The client ID is not a number: it is the user name of -Credential, and the MD5 code is the password. Mailkit shows both "
                + "under Profile / Integration.",
                nameof(Credential)));
        }

        return clientId;
    }

    private void CheckApiUri()
    {
        if (!ApiUri.IsAbsoluteUri || (ApiUri.Scheme != Uri.UriSchemeHttps && ApiUri.Scheme != Uri.UriSchemeHttp))
        {
            Stop(Errors.InvalidArgument($"-ApiUri has to be an https address such as {MailkitClientOptions.DefaultApiUri}.", ApiUri));
        }

        if (ApiUri.UserInfo.Length > 0 || ApiUri.Query.Length > 0 || ApiUri.Fragment.Length > 0)
        {
            Stop(Errors.InvalidArgument("-ApiUri has to be a plain address, without a user name, a query or a fragment.", nameof(ApiUri)));
        }

        if (ApiUri.AbsolutePath.EndsWith(".fcgi", StringComparison.OrdinalIgnoreCase))
        {
            Stop(Errors.InvalidArgument($"-ApiUri is the base address, without '{ApiUri.Segments[ApiUri.Segments.Length - 1]}'.", ApiUri));
        }

        if (ApiUri.Scheme == Uri.UriSchemeHttp && !(ApiUri.IsLoopback && Proxy is not { IsLoopback: false }))
        {
            Stop(Errors.InvalidArgument(
                "-ApiUri has to be https: every request carries the MD5 code. Plain http is accepted only to this machine, and not "
                + "through a proxy on another one.",
                ApiUri));
        }
    }

    private void CheckProxy()
    {
        if (NoProxy && Proxy is not null)
        {
            Stop(Errors.InvalidArgument("-NoProxy and -Proxy exclude each other.", nameof(NoProxy)));
        }

        if (ProxyUseDefaultCredentials && ProxyCredential is not null)
        {
            Stop(Errors.InvalidArgument(
                "-ProxyUseDefaultCredentials and -ProxyCredential exclude each other.",
                nameof(ProxyUseDefaultCredentials)));
        }

        if (Proxy is null && (ProxyUseDefaultCredentials || ProxyCredential is not null))
        {
            Stop(Errors.InvalidArgument("-ProxyCredential and -ProxyUseDefaultCredentials need -Proxy.", nameof(Proxy)));
        }

        if (Proxy is not null && (!Proxy.IsAbsoluteUri || Proxy.UserInfo.Length > 0))
        {
            Stop(Errors.InvalidArgument(
                "-Proxy has to be an address such as http://proxy.example.com:3128; give its login with -ProxyCredential.",
                nameof(Proxy)));
        }
    }

    private void Verify(MailkitConnection connection)
    {
        try
        {
            CheckLogin(connection.Client);
        }
        catch (MailkitException e)
        {
            Stop(Errors.CallFailed(e, connection.ApiUri));
        }
    }
}
