using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Xml;

namespace MailkitPS;

/// <summary>Writes the <c>methodCall</c> of XML-RPC.</summary>
internal sealed class XmlRpcWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),

        // A carriage return would otherwise reach the server as a line feed.
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly XmlWriter _xml;

    private XmlRpcWriter(XmlWriter xml)
    {
        _xml = xml;
    }

    /// <summary>A whole body.</summary>
    /// <exception cref="MailkitException">XML-RPC cannot carry one of the values.</exception>
    public static byte[] Write(string function, IEnumerable<object> parameters)
    {
        using MemoryStream body = new();
        using (XmlWriter xml = XmlWriter.Create(body, Settings))
        {
            try
            {
                new XmlRpcWriter(xml).WriteCall(function, parameters);
            }
            catch (ArgumentException e)
            {
                throw new MailkitException(
                    MailkitErrorKind.InvalidArgument,
                    "A text holds a character that XML cannot carry, such as a control character: take it out, or connect with -Protocol Json",
                    e);
            }
        }

        return body.ToArray();
    }

    private void WriteCall(string function, IEnumerable<object> parameters)
    {
        _xml.WriteStartElement("methodCall");
        _xml.WriteElementString("methodName", function);
        _xml.WriteStartElement("params");
        foreach (object parameter in parameters)
        {
            _xml.WriteStartElement("param");
            WriteValue(parameter);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteValue(object? value)
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
                _xml.WriteElementString("double", WithoutExponent(WireText.Finite(real)));
                break;
            case DateTime date:
                _xml.WriteElementString("dateTime.iso8601", date.ToString("yyyyMMdd'T'HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                _xml.WriteElementString("base64", Convert.ToBase64String(bytes));
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
            WriteValue(member.Value);
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
            WriteValue(element);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <summary>XML-RPC knows digits and a point only.</summary>
    private static string WithoutExponent(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E');
        if (mark < 0)
        {
            return text;
        }

        int point = 1 + int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string sign = number < 0 ? "-" : string.Empty;
        string digits = text.Substring(sign.Length, mark - sign.Length).Replace(".", string.Empty);
        return point <= 0 ? sign + "0." + new string('0', -point) + digits
            : point >= digits.Length ? sign + digits.PadRight(point, '0')
            : sign + digits.Insert(point, ".");
    }
}
