using System;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MailkitPS.Simulator;

/// <summary>What Kestrel is too well-behaved for.</summary>
internal static class RawConnection
{
    /// <summary>Sends a part of the headers, then resets the connection.</summary>
    public static async Task ResetInHeadersAsync(HttpContext context)
    {
        await SendAsync(context, "HTTP/1.1 200 OK\r\nContent-Ty"u8.ToArray());
        context.Abort();
    }

    /// <summary>Sends headers and a part of the body straight to the socket, then resets the connection.</summary>
    /// <remarks>Through Kestrel the reset could overtake the bytes: its flush ends before the socket has them.</remarks>
    public static async Task SendAndResetAsync(HttpContext context, string contentType, byte[] body, int after)
    {
        byte[] head = Encoding.ASCII.GetBytes(
            FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n"));
        await SendAsync(context, [.. head, .. body.AsSpan(0, after)]);
        context.Abort();
    }

    /// <summary>Reads a part of a request, then resets the connection.</summary>
    public static async Task ReadAndResetAsync(HttpContext context, long bytes)
    {
        byte[] buffer = new byte[4096];
        int read;
        for (long left = bytes; left > 0; left -= read)
        {
            read = await context.Request.Body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), context.RequestAborted);
        }

        context.Abort();
    }

    private static async Task SendAsync(HttpContext context, byte[] answer)
    {
        Socket socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        for (int sent = 0; sent < answer.Length;)
        {
            sent += await socket.SendAsync(answer.AsMemory(sent), SocketFlags.None, context.RequestAborted);
        }
    }
}
