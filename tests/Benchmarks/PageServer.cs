using System;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
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

    private readonly LoopbackServer _server;
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
        _server = new LoopbackServer(Answer);
    }

    /// <summary>As many rows as Mailkit has in a page at most.</summary>
    public static int MaxPageSize => 25_000;

    /// <summary>The base address for so many rows.</summary>
    public Uri ApiUri(int rows) => new(_server.Uri, rows.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => _server.Dispose();

    private void Answer(NetworkStream stream)
    {
        string request = Exchange.ReadRequest(stream);
        int rows = int.Parse(Exchange.PathOf(request).Split('/')[1], CultureInfo.InvariantCulture);
        Match start = Start().Match(request);
        ReadOnlySpan<byte> page = Page(rows, start.Success ? int.Parse(start.Groups[1].Value, CultureInfo.InvariantCulture) : FirstId);
        stream.Write(Exchange.Headers(page.Length + End.Length));
        stream.Write(page);
        stream.Write(End);
    }

    /// <summary>A page that begins with the row that it starts from.</summary>
    private ReadOnlySpan<byte> Page(int rows, int start)
    {
        int count = Math.Min(MaxPageSize, FirstId + rows - start);
        for (int row = 0; row < count; row++)
        {
            Encoding.ASCII.GetBytes((start + row).ToString(CultureInfo.InvariantCulture), _page.AsSpan(_idAt + (row * _rowLength)));
        }

        // Without the last comma.
        return _page.AsSpan(0, count * _rowLength);
    }

    [GeneratedRegex("\"ID_send_message\":(\\d+)")]
    private static partial Regex Start();
}
