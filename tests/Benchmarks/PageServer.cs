using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>
/// Answers mailkit.report.raw.messages in pages, one call at a time, with as many rows in all as the first part of the path says. The rows
/// are those of the recording but for their IDs, which are written over those of the page before: a page is no work for the processor.
/// </summary>
internal sealed partial class PageServer : IDisposable
{
    public const string Verb = "pages";

    private const int FirstId = 800_000_001;
    private const string FirstIdText = "800000001";

    private static readonly byte[] End = "]"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _page;
    private readonly int _rowLength;
    private readonly int _idAt;

    public PageServer()
    {
        using JsonDocument recording = JsonDocument.Parse(Body.Recording("mailkit.report.raw.messages", "success").In(WireForm.Json));
        string row = JsonSerializer.Serialize(recording.RootElement[0]) + ",";
        _rowLength = row.Length;
        _idAt = 1 + row.IndexOf(FirstIdText, StringComparison.Ordinal);
        _page = Encoding.ASCII.GetBytes($"[{string.Concat(Enumerable.Repeat(row, MaxPageSize))}");
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>As many rows as Mailkit has in a page at most.</summary>
    public static int MaxPageSize => 25_000;

    /// <summary>The base address for so many rows.</summary>
    public Uri ApiUri(int rows) =>
        new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{rows}"));

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                string request = await Exchange.ReadWholeRequestAsync(stream);
                int rows = int.Parse(Exchange.PathOf(request).Split('/')[1], CultureInfo.InvariantCulture);
                Match start = Start().Match(request);
                Memory<byte> page = Page(rows, start.Success ? int.Parse(start.Groups[1].Value, CultureInfo.InvariantCulture) : FirstId);
                await stream.WriteAsync(Exchange.Headers(page.Length + End.Length));
                await stream.WriteAsync(page);
                await stream.WriteAsync(End);
            }
            catch (SocketException)
            {
                // Disposed: the measurements are over.
                return;
            }
        }
    }

    /// <summary>A page that begins with the row that it starts from.</summary>
    private Memory<byte> Page(int rows, int start)
    {
        int count = Math.Min(MaxPageSize, FirstId + rows - start);
        for (int row = 0; row < count; row++)
        {
            Encoding.ASCII.GetBytes((start + row).ToString(CultureInfo.InvariantCulture), _page.AsSpan(_idAt + (row * _rowLength)));
        }

        // Without the last comma.
        return _page.AsMemory(0, count * _rowLength);
    }

    [GeneratedRegex("\"ID_send_message\":(\\d+)")]
    private static partial Regex Start();
}
