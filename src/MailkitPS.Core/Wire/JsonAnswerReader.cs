using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// Takes the rows out of a JSON answer, token by token over one small buffer: whatever lies between two reads (half a row,
/// half a value) is state of this class, so that a row is out with its last byte and memory does not grow with the answer.
/// </summary>
internal sealed class JsonAnswerReader<TRow>(Stream body, RowSchema<TRow> schema) : AnswerReader<TRow>(body, schema)
    where TRow : class
{
    private const int InitialBufferSize = 64 * 1024;

    // Not from a pool: a read that was broken off may still write into it.
    private byte[] _buffer = new byte[InitialBufferSize];
    private readonly PhraseCache _phrases = new();
    private readonly char[] _phrase = new char[PhraseCache.LongestPhrase];
    private int _buffered;
    private bool _started;
    private bool _ended;

    private JsonReaderState _json = new(new JsonReaderOptions { MaxDepth = DeepestNesting });
    private Place _place = Place.Root;
    private EnvelopeMember _envelopeMember;
    private RowMember? _rowMember;
    private int _skippedDepth = -1;
    private Place _afterRow;

    /// <summary>Where the next token stands.</summary>
    private enum Place
    {
        Root,
        EnvelopeName,
        EnvelopeValue,
        Rows,
        RowName,
        RowValue,
        End,
    }

    protected override ArraySegment<byte> MakeRoom()
    {
        if (_buffered == _buffer.Length)
        {
            if (_buffered >= LargestValue)
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
            throw MailkitException.NotTheWireFormat(DescribeFault(e), e);
        }
        catch (InvalidOperationException e)
        {
            throw MailkitException.NotTheWireFormat("The answer holds a text that is not valid UTF-8.", e);
        }

        _json = reader.CurrentState;
        Drop((int)reader.BytesConsumed);
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
        if (_place == Place.Root)
        {
            string start = Encoding.UTF8.GetString(_buffer, 0, _buffered).TrimStart();
            return start.Length == 0 ? "The answer is empty."
                : start[0] == '<' ? "The answer is not JSON but looks like HTML or XML: something between here and Mailkit may have answered instead."
                : "The answer is not JSON.";
        }

        return _ended
            ? "The answer ended early."
            : FormattableString.Invariant($"The answer stops being JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of it.");
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (_skippedDepth >= 0)
        {
            // Back at the depth of the skipped value stands nothing but its own end.
            if (reader.CurrentDepth == _skippedDepth)
            {
                _skippedDepth = -1;
            }

            return;
        }

        switch (_place)
        {
            case Place.RowName when reader.TokenType == JsonTokenType.PropertyName:
                _rowMember = MemberOf(BytesOf(ref reader));
                _place = Place.RowValue;
                break;
            case Place.RowName:
                EndRow();
                _place = _afterRow;
                break;
            case Place.RowValue:
                TakeRowValue(ref reader);
                _place = Place.RowName;
                break;
            case Place.Rows when reader.TokenType == JsonTokenType.StartObject:
                StartRow(Place.Rows);
                break;
            case Place.Rows when reader.TokenType == JsonTokenType.EndArray:
                _place = RowsAreTheAnswer ? Place.End : Place.EnvelopeName;
                break;
            case Place.Rows:
                throw NotARow();
            case Place.EnvelopeName when reader.TokenType == JsonTokenType.PropertyName:
                _envelopeMember = EnvelopeMemberOf(BytesOf(ref reader));
                _place = Place.EnvelopeValue;
                break;
            case Place.EnvelopeName:
                _place = Place.End;
                break;
            case Place.EnvelopeValue:
                _place = Place.EnvelopeName;
                TakeEnvelopeValue(ref reader);
                break;
            default:
                TakeRoot(ref reader);
                break;
        }
    }

    private void TakeRoot(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _place = Place.EnvelopeName;
                break;
            case JsonTokenType.StartArray when RowsAreTheAnswer:
                Envelope.HasRows = true;
                _place = Place.Rows;
                break;
            default:
                Envelope.OtherThanObject = reader.TokenType == JsonTokenType.StartArray ? "an array" : "a single value";
                Skip(ref reader);
                _place = Place.End;
                break;
        }
    }

    private void TakeEnvelopeValue(ref Utf8JsonReader reader)
    {
        switch (_envelopeMember)
        {
            case EnvelopeMember.Rows when reader.TokenType == JsonTokenType.StartArray:
                Envelope.HasRows = true;
                _place = Place.Rows;
                break;
            case EnvelopeMember.Rows when reader.TokenType == JsonTokenType.StartObject:
                Envelope.HasRows = true;
                StartRow(Place.EnvelopeName);
                break;
            default:
                SetEnvelope(_envelopeMember, ReadText(ref reader));
                Skip(ref reader);
                break;
        }
    }

    private void StartRow(Place afterRow)
    {
        StartRow();
        _afterRow = afterRow;
        _place = Place.RowName;
    }

    private void TakeRowValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (_rowMember is not null)
                {
                    SetUnreadable(_rowMember);
                }

                Skip(ref reader);
                break;
            case var _ when _rowMember is null:
                break;
            case JsonTokenType.Null:
                SetNothing(_rowMember);
                break;
            case var _ when _rowMember.Kind == MemberKind.Text:
                SetText(_rowMember, ReadText(ref reader));
                break;
            case var _ when _rowMember.Kind == MemberKind.Phrase:
                SetText(_rowMember, ReadPhrase(ref reader));
                break;
            default:
                SetPlain(_rowMember, BytesOf(ref reader));
                break;
        }
    }

    /// <summary>Passes over a value; over a scalar there is nothing left to pass.</summary>
    private void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _skippedDepth = reader.CurrentDepth;
        }
    }

    private static ReadOnlySpan<byte> BytesOf(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    private string? ReadPhrase(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= _phrase.Length
            ? _phrases.Get(_phrase, reader.CopyString(_phrase))
            : ReadText(ref reader);

    private static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        JsonTokenType.StartObject or JsonTokenType.StartArray => Container,
        _ => null,
    };
}
