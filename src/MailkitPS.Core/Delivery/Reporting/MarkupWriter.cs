using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Xml;

namespace MailkitPS;

/// <summary>
/// Writes markup that is HTML and well-formed XML at once. Every text and every attribute goes through it, so that nothing of an answer
/// is ever read as markup, and nothing invisible in it can mislead.
/// </summary>
internal sealed class MarkupWriter
{
    private const int MaxForeignLength = 300;

    private readonly StringBuilder _markup = new();
    private readonly Stack<string> _open = new();

    /// <summary>How many bytes it takes in a file.</summary>
    public int Size => Encoding.UTF8.GetByteCount(ToString());

    /// <summary>Begins an element.</summary>
    public void Open(string tag, params (string Name, string Value)[] attributes)
    {
        Begin(tag, attributes);
        _markup.Append('>');
        _open.Push(tag);
    }

    /// <summary>Ends the element that was begun last.</summary>
    public void Close() => _markup.Append("</").Append(_open.Pop()).Append('>');

    /// <summary>Ends the element that was begun last, and the line.</summary>
    public void CloseLine()
    {
        Close();
        _markup.Append('\n');
    }

    /// <summary>An element without content.</summary>
    public void Empty(string tag, params (string Name, string Value)[] attributes)
    {
        Begin(tag, attributes);
        _markup.Append("/>");
    }

    /// <summary>An element with a text of ours.</summary>
    public void Element(string tag, string text, params (string Name, string Value)[] attributes)
    {
        Open(tag, attributes);
        Text(text);
        Close();
    }

    /// <summary>A text of ours, which may quote others.</summary>
    public void Text(string text) => Append(text);

    /// <summary>A text of somebody else: cut where it is long, and set apart from the direction of writing around it.</summary>
    public void Foreign(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Open("bdi");
            Append(Shown(text!));
            Close();
        }
    }

    /// <summary>A text of somebody else, as it is shown: cut, and with everything in it visible.</summary>
    public static string Shown(string text)
    {
        // What is invisible takes more room when it is visible.
        string start = MessageText.Cut(text, MaxForeignLength);
        return MessageText.Cut(VisibleText.Of(Mended(start)), MaxForeignLength);
    }

    /// <summary>Adds what another one has written.</summary>
    public void Add(MarkupWriter other) => _markup.Append(other.ToString());

    /// <summary>The style, as it is: a policy allows it by its bytes.</summary>
    public void Style(string style)
    {
        Open("style");
        _markup.Append(style);
        CloseLine();
    }

    /// <summary>The document type, which tells a browser to follow the standards.</summary>
    public void Doctype() => _markup.Append("<!DOCTYPE html>\n");

    /// <inheritdoc/>
    public override string ToString() => _markup.ToString();

    /// <summary>The text with the replacement character for half a character.</summary>
    private static string Mended(string text)
    {
        StringBuilder? mended = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                (mended ??= new(text))[i] = '\uFFFD';
            }
        }

        return mended?.ToString() ?? text;
    }

    private void Begin(string tag, (string Name, string Value)[] attributes)
    {
        _markup.Append('<').Append(tag);
        foreach ((string name, string value) in attributes)
        {
            _markup.Append(' ').Append(name).Append("=\"");
            Append(value);
            _markup.Append('"');
        }
    }

    private void Append(string text)
    {
        foreach (char character in text)
        {
            switch (character)
            {
                case '&':
                    _markup.Append("&amp;");
                    break;
                case '<':
                    _markup.Append("&lt;");
                    break;
                case '>':
                    _markup.Append("&gt;");
                    break;
                case '"':
                    _markup.Append("&quot;");
                    break;
                case '\'':
                    _markup.Append("&#39;");
                    break;
                case char other when !char.IsSurrogate(other) && !XmlConvert.IsXmlChar(other):
                    // U+FFFE and U+FFFF are no characters, and no XML holds them.
                    _markup.Append("\\u").Append(((int)other).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _markup.Append(character);
                    break;
            }
        }
    }
}
