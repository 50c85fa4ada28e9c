using System;
using System.IO;
using System.Text;
using System.Xml;

namespace MailkitPS;

/// <summary>
/// Reads an XML-RPC answer: a plain descent over a synchronous XmlReader, to which <see cref="PushStream"/> gives what has come
/// so far. Texts are read into one buffer and the names of elements compared as references, so that a row costs nothing but itself
/// and its strings.
/// </summary>
internal abstract class XmlRpcReader<TRow> : AnswerReader<TRow>
    where TRow : class
{
    // What one read can bring: each costs a change of threads, whatever it brings.
    private const int BufferSize = 1024 * 1024;
    private const int InitialTextSize = 1024;
    private const int MaxTokenSize = 2 * MaxValueSize;

    // methodResponse, params and param lie around the first value; from there a struct or an array is three elements deep.
    private const int MaxElementDepth = 3 + (3 * MaxNesting) + 1;

    private const string LooksLikeHtml =
        "The answer is not XML-RPC but looks like HTML: something between here and Mailkit may have answered instead.";

    // Not from a pool: a read that was broken off may still write into it.
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly PushStream _bytes;
    private readonly SmallNameTable _names = new();
    private readonly TextCache<string> _phrases = new(text => text);
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

    protected XmlRpcReader(Stream body, RowSchema<TRow> schema)
        : base(body, schema)
    {
        _bytes = new PushStream(ReadAnswer, MaxTokenSize);
        _member = _names.Add("member");
        _name = _names.Add("name");
        _value = _names.Add("value");
        _struct = _names.Add("struct");
        _array = _names.Add("array");
    }

    protected enum Token
    {
        Start,
        End,
        Text,
        Other,
        EndOfAnswer,
    }

    protected enum Shape
    {
        /// <summary>A text, with or without its element.</summary>
        Text,

        /// <summary>Any other single value.</summary>
        Plain,
        Nothing,
        Struct,
        Array,
    }

    /// <summary>The type of the <see cref="Shape.Plain"/> value that was read last, such as <c>i4</c>.</summary>
    protected string Type { get; private set; } = string.Empty;

    /// <summary>The text that was read last is empty.</summary>
    protected bool IsTextEmpty => _textLength == 0;

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
    protected abstract void ReadRoot();

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

    /// <summary>Reads the name of the struct's next member and goes to its value; false at the end of the struct.</summary>
    protected bool NextMember()
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
    protected Shape OpenValue()
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
                    CheckDepth();
                    return Shape.Struct;
                case Token.Start when IsAt(_array):
                    CheckDepth();
                    return Shape.Array;
                case Token.Start:
                    Type = _xml.LocalName;
                    ReadText();
                    Close();
                    switch (Type)
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

    private void CheckDepth()
    {
        if (_xml.Depth > MaxElementDepth)
        {
            throw MailkitException.InvalidAnswer(FormattableString.Invariant($"The answer is nested more than {MaxNesting} levels deep."));
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
    protected void SkipContainer()
    {
        for (int open = 1; open > 0;)
        {
            switch (Next())
            {
                case Token.Start:
                    CheckDepth();
                    open++;
                    break;
                case Token.End:
                    open--;
                    break;
            }
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
        while (true)
        {
            _textLength += _xml.ReadValueChunk(_text, _textLength, _text.Length - _textLength);
            if (_textLength < _text.Length - 1)
            {
                // Only the end of a text leaves more room than the half of a character that is not torn apart.
                return;
            }

            if (_textLength >= MaxValueSize)
            {
                throw MailkitException.ValueTooLarge();
            }

            Array.Resize(ref _text, 2 * _text.Length);
            _bytes.Progress++;
        }
    }

    /// <summary>The text that was read last.</summary>
    protected string Text() => new(_text, 0, _textLength);

    /// <summary>The same, made only once where it is short and comes again and again.</summary>
    protected string Phrase() => Cached(_phrases);

    /// <summary>What a cache has of the text that was read last.</summary>
    protected T Cached<T>(TextCache<T> cache) => cache.Get(_text, _textLength);

    protected ReadOnlySpan<byte> Utf8()
    {
        int most = Encoding.UTF8.GetMaxByteCount(_textLength);
        if (most > _utf8.Length)
        {
            _utf8 = new byte[most];
        }

        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(_text, 0, _textLength, _utf8, 0));
    }

    /// <summary>An element of an array has to be a <c>value</c>.</summary>
    protected void CheckValue()
    {
        if (!IsAt(_value))
        {
            throw Misplaced();
        }
    }

    private bool IsAt(string name) => ReferenceEquals(_xml.LocalName, name);

    private void Open()
    {
        if (NextTag() != Token.Start)
        {
            throw Misplaced();
        }
    }

    protected void Open(string name)
    {
        Open();
        if (_xml.LocalName != name)
        {
            throw Misplaced();
        }
    }

    protected void Close()
    {
        if (NextTag() != Token.End)
        {
            throw Misplaced();
        }
    }

    protected MailkitException Misplaced()
    {
        IXmlLineInfo at = (IXmlLineInfo)_xml;
        return MailkitException.NotTheWireFormat(FormattableString.Invariant(
            $"The answer stops being XML-RPC at line {at.LineNumber}, position {at.LinePosition} of it."));
    }

    protected Token NextTag()
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

        _bytes.Progress++;
        if (!_xml.Read())
        {
            return Token.EndOfAnswer;
        }

        switch (_xml.NodeType)
        {
            case XmlNodeType.Element:
                _isEmptyElement = _xml.IsEmptyElement;
                return Token.Start;
            case XmlNodeType.EndElement:
                return Token.End;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                return Token.Text;
            default:
                return Token.Other;
        }
    }
}
