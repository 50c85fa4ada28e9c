using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What is known of one function of the API.</summary>
internal sealed class MailkitFunction(
    string area,
    string name,
    bool isRead,
    FunctionForms forms,
    FunctionConfidence confidence,
    AnswerList list,
    string summary,
    IReadOnlyCollection<string> successTexts)
{
    /// <summary>No function is known to refuse with one of them.</summary>
    private static readonly string[] CommonSuccesses = ["OK", "TRUE"];

    /// <summary>The part of the API, as this module names it.</summary>
    public string Area { get; } = area;

    /// <summary>The full name, such as <c>mailkit.sendmail</c>.</summary>
    public string Name { get; } = name;

    /// <summary>It is known to change nothing, so it may be repeated and need not be confirmed.</summary>
    public bool IsRead { get; } = isRead;

    /// <summary>Its forms.</summary>
    public FunctionForms Forms { get; } = forms;

    public FunctionConfidence Confidence { get; } = confidence;

    /// <summary>Where its list stands.</summary>
    public AnswerList List { get; } = list;

    /// <summary>What it does, in one line.</summary>
    public string Summary { get; } = summary;

    /// <summary>The texts that in XML-RPC stand in place of an answer and are no refusal: those of every function, and its own.</summary>
    public IReadOnlyCollection<string> SuccessTexts { get; } = [.. CommonSuccesses, .. successTexts];

    /// <summary>Only its XML-RPC form is known.</summary>
    public bool IsXmlRpcOnly => Forms == FunctionForms.XmlRpc;

    /// <summary>An empty text in place of an answer refuses the call, and is no empty list.</summary>
    public bool RefusesWithEmptyText { get; private set; }

    /// <summary>A 0 in place of an answer refuses the call (documented).</summary>
    public bool RefusesWithZero { get; private set; }

    /// <summary>With which words it refuses what is done already, which is as good as a success; null where none are known.</summary>
    public string? RefusalOfWhatIsDone { get; private set; }

    /// <summary>
    /// Whether the words of a refusal say that Mailkit does not have what was asked for (seen in clients). An empty text says so where a
    /// function is known to refuse with one.
    /// </summary>
    public bool SaysNotFound(string refusal) => refusal.Length == 0 ? RefusesWithEmptyText : KnownRefusals.IsOfAnId(refusal);

    /// <summary>The same function, of which it is known that it refuses with an empty text too.</summary>
    public MailkitFunction RefusingWithEmptyText()
    {
        RefusesWithEmptyText = true;
        return this;
    }

    /// <summary>The same function, of which it is known that it refuses with a 0 in place of an answer.</summary>
    public MailkitFunction RefusingWithZero()
    {
        RefusesWithZero = true;
        return this;
    }

    /// <summary>The same function, of which it is known with which words it refuses what is done already.</summary>
    public MailkitFunction RefusingWhatIsDone(string words)
    {
        RefusalOfWhatIsDone = words;
        return this;
    }

    /// <summary>Whether the words of a refusal say that what was asked for is done already.</summary>
    public bool SaysDone(string? refusal) =>
        RefusalOfWhatIsDone is not null && RefusalOfWhatIsDone.Equals(refusal?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A function that the reference does not list: it may change anything, and answer with anything.</summary>
    public static MailkitFunction Unlisted(string name) => new(
        string.Empty, name, isRead: false, FunctionForms.None, FunctionConfidence.NameOnly, AnswerList.IsUnknown, string.Empty, []);
}
