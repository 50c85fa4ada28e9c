using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// Reads a JSON answer token by token over one buffer: what is incomplete after a read stays as state, so that a row is
/// handed out with its last byte and memory does not grow with the answer.
/// </summary>
internal sealed class JsonAnswerReader(Stream body, IAnswerSink sink, ClientLogin login) : AnswerReader(body)
{
    private const string LooksLikeHtml =
        "The answer is not JSON but looks like HTML or XML: something between here and Mailkit may have answered instead.";

    private readonly JsonScalar _scalar = new(login);
    private readonly JsonRowPattern _pattern = new();

    /// <summary>The sink, where it takes rows by their pattern.</summary>
    private readonly IRowSink? _rows = sink as IRowSink;

    /// <summary>Where in the buffer the bytes of the reader begin.</summary>
    private int _origin;

    private bool _started;
    private bool _hasTokens;
    private int _skippedDepth = -1;

    // One level more, so that what is too deep is not taken for a fault of the syntax.
    private JsonReaderState _json = new(new JsonReaderOptions { MaxDepth = MaxNesting + 1 });

    protected override void Parse()
    {
        if (!SkipByteOrderMark())
        {
            return;
        }

        _origin = 0;
        Utf8JsonReader reader = new(Bytes.AsSpan(0, ByteCount), HasEnded, _json);
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
            throw MailkitException.NotTheWireFormat(DescribeFault(DroppedCount + _origin + reader.BytesConsumed));
        }
        catch (DecoderFallbackException)
        {
            throw MailkitException.NotTheWireFormat("The answer holds a text that is not valid UTF-8.");
        }

        _json = reader.CurrentState;
        Drop(_origin + (int)reader.BytesConsumed);
        if (HasEnded)
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
                _scalar.MoveTo(Bytes, JsonPlace.Of(ref reader, _origin));
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
                _scalar.MoveTo(Bytes, JsonPlace.Of(ref reader, _origin));
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
        if (!_pattern.TryLearn(reader, Bytes.AsSpan(_origin, ByteCount - _origin)))
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
        while (_pattern.TryMatch(Bytes.AsSpan(0, ByteCount), ref at, hasBefore))
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
                    _scalar.MoveTo(Bytes, values[i]);
                    rows.Value(i, _scalar);
                }
            }

            rows.End();
            hasBefore = true;
        }

        if (at > from)
        {
            // A row more or less makes no difference to the state of the reader.
            reader = new Utf8JsonReader(Bytes.AsSpan(at, ByteCount - at), HasEnded, reader.CurrentState);
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
        ReadOnlySpan<byte> start = Bytes.AsSpan(0, Math.Min(ByteCount, mark.Length));
        if (start.Length < mark.Length && !HasEnded && mark.StartsWith(start))
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

    private string DescribeFault(long bytesBefore)
    {
        if (!_hasTokens)
        {
            string start = Encoding.UTF8.GetString(Bytes, 0, ByteCount).TrimStart();
            return start.Length == 0 ? "The answer is empty."
                : start[0] == '<' ? LooksLikeHtml
                : "The answer is not JSON.";
        }

        return HasEnded
            ? "The answer ended early."
            : FormattableString.Invariant($"The answer stops being JSON behind byte {bytesBefore}.");
    }
}
