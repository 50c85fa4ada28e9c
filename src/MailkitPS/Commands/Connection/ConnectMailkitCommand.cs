using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

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
    private const string ApiUriVariable = "MAILKIT_API_URI";
    private const int MaxTimeoutSec = 2147483;

    private static readonly Regex UsualMd5 = new(@"^[0-9A-Fa-f]{32}\z", RegexOptions.CultureInvariant);

    /// <summary>Any other is an exception of .NET at the first call.</summary>
    private static readonly string[] ProxySchemes =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal)
            ? [Uri.UriSchemeHttp]
            : [Uri.UriSchemeHttp, Uri.UriSchemeHttps, "socks4", "socks4a", "socks5"];

    /// <summary>The login: the user name is the client ID, the password the MD5 code, both from Profile / Integration.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    [Login]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>
    /// Takes the login from the environment variables MAILKIT_CLIENT_ID and MAILKIT_CLIENT_MD5, and the address from MAILKIT_API_URI where
    /// there is one.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvironmentSet)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>The base address of the API: https, or http to this machine.</summary>
    [Parameter]
    [ValidateNotNull]
    [Alias("Endpoint")]
    [Address]
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
    [Address(DefaultScheme = "http")]
    public Uri? Proxy { get; set; }

    /// <summary>The login for the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [Login]
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

    private string Md5Source => FromEnvironment ? ClientMd5Variable : "the password of -Credential";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string id, string md5) = FromEnvironment ? ReadEnvironment() : ReadCredential();
        long clientId = ParseClientId(id);
        md5 = CheckMd5(md5.Trim());
        CheckProxy();
        Uri apiUri = ReadApiUri();
        MailkitClientOptions options = new()
        {
            ApiUri = apiUri,
            Protocol = Protocol,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Proxy = Proxy,
            ProxyCredential = ReadProxyCredential(),
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

    private (string Id, string Md5) ReadCredential()
    {
        NetworkCredential login = Open(Credential, nameof(Credential), ": its user name is the client ID, its password the MD5 code");
        return (Credential.UserName, login.Password);
    }

    private NetworkCredential Open(PSCredential credential, string parameter, string meaning = "")
    {
        NetworkCredential? login = null;
        try
        {
            login = string.IsNullOrEmpty(credential.UserName) ? null : credential.GetNetworkCredential();
        }
        catch (ObjectDisposedException)
        {
            // Its password is gone: that is no login either.
        }

        if (login is null)
        {
            Stop(Errors.InvalidArgument(
                $"-{parameter} is no login. Give a PSCredential, from Get-Credential or a vault{meaning}. A user name alone is enough only "
                + "where somebody can be asked for the password.",
                parameter));
        }

        return login;
    }

    /// <summary>The error does not show the value: it may be the MD5 code in the wrong place.</summary>
    private long ParseClientId(string text)
    {
        if (!long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long clientId) || clientId == 0)
        {
            Stop(Errors.InvalidArgument(
                $"The client ID is not a number: it is {(FromEnvironment ? ClientIdVariable : "the user name of -Credential")}, and "
                + $"{Md5Source} is the MD5 code. Mailkit shows both under Profile / Integration.",
                FromEnvironment ? ClientIdVariable : nameof(Credential)));
        }

        return clientId;
    }

    /// <summary>What cannot be a code is refused; what is none of the usual form may still be one.</summary>
    private string CheckMd5(string md5)
    {
        string? wrong = md5.Length == 0 ? "is empty"
            : md5.Any(IsUnseen) ? "holds white space, or a character that cannot be seen"
            : null;
        if (wrong is not null)
        {
            Stop(Errors.InvalidArgument(
                $"The MD5 code {wrong}: it is {Md5Source}. Mailkit shows it under Profile / Integration.",
                FromEnvironment ? ClientMd5Variable : nameof(Credential)));
        }

        if (!UsualMd5.IsMatch(md5))
        {
            WriteWarning($"The MD5 code is not 32 hexadecimal digits, as codes usually are: it is {Md5Source}. See Profile / Integration.");
        }

        return md5;
    }

    private static bool IsUnseen(char letter) =>
        char.IsWhiteSpace(letter)
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;

    /// <summary>The address that was given, the one of the environment if the login is from there, or the public one.</summary>
    private Uri ReadApiUri()
    {
        string? variable = FromEnvironment && !MyInvocation.BoundParameters.ContainsKey(nameof(ApiUri))
            ? Environment.GetEnvironmentVariable(ApiUriVariable)
            : null;
        if (string.IsNullOrWhiteSpace(variable))
        {
            CheckApiUri(ApiUri, "-ApiUri");
            return ApiUri;
        }

        Uri address = AddressAttribute.Parse(variable!);
        CheckApiUri(address, ApiUriVariable);
        return address;
    }

    /// <summary>The errors do not show the address: it may hold a password.</summary>
    private void CheckApiUri(Uri address, string source)
    {
        string? wrong = null;
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            wrong = $"has to be an https address such as {MailkitClientOptions.DefaultApiUri}.";
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            wrong = "has to be a plain address, without a user name, a query or a fragment.";
        }
        else if (address.AbsolutePath.EndsWith(".fcgi", StringComparison.OrdinalIgnoreCase))
        {
            wrong = $"is the base address, without '{address.Segments[address.Segments.Length - 1]}'.";
        }
        else if (address.Scheme == Uri.UriSchemeHttp && !(address.IsLoopback && Proxy is not { IsLoopback: false }))
        {
            wrong = "has to be https: every request carries the MD5 code. Plain http is accepted only to this machine, and not through a "
                + "proxy on another one.";
        }

        if (wrong is not null)
        {
            Stop(Errors.InvalidArgument($"{source} {wrong}", source));
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

        if (Proxy is not null && !IsProxyAddress(Proxy))
        {
            Stop(Errors.InvalidArgument(
                "-Proxy has to be an address such as http://proxy.example.com:3128, without a user name and a path; give its login with "
                + $"-ProxyCredential. It may begin with {string.Join(", ", ProxySchemes)}.",
                nameof(Proxy)));
        }
    }

    private static bool IsProxyAddress(Uri address) =>
        address.IsAbsoluteUri
        && ProxySchemes.Contains(address.Scheme)
        && address.Host.Length > 0
        && address.UserInfo.Length == 0
        && address.PathAndQuery is "/" or ""
        && address.Fragment.Length == 0;

    private ICredentials? ReadProxyCredential() => ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials
        : ProxyCredential is null ? null
        : Open(ProxyCredential, nameof(ProxyCredential));

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
