using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text;

namespace MailkitPS.Simulator;

/// <summary>Writes an answer as XML-RPC.</summary>
internal sealed class XmlWireWriter : WireWriter
{
    // Of each object and array that is open, whether it is a member and not an element.
    private readonly Stack<bool> _members = [];

    /// <inheritdoc/>
    public override void StartAnswer() => Put("<?xml version=\"1.0\" encoding=\"utf-8\"?><methodResponse><params><param>");

    /// <inheritdoc/>
    public override void EndAnswer() => Put("</param></params></methodResponse>");

    /// <inheritdoc/>
    public override void StartObject(string? name = null) => Start(name, "<struct>");

    /// <inheritdoc/>
    public override void EndObject() => End("</struct>");

    /// <inheritdoc/>
    public override void StartArray(string? name = null) => Start(name, "<array><data>");

    /// <inheritdoc/>
    public override void EndArray() => End("</data></array>");

    /// <inheritdoc/>
    public override void Text(string? name, string value) => Scalar(name, "string", SecurityElement.Escape(value));

    /// <inheritdoc/>
    public override void Number(string? name, long value) =>
        Scalar(name, value is >= int.MinValue and <= int.MaxValue ? "i4" : "i8", value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Quoted(string name, long value) => Number(name, value);

    /// <inheritdoc/>
    public override void Amount(string name, decimal value) => Scalar(name, "double", value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Flag(string name, bool value) => Scalar(name, "boolean", value ? "1" : "0");

    /// <inheritdoc/>
    public override void Null(string name)
    {
        Name(name);
        Put("<value><nil/></value>");
        EndName(name);
    }

    /// <inheritdoc/>
    public override void ErrorStatus(int value, bool isQuoted = false)
    {
    }

    private void Start(string? name, string tag)
    {
        Name(name);
        Put("<value>");
        Put(tag);
        _members.Push(name is not null);
    }

    private void End(string tag)
    {
        Put(tag);
        Put(_members.Pop() ? "</value></member>" : "</value>");
    }

    private void Scalar(string? name, string type, string value)
    {
        Name(name);
        Put("<value><");
        Put(type);
        Put(">");
        Put(value);
        Put("</");
        Put(type);
        Put("></value>");
        EndName(name);
    }

    private void Name(string? name)
    {
        if (name is not null)
        {
            Put("<member><name>");
            Put(name);
            Put("</name>");
        }
    }

    private void EndName(string? name)
    {
        if (name is not null)
        {
            Put("</member>");
        }
    }

    private void Put(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, Block);
}
