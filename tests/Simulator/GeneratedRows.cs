using System;
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS.Simulator;

/// <summary>
/// Rows for measurements: about 173 bytes each (584 in XML-RPC), numbered from 1, with the error codes 1 to 8 in turn.
/// One buffer is reused, so that what is measured is the reader and not this class.
/// </summary>
internal static class GeneratedRows
{
    private const int FlushSize = 64 * 1024;
    private const int LongestRow = 1024;
    private const long FirstEmailId = 31_000_000;
    private const long FirstSendMessageId = 51_000_000;

    /// <summary>
    /// A text for each error code, from 1. Those of 1, 2, 4 and 6 are documented; the others are invented.
    /// </summary>
    public static readonly string[] Infos =
    [
        "url return null",
        "invalid email status permanent",
        "missing send_to",
        "missing mailinglist_id",
        "invalid campaign_id",
        "unsubscribed email",
        "missing sender email",
        "invalid template file",
    ];

    private static readonly Pieces Json = new(
        "{\"results\":[",
        "{{\"DATE\":\"2025-02-03 04:05:06\",\"INFO\":\"{0}\",\"ID_EMAIL\":",
        ",\"ERROR_CODE\":{0},\"ID_SEND\":41001,\"EMAIL\":\"user",
        "@example.com\",\"ID_SEND_MESSAGE\":",
        "}",
        ",",
        "],\"error_status\":1,\"status\":\"ERROR\"}");

    private static readonly Pieces XmlRpc = new(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><methodResponse><params><param><value><struct>"
            + "<member><name>status</name><value><string>ERROR</string></value></member><member><name>results</name><value><array><data>",
        "<value><struct><member><name>DATE</name><value><string>2025-02-03 04:05:06</string></value></member>"
            + "<member><name>INFO</name><value><string>{0}</string></value></member><member><name>ID_EMAIL</name><value><i4>",
        "</i4></value></member><member><name>ERROR_CODE</name><value><i4>{0}</i4></value></member>"
            + "<member><name>ID_SEND</name><value><i4>41001</i4></value></member><member><name>EMAIL</name><value><string>user",
        "@example.com</string></value></member><member><name>ID_SEND_MESSAGE</name><value><i4>",
        "</i4></value></member></struct></value>",
        "",
        "</data></array></value></member></struct></value></param></params></methodResponse>");

    /// <summary>Writes a whole answer with the given number of rows.</summary>
    public static async Task WriteAsync(WireForm form, PipeWriter output, long rows, CancellationToken token)
    {
        Pieces pieces = form == WireForm.Json ? Json : XmlRpc;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FlushSize + LongestRow);
        try
        {
            int used = Put(buffer, 0, pieces.Start);
            for (long row = 1; row <= rows; row++)
            {
                used = PutRow(pieces, buffer, used, row);
                used = Put(buffer, used, row < rows ? pieces.Between : []);
                if (used >= FlushSize)
                {
                    FlushResult flushed = await output.WriteAsync(buffer.AsMemory(0, used), token);
                    if (flushed.IsCompleted)
                    {
                        return;
                    }

                    used = 0;
                }
            }

            used = Put(buffer, used, pieces.End);
            await output.WriteAsync(buffer.AsMemory(0, used), token);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int PutRow(Pieces pieces, byte[] buffer, int at, long row)
    {
        int kind = (int)((row - 1) % Infos.Length);
        at = Put(buffer, at, pieces.BeforeEmailId[kind]);
        at = Put(buffer, at, FirstEmailId + row, default);
        at = Put(buffer, at, pieces.BeforeEmailNumber[kind]);
        at = Put(buffer, at, row, new StandardFormat('D', 7));
        at = Put(buffer, at, pieces.BeforeSendMessageId);
        at = Put(buffer, at, FirstSendMessageId + row, default);
        return Put(buffer, at, pieces.EndOfRow);
    }

    private static int Put(byte[] buffer, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(at));
        return at + text.Length;
    }

    private static int Put(byte[] buffer, int at, long number, StandardFormat format)
    {
        // It always fits: the buffer has room for one more row than the size at which it is flushed.
        Utf8Formatter.TryFormat(number, buffer.AsSpan(at), out int written, format);
        return at + written;
    }

    /// <summary>The encoded text around the numbers of a row.</summary>
    private sealed class Pieces(
        string start,
        string beforeEmailId,
        string beforeEmailNumber,
        string beforeSendMessageId,
        string endOfRow,
        string between,
        string end)
    {
        public byte[] Start { get; } = Encoding.UTF8.GetBytes(start);

        public byte[][] BeforeEmailId { get; } = [.. Infos.Select(info => Filled(beforeEmailId, info))];

        public byte[][] BeforeEmailNumber { get; } =
            [.. Enumerable.Range(1, Infos.Length).Select(code => Filled(beforeEmailNumber, code))];

        public byte[] BeforeSendMessageId { get; } = Encoding.UTF8.GetBytes(beforeSendMessageId);

        public byte[] EndOfRow { get; } = Encoding.UTF8.GetBytes(endOfRow);

        public byte[] Between { get; } = Encoding.UTF8.GetBytes(between);

        public byte[] End { get; } = Encoding.UTF8.GetBytes(end);

        private static byte[] Filled(string piece, object value) =>
            Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, piece, value));
    }
}
