using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// The body of a request. Its length is known before it is sent, because servers in front of an API refuse chunked requests,
/// and large values are streamed.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private const int MaxPieceLength = 64 * 1024;

    private readonly IWireFormat _format;
    private readonly EncodedCall _call;
    private readonly Action _wrote;
    private readonly CancellationToken _token;
    private volatile bool _isComplete;

    /// <param name="format">The wire format of the body.</param>
    /// <param name="call">The encoded call.</param>
    /// <param name="wrote">Called whenever bytes have been written.</param>
    /// <param name="token">Cancels the request.</param>
    public RequestBody(IWireFormat format, EncodedCall call, Action wrote, CancellationToken token)
    {
        _format = format;
        _call = call;
        _wrote = wrote;
        _token = token;
        Headers.ContentType = new MediaTypeHeaderValue(format.MediaType);
    }

    /// <summary>The server may have the whole body. Before that it cannot have carried out the call.</summary>
    public bool IsComplete => _isComplete;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, _call, isWhole: true);

    protected override bool TryComputeLength(out long length)
    {
        length = _call.Length;
        return true;
    }

    private async Task WriteAsync(Stream stream, EncodedCall value, bool isWhole)
    {
        int at = 0;
        foreach (Slot slot in value.Slots)
        {
            await WriteAsync(stream, value.Bytes, at, slot.Offset).ConfigureAwait(false);
            at = slot.Offset;
            if (slot.Value is StreamedList list)
            {
                await WriteElementsAsync(stream, list).ConfigureAwait(false);
            }
            else
            {
                await ((StreamedFile)slot.Value).WriteToAsync(stream, _wrote, _token).ConfigureAwait(false);
            }
        }

        // A write that fails may still have reached the server.
        _isComplete = isWhole;
        await WriteAsync(stream, value.Bytes, at, value.Bytes.Length).ConfigureAwait(false);
    }

    private async Task WriteElementsAsync(Stream stream, StreamedList list)
    {
        using IElementEncoder encoder = _format.NewElementEncoder();
        ArraySegment<byte> bytes = list.Bytes;
        int at = 0;
        foreach (StreamedList.LargeElement large in list.Large)
        {
            await WriteAsync(stream, bytes.Array!, at, large.Offset).ConfigureAwait(false);
            at = large.Offset;
            await WriteAsync(stream, encoder.Encode(large.Element), isWhole: false).ConfigureAwait(false);
        }

        await WriteAsync(stream, bytes.Array!, at, bytes.Count).ConfigureAwait(false);
    }

    /// <summary>In pieces, so that a slow line is not taken for a silent one.</summary>
    private async Task WriteAsync(Stream stream, byte[] bytes, int start, int end)
    {
        for (int at = start; at < end; at += MaxPieceLength)
        {
            await stream.WriteAsync(bytes, at, Math.Min(MaxPieceLength, end - at), _token).ConfigureAwait(false);
            _wrote();
        }
    }
}
