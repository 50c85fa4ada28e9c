using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>
/// Answers every call with generated rows from memory, as many as the first part of the path says. It shares the cores with what
/// is measured, so it does nothing but hand the bytes to the system.
/// </summary>
internal sealed class AnswerServer : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<(int Rows, WireForm Form), byte[]> _answers = new();

    public AnswerServer()
    {
        _server = new LoopbackServer(Answer);
    }

    /// <summary>The base address for answers with the given number of rows, which are made now, so that no call waits for them.</summary>
    public Uri ApiUri(int rows)
    {
        foreach (WireForm form in new[] { WireForm.Json, WireForm.XmlRpc })
        {
            _answers.GetOrAdd((rows, form), _ => Body.Generated(rows).In(form));
        }

        return new Uri(_server.Uri, rows.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => _server.Dispose();

    private void Answer(NetworkStream stream)
    {
        string[] path = Exchange.ReadPath(stream).Split('/', StringSplitOptions.RemoveEmptyEntries);
        WireForm form = path[1] == "json.fcgi" ? WireForm.Json : WireForm.XmlRpc;
        byte[] answer = _answers[(int.Parse(path[0], CultureInfo.InvariantCulture), form)];
        stream.Write(Exchange.Headers(answer.Length));
        stream.Write(answer);
    }
}
