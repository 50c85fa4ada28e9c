using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What of an answer was not understood, each once, for one line of a log.</summary>
internal sealed class AnswerNotes
{
    private const int MaxNotes = 20;

    private readonly HashSet<string> _unknownMembers = [];
    private readonly List<string> _unknownNames = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<string> All => _notes;

    /// <summary>The names of the members that are not known.</summary>
    public IReadOnlyList<string> UnknownMembers => _unknownNames;

    /// <summary>A member that is not known.</summary>
    public void AddMember(string name)
    {
        if (_unknownNames.Count < MaxNotes && _unknownMembers.Add(name))
        {
            string shown = MessageText.Name(name);
            _unknownNames.Add(shown);
            Add(shown);
        }
    }

    /// <summary>A member whose value cannot be read.</summary>
    public void AddUnreadable(string name, string value) => Add($"{name} {MessageText.Quote(value)}");

    private void Add(string note)
    {
        if (_notes.Count < MaxNotes && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
