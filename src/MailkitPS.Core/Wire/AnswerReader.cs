using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Takes the rows out of one answer while it comes in. What a member means is decided here, for both wire formats alike; the
/// derived class knows where in its format a member stands.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal abstract class AnswerReader<TRow> : IDisposable
    where TRow : class
{
    /// <summary>A single value longer than this is refused: bytes, or characters where the format decodes first.</summary>
    protected const int MaxValueSize = 1024 * 1024;

    /// <summary>How deep structs and arrays may lie in each other.</summary>
    protected const int MaxNesting = 64;

    /// <summary>Stands for a whole struct or array where a single value was expected.</summary>
    protected const string Container = "{…}";

    private const int MaxNotes = 20;

    private readonly Stream _body;
    private readonly RowSchema<TRow> _schema;
    private readonly byte[]? _rowsMember;
    private readonly List<byte[]> _unknownMembers = [];
    private readonly List<string> _notes = [];
    private List<TRow> _rows = [];
    private TRow? _row;
    private int _knownMembers;
    private bool _ended;
    private MailkitException? _failure;

    protected AnswerReader(Stream body, RowSchema<TRow> schema)
    {
        _body = body;
        _schema = schema;
        _rowsMember = schema.RowsMember is null ? null : Encoding.UTF8.GetBytes(schema.RowsMember);
    }

    /// <summary>What a member beside the rows says.</summary>
    protected enum EnvelopeMember
    {
        Unknown,
        Rows,
        ErrorStatus,
        Error,
        Status,
    }

    /// <summary>What the answer says beside its rows; complete when <see cref="ReadAsync"/> has returned false.</summary>
    public Envelope Envelope { get; } = new();

    /// <summary>What was not understood and therefore skipped, each once.</summary>
    public IReadOnlyList<string> NotUnderstood => _notes;

    /// <summary>The rows are the answer itself and not a member of it.</summary>
    protected bool RowsAreTheAnswer => _rowsMember is null;

    /// <summary>Adds the rows of one read; false when the answer has ended.</summary>
    /// <exception cref="MailkitException">The answer broke off or is not in the wire format. Rows that came before are added first.</exception>
    public async Task<bool> ReadAsync(List<TRow> rows, CancellationToken token)
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        if (_ended)
        {
            return false;
        }

        ArraySegment<byte> room = MakeRoom();
        int read = await _body.ReadAsync(room.Array, room.Offset, room.Count, token).ConfigureAwait(false);
        _ended = read == 0;
        _rows = rows;
        int before = rows.Count;
        try
        {
            Parse(read);
        }
        catch (MailkitException e) when (rows.Count > before)
        {
            // The rows before the fault go out first; the next read tells the fault.
            _failure = e;
        }

        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Where the next bytes go.</summary>
    protected abstract ArraySegment<byte> MakeRoom();

    /// <summary>Understands what has come so far; no bytes mean that the answer has ended.</summary>
    protected abstract void Parse(int bytes);

    protected void StartRow()
    {
        _row = _schema.NewRow();
        _knownMembers = 0;
    }

    protected void EndRow()
    {
        if (!_schema.IsRow(_knownMembers))
        {
            throw MailkitException.InvalidAnswer("The answer has a shape that is not known: a row without any known member.");
        }

        Add(_row!);
    }

    /// <summary>Hands out a finished row.</summary>
    protected void Add(TRow row) => _rows.Add(row);

    protected static MailkitException NotARow() =>
        MailkitException.InvalidAnswer("The answer has a shape that is not known: one of its rows is not an object.");

    /// <summary>The member of a row that has this name; null for one that is not known and is skipped.</summary>
    protected RowMember? FindMember(ReadOnlySpan<byte> utf8Name)
    {
        RowMember? member = _schema.Find(utf8Name);
        if (member is null && _unknownMembers.Count < MaxNotes && !IsKnownUnknown(utf8Name))
        {
            byte[] name = utf8Name.ToArray();
            _unknownMembers.Add(name);
            Note(MailkitPS.Envelope.Name(Encoding.UTF8.GetString(name)));
        }

        return member;
    }

    /// <summary>The member itself; one that is known makes its object a row.</summary>
    protected RowMember? Counted(RowMember? member)
    {
        _knownMembers += member is null ? 0 : 1;
        return member;
    }

    /// <summary>Sets a number or a date from its text.</summary>
    protected void SetPlain(RowMember member, ReadOnlySpan<byte> utf8)
    {
        if (member.Kind == MemberKind.Date)
        {
            SetDate(member, utf8);
        }
        else
        {
            SetNumber(member, utf8);
        }
    }

    protected void SetText(RowMember member, string? text) => _schema.SetText(_row!, member.Index, text);

    /// <summary>Sets a member that has no value.</summary>
    protected void SetNothing(RowMember member)
    {
        switch (member.Kind)
        {
            case MemberKind.Text or MemberKind.Phrase:
                SetText(member, null);
                break;
            case MemberKind.Date:
                _schema.SetDate(_row!, member.Index, null);
                break;
            default:
                _schema.SetNumber(_row!, member.Index, null);
                break;
        }
    }

    /// <summary>Sets a member in whose place stands a whole struct or array.</summary>
    protected void SetUnreadable(RowMember member)
    {
        if (member.Kind == MemberKind.Code)
        {
            throw NotANumber(member);
        }

        NoteUnreadable(member, Container);
        SetNothing(member);
    }

    protected EnvelopeMember EnvelopeMemberOf(ReadOnlySpan<byte> utf8Name)
    {
        Envelope.AddMember(Encoding.UTF8.GetString(utf8Name.ToArray()));
        if (_rowsMember is not null && WireText.EqualsIgnoreCase(utf8Name, _rowsMember))
        {
            return EnvelopeMember.Rows;
        }

        return WireText.EqualsIgnoreCase(utf8Name, "error_status"u8) ? EnvelopeMember.ErrorStatus
            : WireText.EqualsIgnoreCase(utf8Name, "error"u8) ? EnvelopeMember.Error
            : WireText.EqualsIgnoreCase(utf8Name, "status"u8) ? EnvelopeMember.Status
            : EnvelopeMember.Unknown;
    }

    /// <summary>Takes what stands beside the rows; null is none.</summary>
    protected void SetEnvelope(EnvelopeMember member, string? text)
    {
        switch (member)
        {
            case EnvelopeMember.ErrorStatus:
                // What is no number is no 0 either.
                Envelope.ErrorStatus = string.IsNullOrEmpty(text) ? null
                    : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long status) ? status
                    : -1;
                break;
            case EnvelopeMember.Error:
                Envelope.Error = text;
                break;
            case EnvelopeMember.Status:
                Envelope.Status = text;
                break;
        }
    }

    /// <summary>For an answer of any shape: its elements are the rows.</summary>
    protected ValueBuilder NewValueBuilder() => new(_schema.RowsMember, _schema.IsWhole, Envelope, TakeEnvelope, value => Add((TRow)value!), name => Note(MailkitPS.Envelope.Name(name)));

    private bool TakeEnvelope(string name, object? value)
    {
        EnvelopeMember member = EnvelopeMemberOf(Encoding.UTF8.GetBytes(name));
        SetEnvelope(member, value is ApiObject or List<object?> ? Container : Convert.ToString(value, CultureInfo.InvariantCulture));
        return member is EnvelopeMember.ErrorStatus or EnvelopeMember.Error or EnvelopeMember.Status;
    }

    private void SetNumber(RowMember member, ReadOnlySpan<byte> utf8)
    {
        if (!WireText.TryReadInteger(utf8, out long? number))
        {
            string text = Encoding.UTF8.GetString(utf8.ToArray());
            if (member.Kind == MemberKind.Code || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                throw NotANumber(member);
            }

            NoteUnreadable(member, text);
        }

        _schema.SetNumber(_row!, member.Index, number);
    }

    private void SetDate(RowMember member, ReadOnlySpan<byte> utf8)
    {
        if (WireText.TryReadDate(utf8, out DateTime date))
        {
            _schema.SetDate(_row!, member.Index, date);
            return;
        }

        if (utf8.Length > 0)
        {
            NoteUnreadable(member, Encoding.UTF8.GetString(utf8.ToArray()));
        }

        _schema.SetDate(_row!, member.Index, null);
    }

    private static MailkitException NotANumber(RowMember member) =>
        MailkitException.InvalidAnswer($"The answer holds a {member.Name} that is not a whole number of 64 bits.");

    /// <summary>A member that Mailkit has added to every row must not cost a string a row.</summary>
    private bool IsKnownUnknown(ReadOnlySpan<byte> name)
    {
        foreach (byte[] unknown in _unknownMembers)
        {
            if (name.SequenceEqual(unknown))
            {
                return true;
            }
        }

        return false;
    }

    private void NoteUnreadable(RowMember member, string value) =>
        Note($"{member.Name} {MailkitPS.Envelope.Quote(value)}");

    private void Note(string note)
    {
        if (_notes.Count < MaxNotes && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
