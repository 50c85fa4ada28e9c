using System.IO;
using System.Text;
using System.Threading;

namespace MailkitPS;

/// <summary>Hands out a whole answer as one text, unless it is the refusal of a call.</summary>
internal sealed class RawAnswerReader(Stream body, IWireFormat format, AnswerBuilder<object> builder, ClientLogin login)
    : AnswerReader(body)
{
    private const int MaxAnswerSize = 256 * 1024 * 1024;

    private readonly MemoryStream _answer = new();

    protected override void Parse()
    {
        _answer.Write(Bytes, 0, ByteCount);
        Drop(ByteCount);
        if (_answer.Length > MaxAnswerSize)
        {
            throw MailkitException.InvalidAnswer("The answer is longer than the 256 MB that fit into one text.");
        }

        if (!HasEnded)
        {
            return;
        }

        if (!IsRefusal())
        {
            _answer.Position = 0;
            using StreamReader reader = new(_answer, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            builder.Rows.Add(login.Redact(reader.ReadToEnd()));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _answer.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Whether the answer is well-formed and tells of a failure. Anything else is shown.</summary>
    private bool IsRefusal()
    {
        _answer.Position = 0;
        using AnswerReader reader = format.ReadAnswer(_answer, builder, login);
        try
        {
            // Completes synchronously: the bytes are here.
            while (reader.ReadAsync(CancellationToken.None).GetAwaiter().GetResult())
            {
                // Only what it says of success and failure counts.
            }

            if (builder.Envelope is { IsSilentRefusal: true, LoginRefusal: null })
            {
                builder.Envelope.Refuse(string.Empty);
            }

            return builder.Envelope.Failure() is not null;
        }
        catch (MailkitException)
        {
            builder.Envelope.Forget();
            return false;
        }
    }
}
