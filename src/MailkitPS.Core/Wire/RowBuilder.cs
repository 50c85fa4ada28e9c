using System;
using System.Collections.Generic;
using System.Text;

namespace MailkitPS;

/// <summary>Makes typed rows: finds them where they may stand, and hands the value of each known member to its column.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
/// <param name="function">The function that answers.</param>
/// <param name="newRow">Makes a row.</param>
/// <param name="places">Where rows may stand.</param>
internal sealed class RowBuilder<TRow>(MailkitFunction function, Func<TRow> newRow, RowPlaces places)
    : AnswerBuilder<TRow>(function, new Envelope())
    where TRow : class
{
    private readonly RowSchema<TRow> _schema = RowSchema<TRow>.Instance;
    private readonly byte[]? _rowsMember = function.List.Member is string member ? Encoding.UTF8.GetBytes(member) : null;

    /// <summary>The ranks of the names by which the columns of the row were set that have several names.</summary>
    private readonly Dictionary<Column<TRow>, int> _ranks = [];
    private Place _place = Place.Root;
    private Place _placeAfterRow;
    private EnvelopeMember _envelopeMember;
    private bool _isRowsMember;

    /// <summary>The answer is an array where rows may not stand: it is looked through for a refusal of the login only.</summary>
    private bool _isStrange;

    /// <summary>The words of a row that refuse the login, where it holds nothing else.</summary>
    private string? _refusal;
    private bool _holdsMore;

    /// <summary>The answer itself is read as a row, in case it turns out to be one.</summary>
    private bool _isAnswerRow;
    private TRow? _row;
    private Column<TRow>? _column;
    private int _knownMembers;
    private NestedText _nested = null!;
    private Place _placeAfterNested;
    private int _nestedDepth;

    /// <summary>What is nested is the error of the answer.</summary>
    private bool _isError;

    /// <summary>Where the next part stands.</summary>
    private enum Place
    {
        Root,
        Answer,
        Rows,
        Row,

        /// <summary>In an object or array of a row that becomes one text.</summary>
        Nested,
        End,
    }

    /// <summary>The answer is a row and never a list of them, as that of a change.</summary>
    private bool IsAnswerAlwaysRow => places == RowPlaces.Object;

    public override void Name(Scalar name)
    {
        switch (_place)
        {
            case Place.Row:
                if (!FindColumn(name.Utf8))
                {
                    Notes.AddUnknown(name);
                }

                _holdsMore = _holdsMore || Envelope.KindOf(name.Utf8) == EnvelopeMember.Other;
                break;
            case Place.Nested:
                _nested.Name(name);
                break;
            default:
                NameInAnswer(name);
                break;
        }
    }

    public override bool StartObject()
    {
        switch (_place)
        {
            case Place.Nested:
                _nestedDepth++;
                _nested.StartObject();
                return true;
            case Place.Root:
                Envelope.Root = RootKind.Object;
                _place = Place.Answer;
                _isAnswerRow = places.HasFlag(RowPlaces.Object);
                if (_isAnswerRow)
                {
                    StartRow();
                }

                return true;
            case Place.Answer when _isRowsMember:
                BeginRows();
                StartRow(Place.Answer);
                return true;
            case Place.Rows:
                StartRow(Place.Rows);
                return true;
            default:
                return StartNested(isArray: false);
        }
    }

    public override bool StartArray()
    {
        switch (_place)
        {
            case Place.Nested:
                _nestedDepth++;
                _nested.StartArray();
                return true;
            case Place.Root when places.HasFlag(RowPlaces.Answer):
                Envelope.Root = RootKind.Array;
                BeginRows();
                _place = Place.Rows;
                return true;
            case Place.Root:
                Envelope.Root = RootKind.Array;
                _place = Place.Rows;
                _isStrange = true;
                return true;
            case Place.Answer when _isRowsMember:
                BeginRows();
                _place = Place.Rows;
                return true;
            case Place.Rows:
                return _isStrange ? false : throw NotARow("an array");
            default:
                return StartNested(isArray: true);
        }
    }

    public override void End()
    {
        switch (_place)
        {
            case Place.Nested:
                EndNested();
                break;
            case Place.Row:
                EndRow();
                _place = _placeAfterRow;
                break;
            case Place.Rows:
                _place = Envelope.Root == RootKind.Array ? Place.End : Place.Answer;
                break;
            default:
                _place = Place.End;
                EndAnswerRow();
                break;
        }
    }

    public override void Value(Scalar value)
    {
        switch (_place)
        {
            case Place.Row:
                TakeRefusal(value);
                SetColumn(value);
                break;
            case Place.Nested:
                _nested.Value(value);
                break;
            case Place.Rows when value.Kind == ScalarKind.Text && KnownRefusals.IsOfLogin(value.Text()):
                throw Envelope.FailureOf(value.Text());
            case Place.Rows when _isStrange:
                break;
            case Place.Rows:
                throw NotARow(value.Kind == ScalarKind.Nothing ? "null" : MessageText.Quote(value.Text()));
            case Place.Answer when _isRowsMember:
                // "data": "" may be an empty list (documented), but not where an answer without rows has to say OK.
                Envelope.HasRows |= places != RowPlaces.Member && (value.Kind == ScalarKind.Nothing || value.Utf8.Length == 0);
                break;
            case Place.Answer:
                Envelope.Set(_envelopeMember, value.Kind == ScalarKind.Nothing ? null : value.Text());
                SetColumn(value);
                break;
            default:
                _place = Place.End;
                Envelope.Root = RootKind.Scalar;
                Envelope.Value = value.Kind == ScalarKind.Nothing ? null : value.Text();
                if (IsYes(value))
                {
                    SetBareValue(value);
                }

                break;
        }
    }

    protected override void Empty()
    {
        Envelope.Root = RootKind.Scalar;
        Envelope.HasRows = places.HasFlag(RowPlaces.Answer);
    }

    protected override void Success(Scalar text)
    {
        Envelope.Root = RootKind.Scalar;
        SetBareValue(text);
    }

    private static MailkitException NotARow(string found) =>
        MailkitException.InvalidAnswer($"The answer has a shape that is not known: one of its rows is not an object but {found}.");

    private void NameInAnswer(Scalar name)
    {
        ReadOnlySpan<byte> utf8 = name.Utf8;
        _envelopeMember = Envelope.Add(name);
        _isRowsMember = _rowsMember is not null && places.HasFlag(RowPlaces.Member) && WireParser.EqualsIgnoreCase(utf8, _rowsMember);
        _column = null;
        if (_isAnswerRow)
        {
            int known = _knownMembers;
            FindColumn(utf8);

            // What every answer may say of success and failure makes none a row, even if the row has a column of that name.
            _knownMembers = _envelopeMember == EnvelopeMember.Other ? _knownMembers : known;
        }
    }

    /// <summary>The list of rows begins: the answer around it is none.</summary>
    private void BeginRows()
    {
        Envelope.HasRows = true;
        _isAnswerRow = false;
    }

    private void StartRow(Place placeAfterRow)
    {
        StartRow();
        _place = Place.Row;
        _placeAfterRow = placeAfterRow;
    }

    private void StartRow()
    {
        _row = newRow();
        _knownMembers = 0;
        _refusal = null;
        _holdsMore = false;
        if (_ranks.Count > 0)
        {
            _ranks.Clear();
        }
    }

    private void TakeRefusal(Scalar value)
    {
        if (!_holdsMore && value.Kind == ScalarKind.Text && KnownRefusals.IsOfLogin(value.Text()))
        {
            _refusal = value.Text();
        }
    }

    private void EndRow()
    {
        if (_refusal is not null && !_holdsMore)
        {
            throw Envelope.FailureOf(_refusal);
        }

        if (_isStrange)
        {
            return;
        }

        if (_knownMembers == 0)
        {
            string found = Notes.All.Count == 0 ? string.Empty : $" (but {string.Join(", ", Notes.All)})";
            throw MailkitException.InvalidAnswer($"The answer has a shape that is not known: a row without any known member{found}.");
        }

        Rows.Add(_row!);
    }

    private void EndAnswerRow()
    {
        bool saysSuccess = IsAnswerAlwaysRow && (Envelope.ErrorStatus == 0 || Envelope.IsStatusOk);
        if (!_isAnswerRow || !Envelope.IsFreeOfErrors || Envelope.LoginRefusal is not null || (_knownMembers == 0 && !saysSuccess))
        {
            return;
        }

        Envelope.HasRows = true;
        Rows.Add(_row!);
        foreach (string name in Envelope.Members)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(name);
            if (_schema.Find(utf8, out _) is null && Envelope.KindOf(utf8) == EnvelopeMember.Other)
            {
                Notes.AddMember(name);
            }
        }
    }

    /// <summary>Finds the column of a member; false where it is not known.</summary>
    private bool FindColumn(ReadOnlySpan<byte> utf8Name)
    {
        _column = _schema.Find(utf8Name, out int rank);
        if (_column is null)
        {
            return false;
        }

        _knownMembers++;
        if (rank >= 0)
        {
            Prefer(_column, rank);
        }

        return true;
    }

    /// <summary>Of several names of one column the first one counts, in whatever order they come.</summary>
    private void Prefer(Column<TRow> column, int rank)
    {
        if (_ranks.TryGetValue(column, out int best) && best < rank)
        {
            _column = null;
        }
        else
        {
            _ranks[column] = rank;
        }
    }

    private void SetColumn(Scalar value)
    {
        if (_column is null)
        {
            return;
        }

        if (value.Kind == ScalarKind.Nothing)
        {
            _column.SetNothing(_row!);
        }
        else
        {
            _column.Set(_row!, value, Notes);
        }
    }

    /// <summary>
    /// A change has succeeded if its whole answer is a number, true, or a text that means success; 0 and false do not.
    /// </summary>
    private void SetBareValue(Scalar value)
    {
        if (!IsAnswerAlwaysRow)
        {
            return;
        }

        StartRow();
        if (value.Kind != ScalarKind.Boolean && _schema.BareValue is Column<TRow> column)
        {
            column.Set(_row!, value, Notes);
        }

        Envelope.HasRows = true;
        Rows.Add(_row!);
    }

    /// <summary>True, or a number other than 0.</summary>
    private static bool IsYes(Scalar value) => value.Kind switch
    {
        ScalarKind.Boolean => WireParser.TryReadFlag(value.Utf8, out bool? flag) && flag == true,
        ScalarKind.Number => WireParser.TryReadDouble(value.Utf8, out double? number) && number is not (null or 0),
        _ => false,
    };

    private bool StartNested(bool isArray)
    {
        _isError = _place == Place.Answer && _envelopeMember == EnvelopeMember.Error;
        if (_place == Place.Answer && !_isError)
        {
            Envelope.Set(_envelopeMember, Column<TRow>.Container);
        }

        if (_column is null && !_isError)
        {
            return false;
        }

        // An error that is no text is told in its own words.
        if ((_isError ? new WordsText() : _column!.StartNested(isArray)) is not NestedText nested)
        {
            _column!.SetContainer(_row!, Notes);
            return false;
        }

        _nested = nested;
        _placeAfterNested = _place;
        _place = Place.Nested;
        _nestedDepth = 1;
        if (isArray)
        {
            _nested.StartArray();
        }
        else
        {
            _nested.StartObject();
        }

        return true;
    }

    private void EndNested()
    {
        _nested.End();
        if (--_nestedDepth == 0)
        {
            if (_isError)
            {
                Envelope.Set(EnvelopeMember.Error, _nested.Finish());
            }
            else
            {
                _column!.SetNested(_row!, _nested, Notes);
            }

            _nested.Dispose();
            _place = _placeAfterNested;
        }
    }
}
