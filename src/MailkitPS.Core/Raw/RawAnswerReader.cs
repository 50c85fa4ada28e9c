using System;
using System.IO;
using System.Text;
using System.Threading;

namespace MailkitPS;

/// <summary>Hands out a whole answer as one text, unless it is the refusal of a call.</summary>
internal sealed class RawAnswerReader(Stream body, RawSchema schema, IWireFormat format) : AnswerReader<object>(body, schema)
{
    private const int ChunkSize = 64 * 1024;
    private const int MaxAnswerSize = 256 * 1024 * 1024;

    private readonly byte[] _chunk = new byte[ChunkSize];
    private readonly MemoryStream _answer = new();

    protected override ArraySegment<byte> MakeRoom() => new(_chunk);

    protected override void Parse(int bytes)
    {
        _answer.Write(_chunk, 0, bytes);
        if (_answer.Length > MaxAnswerSize)
        {
            throw MailkitException.InvalidAnswer("The answer is longer than the 256 MB that -Raw can hold.");
        }

        if (bytes > 0)
        {
            return;
        }

        _answer.Position = 0;
        LookForRefusal();
        if (Envelope.Failure() is null)
        {
            _answer.Position = 0;
            using StreamReader reader = new(_answer, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            Add(reader.ReadToEnd());
        }
    }

    protected override void Dispose(bool disposing)
    {
        _answer.Dispose();
        base.Dispose(disposing);
    }

    private void LookForRefusal()
    {
        using AnswerReader<object> values = format.ReadValues(_answer, new ValueSchema());
        try
        {
            // Nothing is awaited for real: the bytes are here.
            while (values.ReadAsync([], CancellationToken.None).GetAwaiter().GetResult())
            {
                // Only the envelope counts.
            }
        }
        catch (MailkitException)
        {
            // Whatever else the answer is, it is shown.
            return;
        }

        Envelope.ErrorStatus = values.Envelope.ErrorStatus;
        Envelope.Error = values.Envelope.Error;
    }
}
