using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Takes the rows out of a JSON answer, token by token over one small buffer: whatever lies between two reads (half a row,
/// half a value) is state of this class, so that a row is out with its last byte and memory does not grow with the answer.
/// </summary>
internal sealed class JsonAnswerReader<TRow> : AnswerReader<TRow>
    where TRow : class
{
    private const int InitialBufferSize = 64 * 1024;
    private const int LargestValue = 1024 * 1024;
    private const int DeepestNesting = 64;

    private readonly Stream _body;
    private readonly RowSchema<TRow> _schema;
    private readonly byte[]? _rowsMember;
    private readonly List<byte[]> _unknownMembers = [];

    // Not from a pool: a read that was broken off may still write into it.
    private byte[] _buffer = new byte[InitialBufferSize];
    private int _buffered;
    private bool _started;
    private bool _ended;
    private MailkitException? _failure;

    private JsonReaderState _json = new(new JsonReaderOptions { MaxDepth = DeepestNesting });
    private Place _place = Place.Root;
    private EnvelopeMember _envelopeMember;
    private int _skippedDepth = -1;
    private TRow? _row;
    private int _member;
    private int _knownMembers;
    private Place _afterRow;

    public JsonAnswerReader(Stream body, RowSchema<TRow> schema)
    {
        _body = body;
        _schema = schema;
        _rowsMember = schema.RowsMember is null ? null : Encoding.UTF8.GetBytes(schema.RowsMember);
    }

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

    private enum EnvelopeMember
    {
        Unknown,
        Rows,
        ErrorStatus,
        Error,
        Status,
    }

    public override async Task<bool> ReadAsync(List<TRow> rows, CancellationToken token)
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        if (_ended)
        {
            return false;
        }

        MakeRoom();
        int read = await _body.ReadAsync(_buffer, _buffered, _buffer.Length - _buffered, token).ConfigureAwait(false);
        _buffered += read;
        _ended = read == 0;
        int before = rows.Count;
        try
        {
            if (SkipByteOrderMark())
            {
                Parse(rows);
            }
        }
        catch (MailkitException e) when (rows.Count > before)
        {
            // The rows before the fault go out first; the next read tells the fault.
            _failure = e;
        }

        return true;
    }

    private void MakeRoom()
    {
        if (_buffered < _buffer.Length)
        {
            return;
        }

        if (_buffered >= LargestValue)
        {
            throw MailkitException.InvalidAnswer("The answer holds a single value above 1 MB.");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
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

    private void Parse(List<TRow> rows)
    {
        Utf8JsonReader reader = new(_buffer.AsSpan(0, _buffered), _ended, _json);
        try
        {
            while (reader.Read())
            {
                Take(ref reader, rows);
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

    private void Take(ref Utf8JsonReader reader, List<TRow> rows)
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
                _member = MemberOf(ref reader);
                _place = Place.RowValue;
                break;
            case Place.RowName:
                EndRow(rows);
                break;
            case Place.RowValue:
                TakeRowValue(ref reader);
                _place = Place.RowName;
                break;
            case Place.Rows when reader.TokenType == JsonTokenType.StartObject:
                StartRow(Place.Rows);
                break;
            case Place.Rows when reader.TokenType == JsonTokenType.EndArray:
                _place = _rowsMember is null ? Place.End : Place.EnvelopeName;
                break;
            case Place.Rows:
                throw MailkitException.InvalidAnswer("The answer has a shape that is not known: one of its rows is not an object.");
            case Place.EnvelopeName when reader.TokenType == JsonTokenType.PropertyName:
                _envelopeMember = EnvelopeMemberOf(ref reader);
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
            case JsonTokenType.StartArray when _rowsMember is null:
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
            case EnvelopeMember.ErrorStatus:
                // What is no number is no 0 either.
                Envelope.ErrorStatus = TryReadInteger(ref reader, out long? status) ? status : -1;
                Skip(ref reader);
                break;
            case EnvelopeMember.Error:
                Envelope.Error = ReadText(ref reader);
                Skip(ref reader);
                break;
            case EnvelopeMember.Status:
                Envelope.Status = ReadText(ref reader);
                Skip(ref reader);
                break;
            default:
                Skip(ref reader);
                break;
        }
    }

    private void StartRow(Place afterRow)
    {
        _row = _schema.NewRow();
        _knownMembers = 0;
        _afterRow = afterRow;
        _place = Place.RowName;
    }

    private void EndRow(List<TRow> rows)
    {
        if (!_schema.IsRow(_knownMembers))
        {
            throw MailkitException.InvalidAnswer("The answer has a shape that is not known: a row without any known member.");
        }

        rows.Add(_row!);
        _place = _afterRow;
    }

    private void TakeRowValue(ref Utf8JsonReader reader)
    {
        if (_member < 0)
        {
            Skip(ref reader);
            return;
        }

        _knownMembers++;
        RowMember member = _schema.Members[_member];
        switch (member.Kind)
        {
            case MemberKind.Integer or MemberKind.Code:
                if (!TryReadInteger(ref reader, out long? number))
                {
                    RefuseNumber(ref reader, member);
                }

                _schema.SetNumber(_row!, _member, number);
                break;
            case MemberKind.Date:
                _schema.SetDate(_row!, _member, ReadDate(ref reader, member));
                break;
            default:
                _schema.SetText(_row!, _member, ReadText(ref reader));
                break;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            NoteUnreadable(member, "{…}");
            Skip(ref reader);
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

    private int MemberOf(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = NameOf(ref reader);
        int member = _schema.IndexOf(name);
        if (member < 0 && !IsKnownUnknown(name))
        {
            _unknownMembers.Add(name.ToArray());
            NoteUnknown(reader.GetString()!);
        }

        return member;
    }

    /// <summary>A member that Mailkit has added to every row must not cost a string a row.</summary>
    private bool IsKnownUnknown(ReadOnlySpan<byte> name)
    {
        foreach (byte[] unknown in _unknownMembers)
        {
            if (name.SequenceEqual(unknown))
            {
                return true;
            }
        }

        return false;
    }

    private EnvelopeMember EnvelopeMemberOf(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = NameOf(ref reader);
        Envelope.AddMember(reader.GetString()!);
        if (_rowsMember is not null && WireText.EqualsIgnoreCase(name, _rowsMember))
        {
            return EnvelopeMember.Rows;
        }

        return WireText.EqualsIgnoreCase(name, "error_status"u8) ? EnvelopeMember.ErrorStatus
            : WireText.EqualsIgnoreCase(name, "error"u8) ? EnvelopeMember.Error
            : WireText.EqualsIgnoreCase(name, "status"u8) ? EnvelopeMember.Status
            : EnvelopeMember.Unknown;
    }

    private static ReadOnlySpan<byte> NameOf(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    private static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        _ => null,
    };

    /// <summary>A bare or quoted whole number; null and the empty text are none.</summary>
    private static bool TryReadInteger(ref Utf8JsonReader reader, out long? value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
        {
            value = number;
            return true;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.TokenType == JsonTokenType.Null;
        }

        string text = reader.GetString()!;
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number))
        {
            value = number;
            return true;
        }

        return text.Length == 0;
    }

    private void RefuseNumber(ref Utf8JsonReader reader, RowMember member)
    {
        string? text = ReadText(ref reader);
        bool isNumber = reader.TokenType == JsonTokenType.Number
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (isNumber || member.Kind == MemberKind.Code)
        {
            throw MailkitException.InvalidAnswer($"The answer holds a {member.Name} that is not a whole number of 64 bits.");
        }

        if (text is not null)
        {
            NoteUnreadable(member, text);
        }
    }

    private DateTime? ReadDate(ref Utf8JsonReader reader, RowMember member)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && WireText.TryReadDate(reader.ValueSpan, out DateTime date))
        {
            return date;
        }

        if (ReadText(ref reader) is { Length: > 0 } text)
        {
            NoteUnreadable(member, text);
        }

        return null;
    }
}
