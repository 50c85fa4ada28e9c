using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MailkitPS.Simulator;

/// <summary>An XML-RPC answer with other values in the same places: everything between them is copied as it came.</summary>
internal static partial class XmlRecording
{
    /// <summary>Redacts a whole answer.</summary>
    /// <exception cref="FormatException">It is no XML-RPC answer, or one with parts that XML-RPC does not have.</exception>
    public static string Redact(string answer, Redaction redaction)
    {
        if (!answer.Contains("<methodResponse", StringComparison.Ordinal) || answer.Contains("<![CDATA[", StringComparison.Ordinal))
        {
            throw new FormatException("The answer is no plain methodResponse.");
        }

        StringBuilder recording = new();
        Stack<string?> names = [];
        string? name = null;
        string element = string.Empty;
        foreach (Match part in Part().Matches(answer))
        {
            string text = part.Value;
            if (text[0] == '<')
            {
                element = text.Trim('<', '>', '/').Split(' ')[0];
                name = text switch
                {
                    "<struct>" or "<array>" => Push(names, name),
                    "</struct>" or "</array>" => names.Pop(),
                    _ => name,
                };
                recording.Append(text);
                element = text.StartsWith("</", StringComparison.Ordinal) ? string.Empty : element;
            }
            else
            {
                string value = WebUtility.HtmlDecode(text);
                string other = Other(element, ref name, value, redaction);
                recording.Append(other == value ? text : WebUtility.HtmlEncode(other));
            }
        }

        return recording.ToString();
    }

    private static string Push(Stack<string?> names, string? name)
    {
        names.Push(name);
        return name ?? string.Empty;
    }

    private static string Other(string element, ref string? name, string value, Redaction redaction)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        switch (element)
        {
            case "name":
                name = value;
                return redaction.Name(value);
            case "i4" or "int" or "i8"
                when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number):
                return redaction.Number(name, number).ToString(CultureInfo.InvariantCulture);
            case "string" or "value":
                return redaction.Text(name, value);
            case "base64":
                return Convert.ToBase64String(Encoding.UTF8.GetBytes(redaction.Text("base64", value)));
            default:
                return value;
        }
    }

    [GeneratedRegex("<[^>]*>|[^<]+")]
    private static partial Regex Part();
}
