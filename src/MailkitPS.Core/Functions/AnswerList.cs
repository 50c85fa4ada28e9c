using System;

namespace MailkitPS;

/// <summary>Where the list of a function's answer stands.</summary>
internal sealed class AnswerList
{
    /// <summary>The answer is the list.</summary>
    public static readonly AnswerList IsAnswer = new();

    /// <summary>The answer is known not to be a list.</summary>
    public static readonly AnswerList IsNone = new();

    /// <summary>What the answer looks like is not known.</summary>
    public static readonly AnswerList IsUnknown = new();

    private AnswerList()
    {
    }

    /// <summary>The member of the answer that is the list; null where none is.</summary>
    public string? Member { get; private set; }

    /// <summary>The list stands in its member and nowhere else, and an answer without it has to say OK.</summary>
    public bool IsStrict { get; private set; }

    /// <summary>The function is known to answer with a list.</summary>
    public bool IsList => this == IsAnswer || Member is not null;

    /// <summary>The list is a member of the answer; in some forms it is the answer all the same.</summary>
    public static AnswerList In(string member) => new() { Member = member };

    /// <summary>The list is a member of the answer, and the page of the function tells of no other shape.</summary>
    public static AnswerList OnlyIn(string member) => new() { Member = member, IsStrict = true };

    /// <summary>Whether the list is the member of this name.</summary>
    public bool IsMember(string name) => Member is not null && Member.Equals(name, StringComparison.OrdinalIgnoreCase);
}
