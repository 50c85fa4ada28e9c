using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>Answers every call with the recipients of one large delivery, from memory.</summary>
internal sealed class DeliveryServer : IDisposable
{
    public const string Verb = "compare";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
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
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri ApiUri => new($"http://{_listener.LocalEndpoint}");

    /// <summary>An address of 42 letters.</summary>
    public static string AddressOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"recipient.number.{number:D8}@mail.example.com");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                await Exchange.ReadRequestAsync(stream);
                await stream.WriteAsync(Exchange.Headers(_answer.Length));
                await stream.WriteAsync(_answer);
            }
            catch (SocketException)
            {
                // Disposed: the measurements are over.
                return;
            }
        }
    }
}
