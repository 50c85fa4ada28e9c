using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace MailkitPS.Benchmarks;

/// <summary>One request on a socket and the beginning of its answer: no more of HTTP than a client needs.</summary>
internal static class Exchange
{
    private const string EndOfHeaders = "\r\n\r\n";

    /// <summary>Reads a request to its end and returns the path that it asks for.</summary>
    public static string ReadPath(NetworkStream stream) => PathOf(ReadRequest(stream));

    /// <summary>The path that a request asks for.</summary>
    public static string PathOf(string request) => request.Split(' ', 3)[1];

    /// <summary>Reads a request to its end, headers and body.</summary>
    public static string ReadRequest(NetworkStream stream)
    {
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        while (true)
        {
            int read = stream.Read(buffer.AsSpan(length));
            if (read == 0)
            {
                throw new EndOfStreamException("The request ended early.");
            }

            length += read;
            string request = Encoding.Latin1.GetString(buffer, 0, length);
            int headers = request.IndexOf(EndOfHeaders, StringComparison.Ordinal);
            if (headers >= 0 && length >= headers + EndOfHeaders.Length + ContentLengthOf(request[..headers]))
            {
                return request;
            }
        }
    }

    /// <summary>The headers of an answer that ends with its connection.</summary>
    public static byte[] Headers(long contentLength) => Encoding.ASCII.GetBytes(FormattableString.Invariant(
        $"HTTP/1.1 200 OK\r\nContent-Length: {contentLength}\r\nConnection: close{EndOfHeaders}"));

    /// <summary>The length of a body, by its headers.</summary>
    public static int ContentLengthOf(string headers)
    {
        const string Name = "content-length:";
        int at = headers.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(headers[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
