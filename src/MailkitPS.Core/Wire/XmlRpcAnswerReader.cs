using System;
using System.IO;
using System.Text;
using System.Xml;

namespace MailkitPS;

/// <summary>
/// Takes the rows out of an XML-RPC answer: a plain descent over a synchronous XmlReader, to which <see cref="PulledBytes"/>
/// gives what has come so far. Texts are read into one buffer and the names of elements compared as references, so that a row
/// costs nothing but itself and its strings.
/// </summary>
internal sealed class XmlRpcAnswerReader<TRow> : AnswerReader<TRow>
    where TRow : class
{
    private const int BufferSize = 64 * 1024;
    private const int InitialTextSize = 1024;
    private const int LargestToken = 2 * LargestValue;

    // methodResponse, params and param lie around the first value; from there a struct or an array is three elements deep.
    private const int DeepestElement = 3 + (3 * DeepestNesting) + 1;

    private const string LooksLikeHtml =
        "The answer is not XML-RPC but looks like HTML: something between here and Mailkit may have answered instead.";

    // Not from a pool: a read that was broken off may still write into it.
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly PulledBytes _bytes;
    private readonly NameTable _names = new();
    private readonly PhraseCache _phrases = new();
    private readonly string _member;
    private readonly string _name;
    private readonly string _value;
    private readonly string _struct;
    private readonly string _array;
    private byte _firstByte;
    private bool _ended;

    private XmlReader _xml = null!;
    private bool _hasRoot;
    private bool _isEmptyElement;
    private char[] _text = new char[InitialTextSize];
    private int _textLength;
    private byte[] _utf8 = new byte[InitialTextSize];

    public XmlRpcAnswerReader(Stream body, RowSchema<TRow> schema)
        : base(body, schema)
    {
        _bytes = new PulledBytes(ReadAnswer);
        _member = _names.Add("member");
        _name = _names.Add("name");
        _value = _names.Add("value");
        _struct = _names.Add("struct");
        _array = _names.Add("array");
    }

    private enum Token
    {
        Start,
        End,
        Text,
        Other,
        EndOfAnswer,
    }

    private enum Shape
    {
        /// <summary>A text, with or without its element.</summary>
        Text,

        /// <summary>Any other single value.</summary>
        Plain,
        Nothing,
        Struct,
        Array,
    }

    protected override ArraySegment<byte> MakeRoom() => new(_buffer);

    protected override void Parse(int bytes)
    {
        for (int i = 0; _firstByte == 0 && i < bytes; i++)
        {
            _firstByte = _buffer[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' ? (byte)0 : _buffer[i];
        }

        _ended = bytes == 0;
        _bytes.Push(new ArraySegment<byte>(_buffer, 0, bytes));
    }

    protected override void Dispose(bool disposing)
    {
        _bytes.Dispose();
        base.Dispose(disposing);
    }

    private void ReadAnswer(Stream bytes)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = _names,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,

            // The texts hold what recipients typed: a control character among it must not cost the rows after it.
            CheckCharacters = false,
        };
        try
        {
            using (_xml = XmlReader.Create(bytes, settings))
            {
                ReadResponse();
            }
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException)
        {
            throw MailkitException.NotTheWireFormat(DescribeFault(e), e);
        }
    }

    private string DescribeFault(Exception fault)
    {
        if (!_hasRoot)
        {
            return _firstByte switch
            {
                0 => "The answer is empty.",
                (byte)'<' => LooksLikeHtml,
                _ => "The answer is not XML.",
            };
        }

        return fault is XmlException e && !_ended
            ? FormattableString.Invariant($"The answer stops being XML at line {e.LineNumber}, position {e.LinePosition} of it.")
            : "The answer ended early.";
    }

    private void ReadResponse()
    {
        NextTag();
        if (_xml.LocalName != "methodResponse")
        {
            throw MailkitException.NotTheWireFormat(LooksLikeHtml);
        }

        _hasRoot = true;
        Open();
        if (_xml.LocalName == "fault")
        {
            Open(_value);
            ReadFault();
        }
        else
        {
            Open("param");
            Open(_value);
            ReadRoot();
            Close();
        }

        Close();
        Close();
        while (Next() != Token.EndOfAnswer)
        {
            // Nothing but white space is well-formed here.
        }
    }

    /// <summary>Like every method that reads a value, from the start of <c>value</c> to its end.</summary>
    private void ReadRoot()
    {
        switch (OpenValue())
        {
            case Shape.Struct:
                ReadEnvelope();
                break;
            case Shape.Array when RowsAreTheAnswer:
                Envelope.HasRows = true;
                ReadRows();
                break;
            case Shape.Array:
                Envelope.OtherThanObject = "an array";
                SkipContainer();
                break;
            case Shape.Text when _textLength > 0:
                // In place of an answer a text is a failure (documented).
                Envelope.ErrorStatus = 1;
                Envelope.Error = Text();
                break;
            case Shape.Text when RowsAreTheAnswer:
                Envelope.HasRows = true;
                break;
            default:
                Envelope.OtherThanObject = "a single value";
                break;
        }
    }

    private void ReadFault()
    {
        Envelope.ErrorStatus = 1;
        Envelope.Error = string.Empty;
        if (OpenValue() != Shape.Struct)
        {
            throw Misplaced();
        }

        while (NextMember())
        {
            bool isText = Text() == "faultString";
            switch (OpenValue())
            {
                case Shape.Struct or Shape.Array:
                    SkipContainer();
                    break;
                case var _ when isText:
                    Envelope.Error = Text();
                    break;
            }

            Close();
        }

        Close();
    }

    private void ReadEnvelope()
    {
        while (NextMember())
        {
            EnvelopeMember member = EnvelopeMemberOf(Utf8());
            switch (OpenValue())
            {
                case Shape.Array when member == EnvelopeMember.Rows:
                    Envelope.HasRows = true;
                    ReadRows();
                    break;
                case Shape.Struct when member == EnvelopeMember.Rows:
                    Envelope.HasRows = true;
                    ReadRow();
                    break;
                case Shape.Struct or Shape.Array:
                    SetEnvelope(member, Container);
                    SkipContainer();
                    break;
                case Shape.Nothing:
                    SetEnvelope(member, null);
                    break;
                default:
                    SetEnvelope(member, Text());
                    break;
            }

            Close();
        }

        Close();
    }

    private void ReadRows()
    {
        Open("data");
        while (NextTag() == Token.Start)
        {
            if (!IsAt(_value))
            {
                throw Misplaced();
            }

            if (OpenValue() != Shape.Struct)
            {
                throw NotARow();
            }

            ReadRow();
        }

        Close();
        Close();
    }

    private void ReadRow()
    {
        StartRow();
        while (NextMember())
        {
            RowMember? member = MemberOf(Utf8());
            switch (OpenValue())
            {
                case Shape.Struct or Shape.Array:
                    if (member is not null)
                    {
                        SetUnreadable(member);
                    }

                    SkipContainer();
                    break;
                case var _ when member is null:
                    break;
                case Shape.Nothing:
                    SetNothing(member);
                    break;
                case var _ when member.Kind == MemberKind.Text:
                    SetText(member, Text());
                    break;
                case var _ when member.Kind == MemberKind.Phrase:
                    SetText(member, _phrases.Get(_text, _textLength));
                    break;
                default:
                    SetPlain(member, Utf8());
                    break;
            }

            Close();
        }

        EndRow();
        Close();
    }

    /// <summary>Reads the name of the struct's next member and goes to its value; false at the end of the struct.</summary>
    private bool NextMember()
    {
        if (NextTag() == Token.End)
        {
            return false;
        }

        if (!IsAt(_member))
        {
            throw Misplaced();
        }

        Open(_name);
        ReadText();
        Open(_value);
        return true;
    }

    /// <summary>From the start of a value to its end, or to the start of its struct or array.</summary>
    private Shape OpenValue()
    {
        _textLength = 0;
        while (true)
        {
            switch (Next())
            {
                case Token.Text:
                    AppendText();
                    break;
                case Token.End:
                    // A value without an element for its type is a text.
                    return Shape.Text;
                case Token.Start when IsAt(_struct):
                    return Shape.Struct;
                case Token.Start when IsAt(_array):
                    return Shape.Array;
                case Token.Start:
                    string type = _xml.LocalName;
                    ReadText();
                    Close();
                    switch (type)
                    {
                        case "string":
                            return Shape.Text;
                        case "nil":
                            return Shape.Nothing;
                        case "boolean":
                            SpellOutBoolean();
                            break;
                    }

                    return Shape.Plain;
            }
        }
    }

    /// <summary>In place of a number a boolean is no number: 1 becomes true, as in JSON.</summary>
    private void SpellOutBoolean()
    {
        string text = _textLength == 1 && _text[0] == '1' ? "true" : "false";
        text.CopyTo(0, _text, 0, text.Length);
        _textLength = text.Length;
    }

    /// <summary>Passes over a struct or an array, up to the end of its value.</summary>
    private void SkipContainer()
    {
        for (int open = 1; open > 0;)
        {
            open += Next() switch
            {
                Token.Start => 1,
                Token.End => -1,
                _ => 0,
            };
        }

        Close();
    }

    /// <summary>From the start of an element to its end.</summary>
    private void ReadText()
    {
        _textLength = 0;
        for (Token token = Next(); token != Token.End; token = Next())
        {
            switch (token)
            {
                case Token.Text:
                    AppendText();
                    break;
                case Token.Start:
                    throw Misplaced();
            }
        }
    }

    private void AppendText()
    {
        int read;
        while ((read = _xml.ReadValueChunk(_text, _textLength, _text.Length - _textLength)) > 0)
        {
            _textLength += read;
            if (_textLength >= LargestValue)
            {
                throw MailkitException.ValueTooLarge();
            }

            if (_textLength == _text.Length)
            {
                Array.Resize(ref _text, 2 * _text.Length);
            }

            _bytes.Limit = _bytes.BytesRead + LargestToken;
        }
    }

    private string Text() => new(_text, 0, _textLength);

    private ReadOnlySpan<byte> Utf8()
    {
        int most = Encoding.UTF8.GetMaxByteCount(_textLength);
        if (most > _utf8.Length)
        {
            _utf8 = new byte[most];
        }

        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(_text, 0, _textLength, _utf8, 0));
    }

    private bool IsAt(string name) => ReferenceEquals(_xml.LocalName, name);

    private void Open()
    {
        if (NextTag() != Token.Start)
        {
            throw Misplaced();
        }
    }

    private void Open(string name)
    {
        Open();
        if (_xml.LocalName != name)
        {
            throw Misplaced();
        }
    }

    private void Close()
    {
        if (NextTag() != Token.End)
        {
            throw Misplaced();
        }
    }

    private MailkitException Misplaced()
    {
        IXmlLineInfo at = (IXmlLineInfo)_xml;
        return MailkitException.NotTheWireFormat(FormattableString.Invariant(
            $"The answer stops being XML-RPC at line {at.LineNumber}, position {at.LinePosition} of it."));
    }

    private Token NextTag()
    {
        Token token;
        do
        {
            token = Next();
        }
        while (token is Token.Text or Token.Other);

        return token;
    }

    /// <summary>The next token; an empty element is a start and an end, as any other.</summary>
    private Token Next()
    {
        if (_isEmptyElement)
        {
            _isEmptyElement = false;
            return Token.End;
        }

        _bytes.Limit = _bytes.BytesRead + LargestToken;
        if (!_xml.Read())
        {
            return Token.EndOfAnswer;
        }

        switch (_xml.NodeType)
        {
            case XmlNodeType.Element:
                _isEmptyElement = _xml.IsEmptyElement;
                return _xml.Depth <= DeepestElement
                    ? Token.Start
                    : throw MailkitException.InvalidAnswer(FormattableString.Invariant($"The answer is nested more than {DeepestNesting} levels deep."));
            case XmlNodeType.EndElement:
                return Token.End;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                return Token.Text;
            default:
                return Token.Other;
        }
    }
}
