using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>Takes the typed rows out of a JSON answer: a state machine that is given every token, so that a row costs nothing but itself and its strings.</summary>
internal sealed class JsonAnswerReader<TRow>(Stream body, RowSchema<TRow> schema) : JsonReader<TRow>(body, schema)
    where TRow : class
{
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

    protected override bool IsAtRoot => _place == Place.Root;

    protected override void Take(ref Utf8JsonReader reader)
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
                _rowMember = Counted(FindMember(BytesOf(ref reader)));
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
            case JsonTokenType.String when _rowMember.Kind == MemberKind.Phrase:
                SetText(_rowMember, ReadPhrase(ref reader));
                break;
            case var _ when _rowMember.Kind is MemberKind.Text or MemberKind.Phrase:
                SetText(_rowMember, ReadText(ref reader));
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

    private static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        JsonTokenType.StartObject or JsonTokenType.StartArray => Container,
        _ => null,
    };
}
