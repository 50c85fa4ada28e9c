using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MailkitPS.Benchmarks;

/// <summary>Answers every call with the recipients of one large delivery, from memory.</summary>
internal sealed class DeliveryServer : IDisposable
{
    public const string Verb = "compare";

    private readonly LoopbackServer _server;
    private readonly byte[] _answer;

    /// <param name="messages">How many messages the delivery has.</param>
    public DeliveryServer(int messages)
    {
        StringBuilder rows = new("[");
        for (int i = 1; i <= messages; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $$"""
                {"DATE":"2026-03-14 10:00:00","READ_COUNT":"0","STATUS":"sent","ID_EMAIL":"{{i}}","EMAIL":"{{AddressOf(i)}}",
                "CLICK_COUNT":"0","ID_SEND_MESSAGE":"{{i}}","AB_VERSION":""}{{(i < messages ? "," : "]")}}
                """);
        }

        _answer = Encoding.UTF8.GetBytes(rows.ToString());
        _server = new LoopbackServer(Answer);
    }

    public Uri ApiUri => _server.Uri;

    /// <summary>An address of 42 letters.</summary>
    public static string AddressOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"recipient.number.{number:D8}@mail.example.com");

    public void Dispose() => _server.Dispose();

    private void Answer(NetworkStream stream)
    {
        Exchange.ReadRequest(stream);
        stream.Write(Exchange.Headers(_answer.Length));
        stream.Write(_answer);
    }
}
