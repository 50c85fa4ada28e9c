using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace MailkitPS;

/// <summary>Writes calls and values in JSON.</summary>
internal sealed class JsonCallWriter : IElementEncoder, IStructWriter
{
    private readonly MemoryStream _bytes = new();
    private readonly List<Slot> _slots = [];
    private readonly Utf8JsonWriter _json;

    public JsonCallWriter()
    {
        _json = new Utf8JsonWriter(_bytes);
    }

    /// <summary>A whole body.</summary>
    /// <exception cref="MailkitException">JSON cannot carry one of the values.</exception>
    public static EncodedCall WriteCall(MailkitCall call, ClientLogin login)
    {
        using JsonCallWriter writer = new();
        return writer.Encode(() => writer.Write(call, login));
    }

    public EncodedCall Encode(object element) => Encode(() => Write(element));

    public void Member(string name, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(name, WireText.RequireWellFormed(text));
        }
    }

    public void Member(string name, long number) => _json.WriteNumber(name, number);

    public void Base64Member(string name, string? text)
    {
        if (text is not null)
        {
            _json.WriteBase64String(name, Encoding.UTF8.GetBytes(WireText.RequireWellFormed(text)));
        }
    }

    public void Flag(string name, bool? value)
    {
        if (value is bool flag)
        {
            _json.WriteBoolean(name, flag);
        }
    }

    public void Member(string name, object? value)
    {
        if (value is not null)
        {
            _json.WritePropertyName(name);
            Write(value);
        }
    }

    public void Dispose()
    {
        _json.Dispose();
        _bytes.Dispose();
    }

    private EncodedCall Encode(Action write)
    {
        _bytes.SetLength(0);
        _slots.Clear();
        _json.Reset();
        try
        {
            write();
        }
        catch (ArgumentException)
        {
            throw new MailkitException(MailkitErrorKind.InvalidArgument, "A text is too long to be sent");
        }

        _json.Flush();
        return new EncodedCall(_bytes, _slots);
    }

    private void Write(MailkitCall call, ClientLogin login)
    {
        _json.WriteStartObject();
        _json.WriteString("function", call.Function);
        _json.WriteString("id", login.ClientId.ToString(CultureInfo.InvariantCulture));
        _json.WriteString("md5", login.ClientMd5);
        ILookup<bool, MailkitParameter> parameters = call.Parameters.Concat(call.LastMembers)
            .ToLookup(parameter => parameter.IsTopLevel);
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
            case IWireStruct members:
                _json.WriteStartObject();
                members.WriteMembers(this);
                _json.WriteEndObject();
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
