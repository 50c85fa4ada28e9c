using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>A command line that an error shows: it goes on with what was begun, or shows what has been done.</summary>
/// <param name="cmdlet">The name of the cmdlet.</param>
internal sealed class ResumeCommand(string cmdlet)
{
    private readonly List<string> _words = [cmdlet];

    /// <summary>The cmdlet with a parameter.</summary>
    public ResumeCommand(string cmdlet, FormattableString parameter)
        : this(cmdlet)
    {
        Add(parameter);
    }

    /// <summary>Adds a parameter with its value, or anything else that is a part of a command line; nothing where that is empty.</summary>
    public void Add(FormattableString words)
    {
        string text = FormattableString.Invariant(words);
        if (text.Length > 0)
        {
            _words.Add(text);
        }
    }

    /// <summary>Adds a parameter unless it has the value that it has by itself.</summary>
    public void AddUnlessDefault(string parameter, double value, double standard)
    {
        if (value != standard)
        {
            Add($"-{parameter} {value:0}");
        }
    }

    /// <summary>Adds a switch if it is on.</summary>
    public void AddIf(bool isOn, string parameter)
    {
        if (isOn)
        {
            Add($"-{parameter}");
        }
    }

    /// <summary>The command line, over a connection.</summary>
    public string Over(MailkitConnection connection) =>
        $"{string.Join(" ", _words)} -Connection {ConnectionNameCompleter.Quote(connection.Name)}";
}
