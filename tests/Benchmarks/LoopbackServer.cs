using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace MailkitPS.Benchmarks;

/// <summary>
/// Hands one connection from this machine after the other to whoever answers it, with a socket that blocks. It shares the cores with
/// what is measured: the asynchronous sockets of .NET wake a thread of the pool for each piece that has gone out, which then spins.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Action<NetworkStream> _answer;

    /// <param name="answer">Reads a request and answers it.</param>
    public LoopbackServer(Action<NetworkStream> answer)
    {
        _answer = answer;
        _listener.Start();
        new Thread(Run) { IsBackground = true }.Start();
    }

    /// <summary>The base address.</summary>
    public Uri Uri => new($"http://{_listener.LocalEndpoint}");

    public void Dispose() => _listener.Dispose();

    private void Run()
    {
        while (true)
        {
            try
            {
                using TcpClient client = _listener.AcceptTcpClient();
                _answer(client.GetStream());
            }
            catch (IOException)
            {
                // Whoever asked has gone.
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                // Disposed: the measurements are over.
                return;
            }
        }
    }
}
