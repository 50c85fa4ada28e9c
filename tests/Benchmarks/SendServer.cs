using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MailkitPS.Benchmarks;

/// <summary>
/// Accepts mass sends or imports and checks that each body is valid and how large it is, without keeping it.
/// </summary>
internal sealed class SendServer : IDisposable
{
    /// <summary>The member that each recipient of a mass send has.</summary>
    public const string OfMassMail = "send_to";

    /// <summary>The member that each recipient of an import has.</summary>
    public const string OfImport = "email";

    private const int LargestRequest = 128 * 1024 * 1024;

    private readonly LoopbackServer _server;
    private readonly byte[] _member;
    private readonly bool _isImport;

    /// <param name="member">The member that each recipient has: the recipients are counted by it.</param>
    public SendServer(string member = OfMassMail)
    {
        _member = Encoding.UTF8.GetBytes(member);
        _isImport = member == OfImport;
        _server = new LoopbackServer(Answer);
    }

    public Uri ApiUri => _server.Uri;

    /// <summary>The number of recipients received.</summary>
    public int Recipients { get; private set; }

    /// <summary>The number of requests received.</summary>
    public int Requests { get; private set; }

    /// <summary>The size of the largest body in bytes.</summary>
    public long LargestBody { get; private set; }

    /// <summary>What was wrong with a body, or null.</summary>
    public string? Fault { get; private set; }

    public void Dispose() => _server.Dispose();

    private void Answer(NetworkStream stream)
    {
        try
        {
            Take(stream);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException)
        {
            Fault = e.Message;
        }
    }

    private void Take(NetworkStream stream)
    {
        long length = ReadHeaders(stream);
        int recipients = ReadBody(stream, length);
        Requests++;
        Recipients += recipients;
        LargestBody = Math.Max(LargestBody, length);
        if (length > LargestRequest)
        {
            throw new InvalidDataException($"A body of {length} bytes.");
        }

        byte[] answer = Encoding.ASCII.GetBytes(_isImport
            ? """{"invalid_emails":[],"count_new":"0","count_bad":"0","count_all":"0","count_updated":"0"}"""
            : string.Create(CultureInfo.InvariantCulture, $$"""{"error_status":0,"request_id":{{Requests}}}"""));
        stream.Write(Exchange.Headers(answer.Length));
        stream.Write(answer);
    }

    private static long ReadHeaders(NetworkStream stream)
    {
        StringBuilder headers = new();
        byte[] letter = new byte[1];
        while (!headers.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            stream.ReadExactly(letter);
            headers.Append((char)letter[0]);
        }

        return Exchange.ContentLengthOf(headers.ToString());
    }

    private int ReadBody(NetworkStream stream, long length)
    {
        byte[] buffer = new byte[1024 * 1024];
        int buffered = 0;
        int recipients = 0;
        JsonReaderState state = default;
        for (long left = length; left > 0;)
        {
            int read = stream.Read(buffer.AsSpan(buffered, (int)Math.Min(buffer.Length - buffered, left)));
            left -= read > 0 ? read : throw new InvalidDataException("A body ended early.");
            buffered += read;
            int used = Read(buffer.AsSpan(0, buffered), left == 0, ref state, ref recipients);
            buffer.AsSpan(used, buffered - used).CopyTo(buffer);
            buffered -= used;
        }

        return recipients;
    }

    private int Read(ReadOnlySpan<byte> json, bool isLast, ref JsonReaderState state, ref int recipients)
    {
        Utf8JsonReader reader = new(json, isLast, state);
        while (reader.Read())
        {
            recipients += reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(_member) ? 1 : 0;
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
