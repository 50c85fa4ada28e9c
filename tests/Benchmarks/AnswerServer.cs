using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>
/// Answers every call with generated rows from memory, as many as the first part of the path says. It shares the cores with what
/// is measured, so it does nothing but hand the bytes to the system.
/// </summary>
internal sealed class AnswerServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, byte[]> _answers = new();

    public AnswerServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The base address for answers with the given number of rows.</summary>
    public Uri ApiUri(int rows) =>
        new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{rows}"));

    public void Dispose() => _listener.Dispose();

    private static byte[] Generate(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        WireForm form = parts[1] == "json.fcgi" ? WireForm.Json : WireForm.XmlRpc;
        return Body.Generated(int.Parse(parts[0], CultureInfo.InvariantCulture)).In(form);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (SocketException)
            {
                // Disposed: the measurements are over.
                return;
            }

            _ = Task.Run(() => AnswerAsync(client));
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            byte[] answer = _answers.GetOrAdd(await Exchange.ReadRequestAsync(stream), Generate);
            await stream.WriteAsync(Exchange.Headers(answer.Length));
            await stream.WriteAsync(answer);
        }
    }
}
