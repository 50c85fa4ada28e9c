using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace MailkitPS;

/// <summary>
/// Why there was no connection, or why one broke off, in words of our own. The texts of .NET are not handed on: they quote what a
/// server sent, and the address of a proxy with its login.
/// </summary>
internal static class TransportFault
{
    private const string NoTls =
        "TLS could not be agreed on. What answers there may speak plain http, or none of the versions of TLS that this machine allows";

    private const string NoHttp = "what answers there does not speak HTTP as it should";

    private const string ClosedEarly = "the connection was closed too early";

    /// <summary>Whether an exception tells of the network, and not of a mistake of ours.</summary>
    public static bool Is(Exception e) =>
        e is HttpRequestException or IOException or InvalidOperationException or InvalidDataException or NotSupportedException;

    /// <summary>What went wrong, without a full stop.</summary>
    public static string Describe(Exception e)
    {
        IReadOnlyList<Exception> chain = [.. ChainOf(e)];
        if (chain.OfType<SocketException>().FirstOrDefault() is SocketException socket)
        {
            // The words of the system, which knows nothing of what is sent.
            return socket.Message;
        }

        if (chain.OfType<AuthenticationException>().FirstOrDefault() is AuthenticationException tls)
        {
            // .NET says in fixed words what is wrong with a certificate, and how TLS works of everything else.
            return tls.Message.IndexOf("certificate", StringComparison.OrdinalIgnoreCase) >= 0 ? tls.Message.TrimEnd('.') : NoTls;
        }

        return chain.Select(DescribeOne).FirstOrDefault(text => text is not null)
            ?? $"the connection broke off ({chain[chain.Count - 1].GetType().Name})";
    }

    /// <summary>The HTTP status with which a proxy refused to connect; null where it did not.</summary>
    public static int? ProxyStatusOf(Exception e) => ChainOf(e).Select(StatusOf).FirstOrDefault(status => status is not null);

    private static IEnumerable<Exception> ChainOf(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string? DescribeOne(Exception e) => KindOf(e) switch
    {
        nameof(WebExceptionStatus.NameResolutionFailure) or nameof(WebExceptionStatus.ProxyNameResolutionFailure)
            => "the name is not known",
        nameof(WebExceptionStatus.TrustFailure) => "the certificate is not trusted",
        nameof(WebExceptionStatus.SecureChannelFailure) or "SecureConnectionError" => NoTls,
        nameof(WebExceptionStatus.ServerProtocolViolation) or "InvalidResponse" or "ConfigurationLimitExceeded" => NoHttp,
        nameof(WebExceptionStatus.ConnectionClosed) or nameof(WebExceptionStatus.ReceiveFailure) or "ResponseEnded" => ClosedEarly,
        _ => null,
    };

    /// <summary>
    /// The kind of fault: .NET Framework has it in WebException; today's .NET in a property that netstandard2.0 does not know.
    /// </summary>
    private static string? KindOf(Exception e) => e is WebException web ? $"{web.Status}" : $"{PropertyOf(e, "HttpRequestError")}";

    private static int? StatusOf(Exception e) => e is WebException { Response: HttpWebResponse response }
        ? (int)response.StatusCode
        : (int?)(PropertyOf(e, "StatusCode") as HttpStatusCode?);

    private static object? PropertyOf(Exception e, string name) => e.GetType().GetProperty(name)?.GetValue(e);
}
