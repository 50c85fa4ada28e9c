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
/// Rows for measurements: about 173 bytes each, numbered from 1, with the error codes 1 to 8 in turn. They are made in one
/// buffer again and again, so that what is measured is the reader and not this.
/// </summary>
internal static class GeneratedRows
{
    private const int FlushSize = 64 * 1024;
    private const int LongestRow = 512;
    private const long FirstEmailId = 31_000_000;
    private const long FirstSendMessageId = 51_000_000;

    // 1, 2, 4 and 6 are texts of the documentation; the others are invented, no text is known for them.
    private static readonly byte[][] RowHeads =
    [
        .. new[]
        {
            "url return null",
            "invalid email status permanent",
            "missing send_to",
            "missing mailinglist_id",
            "invalid campaign_id",
            "unsubscribed email",
            "missing sender email",
            "invalid template file",
        }.Select(info => Encoding.UTF8.GetBytes($"{{\"DATE\":\"2025-02-03 04:05:06\",\"INFO\":\"{info}\",\"ID_EMAIL\":")),
    ];

    private static readonly byte[][] RowMiddles =
    [
        .. Enumerable.Range(1, 8).Select(code =>
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"ERROR_CODE\":{code},\"ID_SEND\":41001,\"EMAIL\":\"user"))),
    ];

    /// <summary>Writes a whole answer with so many rows.</summary>
    public static async Task WriteAsync(PipeWriter output, long rows, CancellationToken token)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FlushSize + LongestRow);
        try
        {
            int used = Put(buffer, 0, "{\"results\":["u8);
            for (long row = 1; row <= rows; row++)
            {
                used = PutRow(buffer, used, row);
                buffer[used++] = row < rows ? (byte)',' : (byte)']';
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

            used = Put(buffer, used, ",\"error_status\":1,\"status\":\"ERROR\"}"u8);
            await output.WriteAsync(buffer.AsMemory(0, used), token);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int PutRow(byte[] buffer, int at, long row)
    {
        int kind = (int)((row - 1) % 8);
        at = Put(buffer, at, RowHeads[kind]);
        at = Put(buffer, at, FirstEmailId + row, default);
        at = Put(buffer, at, RowMiddles[kind]);
        at = Put(buffer, at, row, new StandardFormat('D', 7));
        at = Put(buffer, at, "@example.com\",\"ID_SEND_MESSAGE\":"u8);
        at = Put(buffer, at, FirstSendMessageId + row, default);
        buffer[at++] = (byte)'}';
        return at;
    }

    private static int Put(byte[] buffer, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(at));
        return at + text.Length;
    }

    private static int Put(byte[] buffer, int at, long number, StandardFormat format)
    {
        // It always fits: the buffer is longer by a row than the size at which it is flushed.
        Utf8Formatter.TryFormat(number, buffer.AsSpan(at), out int written, format);
        return at + written;
    }
}
