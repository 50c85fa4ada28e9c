using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MailkitPS.Tests;

/// <summary>Sends the same bytes to whoever connects and writes something, be they HTTP or not, and closes the connection.</summary>
internal sealed class PlainServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private int _connections;

    public PlainServer(string answer)
    {
        _answer = Encoding.UTF8.GetBytes(answer);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Authority => $"{_listener.LocalEndpoint}";

    public int Connections => _connections;

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        Interlocked.Increment(ref _connections);
        using (connection)
        {
            NetworkStream stream = connection.GetStream();
            _ = await stream.ReadAsync(new byte[64 * 1024]).ConfigureAwait(false);
            await stream.WriteAsync(_answer).ConfigureAwait(false);
            connection.Client.Shutdown(SocketShutdown.Send);

            // Read to the end: closing with bytes unread would reset the connection before the answer is through.
            while (await stream.ReadAsync(new byte[64 * 1024]).ConfigureAwait(false) > 0)
            {
                // Nobody wants them.
            }
        }
    }
}
