using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.IO;
using System.Text;
using System.Xml;

namespace MailkitPS;

/// <summary>Writes calls and values in XML-RPC.</summary>
internal sealed class XmlRpcCallWriter : IElementEncoder, IStructWriter
{
    private readonly MemoryStream _bytes = new();
    private readonly List<Slot> _slots = [];
    private readonly ConformanceLevel _level;
    private XmlWriter _xml;

    /// <summary>A writer of single values.</summary>
    public XmlRpcCallWriter()
        : this(ConformanceLevel.Fragment)
    {
    }

    private XmlRpcCallWriter(ConformanceLevel level)
    {
        _level = level;
        _xml = NewXmlWriter();
    }

    /// <summary>A whole body.</summary>
    /// <exception cref="MailkitException">XML-RPC cannot carry one of the values.</exception>
    public static EncodedCall WriteCall(MailkitCall call, ClientLogin login)
    {
        using XmlRpcCallWriter writer = new(ConformanceLevel.Document);
        return writer.Encode(() => writer.Write(call, login));
    }

    public EncodedCall Encode(object element) => Encode(() => Write(element));

    public void Member(string name, string? text) => Member(name, (object?)text);

    public void Member(string name, long number) => Member(name, (object)number);

    public void Base64Member(string name, string? text) => Member(name, text is null ? null : WireText.Base64(text));

    public void Flag(string name, bool? value) =>
        Member(name, value is bool flag ? WireText.Flag(flag, MailkitProtocol.XmlRpc) : null);

    public void Member(string name, object? value)
    {
        if (value is null)
        {
            return;
        }

        _xml.WriteStartElement("member");
        _xml.WriteElementString("name", name);
        Write(value);
        _xml.WriteEndElement();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _bytes.Dispose();
    }

    private XmlWriter NewXmlWriter() => XmlWriter.Create(_bytes, new XmlWriterSettings
    {
        ConformanceLevel = _level,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),

        // A carriage return would otherwise reach the server as a line feed.
        NewLineHandling = NewLineHandling.Entitize,
    });

    private EncodedCall Encode(Action write)
    {
        _bytes.SetLength(0);
        _slots.Clear();
        try
        {
            write();
            _xml.Flush();
            return new EncodedCall(_bytes, _slots);
        }
        catch (Exception e)
        {
            // What was begun cannot be taken back.
            _xml = NewXmlWriter();
            if (e is ArgumentException)
            {
                throw new MailkitException(
                    MailkitErrorKind.InvalidArgument,
                    "A text holds a character that XML cannot carry, such as a control character: take it out, or use JSON");
            }

            throw;
        }
    }

    private void Write(MailkitCall call, ClientLogin login)
    {
        _xml.WriteStartElement("methodCall");
        _xml.WriteElementString("methodName", call.Function);
        _xml.WriteStartElement("params");
        WriteParameter(login.ClientId);
        WriteParameter(login.ClientMd5);
        if (call.IsStruct)
        {
            WriteParameter(Struct(call.Parameters));
        }
        else
        {
            for (int i = 0; i < call.Parameters.Count; i++)
            {
                MailkitParameter parameter = call.Parameters[i];
                if (!parameter.IsJsonOnly)
                {
                    WireText.Name(
                        parameter.Name.Length > 0 ? parameter.Name : FormattableString.Invariant($"argument {i + 1}"),
                        () => WriteParameter(parameter.XmlRpcValue));
                }
            }

            if (call.LastMembers.Count > 0)
            {
                WriteParameter(Struct(call.LastMembers));
            }
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private static OrderedDictionary Struct(IEnumerable<MailkitParameter> parameters)
    {
        OrderedDictionary members = [];
        foreach (MailkitParameter parameter in parameters)
        {
            if (parameter.IsUsed)
            {
                members[parameter.Name] = parameter.XmlRpcValue;
            }
        }

        return members;
    }

    private void WriteParameter(object? value)
    {
        _xml.WriteStartElement("param");
        Write(value);
        _xml.WriteEndElement();
    }

    private void Write(object? value)
    {
        _xml.WriteStartElement("value");
        switch (value)
        {
            case null:
                throw new MailkitException(MailkitErrorKind.InvalidArgument, "XML-RPC has no null: leave the value out");
            case string text:
                _xml.WriteElementString("string", text);
                break;
            case bool flag:
                _xml.WriteElementString("boolean", flag ? "1" : "0");
                break;
            case int or long:
                long number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
                _xml.WriteElementString(
                    number is >= int.MinValue and <= int.MaxValue ? "i4" : "i8",
                    number.ToString(CultureInfo.InvariantCulture));
                break;
            case double real:
                _xml.WriteElementString("double", WireText.WithoutExponent(WireText.RequireFinite(real)));
                break;
            case decimal amount:
                _xml.WriteElementString("double", amount.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTime date:
                _xml.WriteElementString("dateTime.iso8601", date.ToString("yyyyMMdd'T'HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                _xml.WriteElementString("base64", Convert.ToBase64String(bytes));
                break;
            case StreamedFile file:
                _xml.WriteStartElement("string");
                AddSlot(file);
                _xml.WriteEndElement();
                break;
            case StreamedList list:
                _xml.WriteStartElement("array");
                _xml.WriteStartElement("data");
                AddSlot(list);
                _xml.WriteEndElement();
                _xml.WriteEndElement();
                break;
            case IWireStruct members:
                _xml.WriteStartElement("struct");
                members.WriteMembers(this);
                _xml.WriteEndElement();
                break;
            case IDictionary members:
                WriteStruct(members);
                break;
            case IEnumerable elements:
                WriteArray(elements);
                break;
            default:
                throw WireText.NotWritable(value);
        }

        _xml.WriteEndElement();
    }

    private void WriteStruct(IDictionary members)
    {
        _xml.WriteStartElement("struct");
        foreach (DictionaryEntry member in members)
        {
            _xml.WriteStartElement("member");
            _xml.WriteElementString("name", (string)member.Key);
            Write(member.Value);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteArray(IEnumerable elements)
    {
        _xml.WriteStartElement("array");
        _xml.WriteStartElement("data");
        foreach (object? element in elements)
        {
            Write(element);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <summary>Right behind the start of the element that was written last.</summary>
    private void AddSlot(StreamedValue value)
    {
        // XmlWriter closes the start tag only when content follows, even empty content.
        _xml.WriteRaw(string.Empty);
        _xml.Flush();
        _slots.Add(new((int)_bytes.Length, value));
    }
}
