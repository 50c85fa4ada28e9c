using System;
using System.IO;
using System.Runtime.CompilerServices;
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
    private readonly JsonRowPattern _pattern = new();

    /// <summary>The sink, where it takes rows by their pattern.</summary>
    private readonly IRowSink? _rows = sink as IRowSink;

    // Not pooled: a cancelled read may still write into it.
    private byte[] _buffer = new byte[InitialBufferSize];
    private int _buffered;

    /// <summary>Where in the buffer the bytes of the reader begin.</summary>
    private int _origin;

    /// <summary>How many bytes of the answer came before the buffer.</summary>
    private long _dropped;
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

        _origin = 0;
        Utf8JsonReader reader = new(_buffer.AsSpan(0, _buffered), _ended, _json);
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
                if (reader.TokenType == JsonTokenType.EndObject && _rows is { IsBetweenRows: true })
                {
                    TakeRows(ref reader, _rows);
                }
            }
        }
        catch (JsonException)
        {
            throw MailkitException.NotTheWireFormat(DescribeFault(_dropped + _origin + reader.BytesConsumed));
        }
        catch (DecoderFallbackException)
        {
            throw MailkitException.NotTheWireFormat("The answer holds a text that is not valid UTF-8.");
        }

        _json = reader.CurrentState;
        Drop(_origin + (int)reader.BytesConsumed);
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
                _scalar.MoveTo(_buffer, JsonPlace.Of(ref reader, _origin));
                sink.Name(_scalar);
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
                _scalar.MoveTo(_buffer, JsonPlace.Of(ref reader, _origin));
                sink.Value(_scalar);
                break;
        }
    }

    /// <summary>Takes the next rows as long as they look alike; the reader then goes on behind them.</summary>
    private void TakeRows(ref Utf8JsonReader reader, IRowSink rows)
    {
        TakeMatching(ref reader, rows);
        if (TryLearn(reader, rows))
        {
            TakeMatching(ref reader, rows);
        }
    }

    private bool TryLearn(in Utf8JsonReader reader, IRowSink rows)
    {
        if (!_pattern.TryLearn(reader, _buffer.AsSpan(_origin, _buffered - _origin)))
        {
            return false;
        }

        rows.ForgetMembers();
        if (!TryAddMembers(rows))
        {
            _pattern.Forget();
            return false;
        }

        return true;
    }

    private bool TryAddMembers(IRowSink rows)
    {
        try
        {
            foreach (JsonRowMember member in _pattern.Members)
            {
                _scalar.MoveTo(_pattern.Row, member.Name);
                if (!rows.TryAddMember(_scalar))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            // Part by part, what stands before the name is told first.
            return false;
        }
    }

    [MethodImpl(Optimization.AtOnce)]
    private void TakeMatching(ref Utf8JsonReader reader, IRowSink rows)
    {
        int from = _origin + (int)reader.BytesConsumed;
        int at = from;
        bool hasBefore = false;
        while (_pattern.TryMatch(_buffer.AsSpan(0, _buffered), ref at, hasBefore))
        {
            bool repeats = hasBefore && rows.TryRepeatRow();
            if (!repeats)
            {
                rows.StartRow();
            }

            JsonPlace[] values = _pattern.Values;
            for (int i = 0; i < values.Length; i++)
            {
                if (!repeats || !_pattern.Repeats[i])
                {
                    _scalar.MoveTo(_buffer, values[i]);
                    rows.Value(i, _scalar);
                }
            }

            rows.End();
            hasBefore = true;
        }

        if (at > from)
        {
            // A row more or less makes no difference to the state of the reader.
            reader = new Utf8JsonReader(_buffer.AsSpan(at, _buffered - at), _ended, reader.CurrentState);
            _origin = at;
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
        _dropped += bytes;
        _buffered -= bytes;
        Buffer.BlockCopy(_buffer, bytes, _buffer, 0, _buffered);
    }

    private string DescribeFault(long bytesBefore)
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
            : FormattableString.Invariant($"The answer stops being JSON behind byte {bytesBefore}.");
    }
}
