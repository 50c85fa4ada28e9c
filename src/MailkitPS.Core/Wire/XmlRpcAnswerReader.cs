using System;
using System.IO;
using System.Xml;

namespace MailkitPS;

/// <summary>
/// Reads an XML-RPC answer by recursive descent over a synchronous XmlReader, which <see cref="PushStream"/> feeds with what has come
/// so far. Texts are read into one buffer and element names are compared as references, so that a row allocates nothing but itself and
/// its strings.
/// </summary>
internal sealed class XmlRpcAnswerReader : AnswerReader
{
    private const int SkippedSize = 4 * 1024;
    private const int MaxTokenSize = 2 * MaxValueSize;

    // methodResponse, params and param lie around the first value; from there a struct or an array is three elements deep.
    private const int MaxElementDepth = 3 + (3 * MaxNesting);

    private const string LooksLikeHtml =
        "The answer is not XML-RPC but looks like HTML: something between here and Mailkit may have answered instead.";

    private const string IsOtherXml =
        "The answer is no XML-RPC, but may be other XML: something between here and Mailkit may have answered instead.";

    private readonly IAnswerSink _sink;

    private readonly PushStream _bytes;
    private readonly SmallNameTable _names = new();
    private readonly XmlRpcScalar _scalar;
    private readonly string _member;
    private readonly string _name;
    private readonly string _value;
    private readonly string _struct;
    private readonly string _array;
    private readonly XmlStart _start = new();
    private readonly char[] _skipped = new char[SkippedSize];
    private XmlReader _xml = null!;
    private bool _hasRoot;
    private bool _isEmptyElement;
    private bool _hasLongSpace;

    public XmlRpcAnswerReader(Stream body, IAnswerSink sink, ClientLogin login)
        : base(body)
    {
        _sink = sink;
        _scalar = new XmlRpcScalar(login);
        _bytes = new PushStream(ReadDocument, MaxTokenSize);
        _member = _names.Add("member");
        _name = _names.Add("name");
        _value = _names.Add("value");
        _struct = _names.Add("struct");
        _array = _names.Add("array");

        // Interned, so that comparing a type with this literal compares references.
        _names.Add("string");
    }

    private enum Token
    {
        Start,
        End,
        Text,
        Space,
        Other,
        EndOfAnswer,
    }

    private enum Shape
    {
        Single,
        Struct,
        Array,
    }

    protected override void Parse()
    {
        ArraySegment<byte> rest = _start.Skip(new ArraySegment<byte>(Bytes, 0, ByteCount), HasEnded);
        if (!_start.IsKnown)
        {
            Drop(rest.Offset);
            return;
        }

        if (rest.Count > 0)
        {
            _bytes.Push(rest);
        }

        Drop(ByteCount);
        if (HasEnded)
        {
            _bytes.Push(new ArraySegment<byte>(Bytes, 0, 0));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _bytes.Dispose();
        base.Dispose(disposing);
    }

    private void ReadDocument(Stream bytes)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = _names,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,

            // Texts hold what recipients typed: a control character in one must not cost the rows after it.
            CheckCharacters = false,
        };
        _bytes.CutsSpace = true;
        try
        {
            using (_xml = XmlReader.Create(bytes, settings))
            {
                ReadResponse();
            }
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException)
        {
            throw MailkitException.NotTheWireFormat(DescribeFault(e as XmlException));
        }
    }

    private string DescribeFault(XmlException? fault)
    {
        if (!_hasRoot)
        {
            return _start.FirstLetter switch
            {
                null => "The answer is empty.",
                '<' => _start.IsHtml ? LooksLikeHtml : IsOtherXml,
                _ => "The answer is not XML.",
            };
        }

        return fault is not null && !HasEnded
            ? $"The answer stops being XML at {Place(fault.LineNumber, fault.LinePosition)}."
            : "The answer ended early.";
    }

    private void ReadResponse()
    {
        NextTag();
        if (_xml.LocalName != "methodResponse")
        {
            throw MailkitException.NotTheWireFormat(
                _start.IsHtml || _xml.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase) ? LooksLikeHtml : IsOtherXml);
        }

        _hasRoot = true;
        _bytes.CutsSpace = false;
        Open();
        switch (_xml.LocalName)
        {
            case "fault":
                Open(_value);
                ReadFault();
                break;
            case "params":
                Open("param");
                Open(_value);
                ReadRoot();
                Close();
                break;
            default:
                throw Misplaced();
        }

        Close();
        Close();
        _bytes.CutsSpace = true;
        while (Next() != Token.EndOfAnswer)
        {
            // Nothing but white space is well-formed here.
        }

        _sink.EndAnswer();
    }

    private void ReadFault()
    {
        string text = string.Empty;
        if (OpenValue() != Shape.Struct)
        {
            throw Misplaced();
        }

        while (NextMember())
        {
            bool isText = _scalar.Text() == "faultString";
            switch (OpenValue())
            {
                case Shape.Single when isText:
                    text = _scalar.Text();
                    break;
                case Shape shape:
                    ReadValue(shape, null);
                    break;
            }

            Close();
        }

        Close();
        _sink.Fault(text);
    }

    /// <summary>Like every method that reads a value, goes from the start of <c>value</c> to its end.</summary>
    private void ReadRoot()
    {
        Shape shape = OpenValue();
        if (shape == Shape.Single && (_scalar.Type == "string" || _scalar.IsBytes))
        {
            _sink.BareText(_scalar);
        }
        else
        {
            ReadValue(shape, _sink);
        }
    }

    /// <param name="shape">What the value is.</param>
    /// <param name="sink">Told of it; null for what is skipped, whose syntax is checked all the same.</param>
    private void ReadValue(Shape shape, IAnswerSink? sink)
    {
        switch (shape)
        {
            case Shape.Struct:
                ReadMembers(sink?.StartObject() == true ? sink : null);
                break;
            case Shape.Array:
                ReadElements(sink?.StartArray() == true ? sink : null);
                break;
            default:
                sink?.Value(_scalar);
                break;
        }
    }

    private void ReadMembers(IAnswerSink? sink)
    {
        while (NextMember())
        {
            sink?.Name(_scalar);
            ReadValue(OpenValue(), sink);
            Close();
        }

        sink?.End();
        Close();
    }

    private void ReadElements(IAnswerSink? sink)
    {
        Open("data");
        while (NextTag() == Token.Start)
        {
            if (!IsAt(_value))
            {
                throw Misplaced();
            }

            ReadValue(OpenValue(), sink);
        }

        Close();
        sink?.End();
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

    /// <summary>Goes from the start of a value to its end, or to the start of its struct or array.</summary>
    private Shape OpenValue()
    {
        _scalar.Clear();
        _hasLongSpace = false;
        while (true)
        {
            switch (Next())
            {
                case Token.Text or Token.Space:
                    AppendText(mayBeSpace: true);
                    break;
                case Token.End:
                    if (_hasLongSpace)
                    {
                        throw MailkitException.ValueTooLarge();
                    }

                    // A value without an element for its type is a text.
                    _scalar.EndValue("string");
                    return Shape.Single;
                case Token.Start when IsAt(_struct):
                    CheckDepth();
                    return Shape.Struct;
                case Token.Start when IsAt(_array):
                    CheckDepth();
                    return Shape.Array;
                case Token.Start:
                    string type = _xml.LocalName;
                    ReadText();
                    Close();
                    _scalar.EndValue(type);
                    return Shape.Single;
            }
        }
    }

    private void CheckDepth()
    {
        if (_xml.Depth > MaxElementDepth)
        {
            throw NestedTooDeep();
        }
    }

    /// <summary>Reads the text of an element, from its start to its end.</summary>
    private void ReadText()
    {
        _scalar.Clear();
        for (Token token = Next(); token != Token.End; token = Next())
        {
            switch (token)
            {
                case Token.Text or Token.Space:
                    AppendText(mayBeSpace: false);
                    break;
                case Token.Start:
                    throw Misplaced();
            }
        }
    }

    /// <param name="mayBeSpace">What is nothing but white space may stand before an element and mean nothing.</param>
    private void AppendText(bool mayBeSpace)
    {
        while (!_scalar.TryAppend(_xml))
        {
            if (_scalar.Length >= MaxValueSize)
            {
                if (!mayBeSpace || !_scalar.IsWhiteSpace)
                {
                    throw MailkitException.ValueTooLarge();
                }

                _scalar.Clear();
                _hasLongSpace = true;
            }

            _bytes.Progress++;
        }
    }

    /// <summary>Reads the rest of a text that means nothing: the reader hands a long one out in parts, and keeps none.</summary>
    private void SkipText()
    {
        while (_xml.ReadValueChunk(_skipped, 0, _skipped.Length) > 0)
        {
            _bytes.Progress++;
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
        return MailkitException.NotTheWireFormat($"The answer stops being XML-RPC at {Place(at.LineNumber, at.LinePosition)}.");
    }

    private string Place(int line, int position) =>
        FormattableString.Invariant($"line {line + _start.SkippedLines}, position {position} of it");

    private Token NextTag()
    {
        Token token;
        do
        {
            token = Next();
            if (token == Token.Text)
            {
                SkipText();
            }
        }
        while (token is Token.Text or Token.Space or Token.Other);

        return token;
    }

    /// <summary>The next token. An empty element is a start and an end, like any other.</summary>
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
            case XmlNodeType.Text or XmlNodeType.CDATA:
                return Token.Text;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                return Token.Space;
            default:
                return Token.Other;
        }
    }
}
