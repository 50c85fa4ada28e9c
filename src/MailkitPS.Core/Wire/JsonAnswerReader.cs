using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// Reads a JSON answer token by token over one small buffer: what is incomplete after a read stays as state, so that a row is
/// handed out with its last byte and memory does not grow with the answer.
/// </summary>
internal sealed class JsonAnswerReader(Stream body, IAnswerSink sink, ClientLogin login) : AnswerReader(body)
{
    // Large, because each read costs a thread switch, whatever its size.
    private const int InitialBufferSize = 256 * 1024;

    private const string LooksLikeHtml =
        "The answer is not JSON but looks like HTML or XML: something between here and Mailkit may have answered instead.";

    private readonly JsonScalar _scalar = new(login);

    // Not pooled: a cancelled read may still write into it.
    private byte[] _buffer = new byte[InitialBufferSize];
    private int _buffered;
    private bool _started;
    private bool _ended;
    private bool _hasTokens;
    private int _skippedDepth = -1;

    // One level more, so that what is too deep is not taken for a fault of the syntax.
    private JsonReaderState _json = new(new JsonReaderOptions { MaxDepth = MaxNesting + 1 });

    protected override ArraySegment<byte> MakeRoom()
    {
        if (_buffered == _buffer.Length)
        {
            if (_buffered >= MaxValueSize)
            {
                throw MailkitException.ValueTooLarge();
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return new ArraySegment<byte>(_buffer, _buffered, _buffer.Length - _buffered);
    }

    protected override void Parse(int bytes)
    {
        _buffered += bytes;
        _ended = bytes == 0;
        if (!SkipByteOrderMark())
        {
            return;
        }

        Utf8JsonReader reader = new(_buffer.AsSpan(0, _buffered), _ended, _json);
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
            }
        }
        catch (JsonException e)
        {
            throw MailkitException.NotTheWireFormat(DescribeFault(e));
        }
        catch (DecoderFallbackException)
        {
            throw MailkitException.NotTheWireFormat("The answer holds a text that is not valid UTF-8.");
        }

        _json = reader.CurrentState;
        Drop((int)reader.BytesConsumed);
        if (_ended)
        {
            sink.EndAnswer();
        }
    }

    /// <summary>Tells the sink of the token at which the reader stands.</summary>
    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == MaxNesting && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            throw NestedTooDeep();
        }

        if (_skippedDepth >= 0)
        {
            // Only the end of the skipped value is at its own depth.
            if (reader.CurrentDepth == _skippedDepth)
            {
                _skippedDepth = -1;
            }

            return;
        }

        _hasTokens = true;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _scalar.MoveToText(ref reader, _buffer);
                sink.Name(_scalar);
                break;
            case JsonTokenType.String:
                _scalar.MoveToText(ref reader, _buffer);
                sink.Value(_scalar);
                break;
            case JsonTokenType.StartObject:
                _skippedDepth = sink.StartObject() ? -1 : reader.CurrentDepth;
                break;
            case JsonTokenType.StartArray:
                _skippedDepth = sink.StartArray() ? -1 : reader.CurrentDepth;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                sink.End();
                break;
            default:
                _scalar.MoveToPlain(ref reader, _buffer);
                sink.Value(_scalar);
                break;
        }
    }

    /// <summary>False while too few bytes are here to tell.</summary>
    private bool SkipByteOrderMark()
    {
        if (_started)
        {
            return true;
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> start = _buffer.AsSpan(0, Math.Min(_buffered, mark.Length));
        if (start.Length < mark.Length && !_ended && mark.StartsWith(start))
        {
            return false;
        }

        _started = true;
        if (start.SequenceEqual(mark))
        {
            Drop(mark.Length);
        }

        return true;
    }

    private void Drop(int bytes)
    {
        _buffered -= bytes;
        Buffer.BlockCopy(_buffer, bytes, _buffer, 0, _buffered);
    }

    private string DescribeFault(JsonException e)
    {
        if (!_hasTokens)
        {
            string start = Encoding.UTF8.GetString(_buffer, 0, _buffered).TrimStart();
            return start.Length == 0 ? "The answer is empty."
                : start[0] == '<' ? LooksLikeHtml
                : "The answer is not JSON.";
        }

        return _ended
            ? "The answer ended early."
            : FormattableString.Invariant(
                $"The answer stops being JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of it.");
    }
}
