using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace MailkitPS;

/// <summary>Writes calls and values in JSON.</summary>
internal sealed class JsonCallWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly List<Slot> _slots = [];
    private readonly Utf8JsonWriter _json;

    private JsonCallWriter()
    {
        _json = new Utf8JsonWriter(_bytes);
    }

    /// <summary>A whole body.</summary>
    /// <exception cref="MailkitException">JSON cannot carry one of the values.</exception>
    public static EncodedCall WriteCall(MailkitCall call, ClientLogin login) => Write(writer => writer.Write(call, login));

    /// <summary>A single value.</summary>
    /// <exception cref="MailkitException">JSON cannot carry it.</exception>
    public static EncodedCall WriteValue(object value) => Write(writer => writer.Write(value));

    public void Dispose()
    {
        _json.Dispose();
        _bytes.Dispose();
    }

    private static EncodedCall Write(Action<JsonCallWriter> write)
    {
        using JsonCallWriter writer = new();
        try
        {
            write(writer);
        }
        catch (ArgumentException e)
        {
            throw new MailkitException(MailkitErrorKind.InvalidArgument, "A text is too long to be sent", e);
        }

        writer._json.Flush();
        return new EncodedCall(writer._bytes, writer._slots);
    }

    private void Write(MailkitCall call, ClientLogin login)
    {
        _json.WriteStartObject();
        _json.WriteString("function", call.Function);
        _json.WriteString("id", login.ClientId.ToString(CultureInfo.InvariantCulture));
        _json.WriteString("md5", login.ClientMd5);
        ILookup<bool, MailkitParameter> parameters = call.Parameters.ToLookup(parameter => parameter.IsTopLevel);
        WriteMembers(parameters[true]);
        if (parameters[false].Any() || call.HasEmptyParameters)
        {
            _json.WriteStartObject("parameters");
            WriteMembers(parameters[false]);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteMembers(IEnumerable<MailkitParameter> parameters)
    {
        foreach (MailkitParameter parameter in parameters.Where(parameter => parameter.IsUsed))
        {
            _json.WritePropertyName(parameter.Name);
            WireText.Name(parameter.Name, () => Write(parameter.Value));
        }
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _json.WriteNullValue();
                break;
            case string text:
                _json.WriteStringValue(WireText.RequireWellFormed(text));
                break;
            case bool flag:
                _json.WriteBooleanValue(flag);
                break;
            case int or long:
                _json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                _json.WriteNumberValue(WireText.RequireFinite(number));
                break;
            case decimal amount:
                _json.WriteNumberValue(amount);
                break;
            case DateTime date:
                _json.WriteStringValue(date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                _json.WriteBase64StringValue(bytes);
                break;
            case StreamedFile file:
                _json.WriteStringValue(string.Empty);
                AddSlot(file);
                break;
            case StreamedList list:
                _json.WriteStartArray();
                _json.WriteEndArray();
                AddSlot(list);
                break;
            case IDictionary members:
                _json.WriteStartObject();
                foreach (DictionaryEntry member in members)
                {
                    _json.WritePropertyName((string)member.Key);
                    Write(member.Value);
                }

                _json.WriteEndObject();
                break;
            case IEnumerable elements:
                _json.WriteStartArray();
                foreach (object? element in elements)
                {
                    Write(element);
                }

                _json.WriteEndArray();
                break;
            default:
                throw WireText.NotWritable(value);
        }
    }

    /// <summary>Before the quotation mark or the bracket that was written last.</summary>
    private void AddSlot(StreamedValue value)
    {
        _json.Flush();
        _slots.Add(new((int)_bytes.Length - 1, value));
    }
}
