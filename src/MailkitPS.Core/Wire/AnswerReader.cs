using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Takes the rows out of one answer while it comes in.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal abstract class AnswerReader<TRow>
    where TRow : class
{
    private const int MostNotes = 20;
    private const int MostCharacters = 40;

    private readonly List<string> _notes = [];

    /// <summary>What the answer says beside its rows; complete when <see cref="ReadAsync"/> has returned false.</summary>
    public Envelope Envelope { get; } = new();

    /// <summary>What was not understood and therefore skipped, each once.</summary>
    public IReadOnlyList<string> NotUnderstood => _notes;

    /// <summary>Adds the rows of one read; false when the answer has ended.</summary>
    /// <exception cref="MailkitException">The answer broke off or is not in the wire format. Rows that came before are added first.</exception>
    public abstract Task<bool> ReadAsync(List<TRow> rows, CancellationToken token);

    protected void NoteUnknown(string member) => Note(member);

    protected void NoteUnreadable(RowMember member, string value) =>
        Note($"{member.Name} '{(value.Length <= MostCharacters ? value : value.Substring(0, MostCharacters) + "…")}'");

    private void Note(string note)
    {
        if (_notes.Count < MostNotes && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
