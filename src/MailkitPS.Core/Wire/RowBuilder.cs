using System;
using System.Text;

namespace MailkitPS;

/// <summary>Makes typed rows: finds them where they may stand, and hands the value of each known member to its column.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
/// <param name="function">The function that answers.</param>
/// <param name="newRow">Makes a row.</param>
/// <param name="places">Where rows may stand.</param>
/// <param name="isAnyObject">Where the answer is a row, any object is one, whatever it holds.</param>
internal sealed class RowBuilder<TRow>(MailkitFunction function, Func<TRow> newRow, RowPlaces places, bool isAnyObject = false)
    : AnswerBuilder<TRow>(function, new Envelope()), IRowSink
    where TRow : MailkitRow
{
    private readonly RowSchema<TRow> _schema = RowSchema<TRow>.Instance;
    private readonly byte[]? _rowsMember = function.List.Member is string member ? Encoding.UTF8.GetBytes(member) : null;

    /// <summary>By which of its names a column with several was set: the rank of the name, and 1 more; 0 while it is not set.</summary>
    private readonly int[] _ranks = new int[RowSchema<TRow>.Instance.RankCount];
    private readonly RowMembers<TRow> _members = new();
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

    /// <summary>The column of the member whose value comes next; null where there is none.</summary>
    private Column<TRow>? _column;

    /// <summary>Nothing is known of the member whose value comes next.</summary>
    private bool _isUnknown;

    /// <summary>The member whose value comes next is the object within the row whose members are columns.</summary>
    private bool _isGroup;
    private bool _hasId;
    private int _knownMembers;
    private ExtraText? _extra;
    private RowGroup<TRow>? _group;
    private string _nameInGroup = string.Empty;
    private Place _placeAfterGroup;
    private bool _isInGroups;
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

        /// <summary>In an object of a row whose members are columns.</summary>
        Group,

        /// <summary>In an array of such objects.</summary>
        Groups,
        End,
    }

    /// <summary>The answer is a row and never a list of them, as that of a change.</summary>
    private bool IsAnswerAlwaysRow => places == RowPlaces.Object;

    private ExtraText Extra => _extra ??= new(Notes.AddMember);

    private RowGroup<TRow> Group => _group ??= new();

    /// <summary>A lone value in place of an answer may be a row.</summary>
    private bool MayBeBareValue => IsAnswerAlwaysRow || (_schema.BareValue is not null && Function.List == AnswerList.IsNone);

    public bool IsBetweenRows => _place == Place.Rows && !_isStrange;

    public override void Name(Scalar name)
    {
        switch (_place)
        {
            case Place.Row:
                if (!FindColumn(name.Utf8))
                {
                    Extra.Begin(name.PooledText(), isUnknown: true);
                }

                _holdsMore = _holdsMore || Envelope.KindOf(name.Utf8) == EnvelopeMember.Other;
                break;
            case Place.Nested:
                _nested.Name(name);
                break;
            case Place.Group:
                NameInGroup(name);
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
                    StartRow(newRow());
                }

                return true;
            case Place.Answer when _isRowsMember:
                BeginRows();
                StartRow(Place.Answer);
                return true;
            case Place.Rows:
                StartRow(Place.Rows);
                return true;
            case Place.Groups:
                StartGroup();
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
            case Place.Group:
                Group.EndElement();
                _place = _isInGroups ? Place.Groups : _placeAfterGroup;
                break;
            case Place.Groups:
                _place = _placeAfterGroup;
                break;
            default:
                _place = Place.End;
                EndAnswerRow();
                break;
        }
    }

    public override void BareText(Scalar text)
    {
        if (Function.SaysDone(text.Text()))
        {
            Success(text);
        }
        else
        {
            base.BareText(text);
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
            case Place.Group:
                Group.Add(_column, _nameInGroup, value);
                break;
            case Place.Groups:
                AddToExtra(_schema.GroupName!, value);
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
                if (IsRefusal(value))
                {
                    Envelope.Refuse(string.Empty);
                }
                else if (IsYes(value) || _schema.BareValue is { IsFlag: true })
                {
                    SetBareValue(value);
                }

                break;
        }
    }

    public void ForgetMembers() => _members.Clear();

    public bool TryAddMember(Scalar name) => _members.TryAdd(name);

    void IRowSink.StartRow() => StartMatchingRow(newRow());

    public bool TryRepeatRow()
    {
        // What the row before has no place for is not known member by member. All else is: each column of a row of a list sets one
        // property, whatever the others hold.
        if (_row is not { Extra: null } before)
        {
            return false;
        }

        StartMatchingRow((TRow)before.Copy());
        return true;
    }

    public void Value(int member, Scalar value)
    {
        (Column<TRow>? column, string? unknownName) = _members[member];
        if (column is not null)
        {
            SetColumn(column, value);
        }
        else if (unknownName is not null)
        {
            Extra.Begin(unknownName, isUnknown: true);
            Extra.Value(value);
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
        if (IsRefusal(text))
        {
            Envelope.Refuse(string.Empty);
            return;
        }

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
        _isUnknown = _isGroup = false;
        if (_isAnswerRow)
        {
            int known = _knownMembers;
            if (!FindColumn(utf8))
            {
                _isUnknown = _envelopeMember == EnvelopeMember.Other;
                Extra.Begin(name.PooledText(), isUnknown: !_schema.IsKept(utf8));
            }

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
        StartRow(newRow());
        _place = Place.Row;
        _placeAfterRow = placeAfterRow;
    }

    private void StartMatchingRow(TRow row)
    {
        StartRow(row);
        _place = Place.Row;
        _placeAfterRow = Place.Rows;
        _knownMembers = _members.KnownCount;
        _hasId |= _members.HasId;
        _holdsMore = true;
    }

    private void StartRow(TRow row)
    {
        _row = row;
        _knownMembers = 0;
        _refusal = null;
        _holdsMore = false;
        _hasId = _schema.HasId(_row);
        _extra?.Reset();
        _group?.Clear();
        Array.Clear(_ranks, 0, _ranks.Length);
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

        if (_schema.Id is Column<TRow> id && !_hasId)
        {
            throw RowSchema<TRow>.NoId(id.Name);
        }

        HandOut();
    }

    /// <summary>
    /// The row is complete. Where it has several objects with columns, each makes a row with all that stands beside them.
    /// </summary>
    private void HandOut()
    {
        string? extra = _extra?.Finish();
        int count = _group?.Count ?? 0;
        if (count == 0 && (!_schema.IsRowOfGroup || extra is not null))
        {
            _row!.Extra = extra;
            Rows.Add(_row);
        }

        for (int i = 0; i < count; i++)
        {
            TRow row = i == count - 1 ? _row! : (TRow)_row!.Copy();
            Group.Apply(i, row, Extra, Notes);
            row.Extra = ExtraText.Join(extra, Extra.Finish());
            Rows.Add(row);
        }
    }

    private void EndAnswerRow()
    {
        if (Function.SaysDone(Envelope.Error))
        {
            Envelope.ErrorStatus = 0;
        }

        bool isSuccess = Envelope.ErrorStatus == 0 || Envelope.IsStatusOk || (isAnyObject && string.IsNullOrEmpty(Envelope.Error));
        if (isAnyObject && !isSuccess)
        {
            return;
        }

        bool saysSuccess = IsAnswerAlwaysRow && isSuccess;
        if (!_isAnswerRow || !Envelope.IsFreeOfErrors || Envelope.LoginRefusal is not null || (_knownMembers == 0 && !saysSuccess)
            || (_schema.Id is not null && !_hasId))
        {
            return;
        }

        Envelope.HasRows = true;
        HandOut();
    }

    /// <summary>Finds the column of a member; false where nothing is known of it.</summary>
    private bool FindColumn(ReadOnlySpan<byte> utf8Name)
    {
        _column = _schema.Members.Find(utf8Name, out int rank);
        _isGroup = _column is null && _schema.IsGroup(utf8Name);
        _isUnknown = _column is null && !_isGroup;
        if (_isUnknown)
        {
            // What stands beside a list whose elements are the rows belongs to others.
            _isUnknown = !_schema.IsRowOfGroup;
            return !_isUnknown;
        }

        _knownMembers++;
        _hasId |= _column is not null && _column == _schema.Id;
        if (_column is not null && rank >= 0)
        {
            Prefer(_column, rank);
        }

        return true;
    }

    /// <summary>Of several names of one column the first one counts, in whatever order they come.</summary>
    private void Prefer(Column<TRow> column, int rank)
    {
        int best = _ranks[column.RankIndex] - 1;
        if (best >= 0 && best < rank)
        {
            _column = null;
        }
        else
        {
            _ranks[column.RankIndex] = rank + 1;
        }
    }

    private void SetColumn(Scalar value)
    {
        if (_column is null)
        {
            if (_isUnknown)
            {
                Extra.Value(value);
            }
            else if (_isGroup)
            {
                AddToExtra(_schema.GroupName!, value);
            }
        }
        else
        {
            SetColumn(_column, value);
        }
    }

    private void SetColumn(Column<TRow> column, Scalar value)
    {
        if (value.Kind == ScalarKind.Nothing)
        {
            column.SetNothing(_row!);
        }
        else if (!column.TrySet(_row!, value))
        {
            column.SetNothing(_row!);
            AddToExtra(column.Name, value);
        }
    }

    /// <summary>A value that cannot be read is kept beside the columns.</summary>
    private void AddToExtra(string name, Scalar value)
    {
        if (value.Kind != ScalarKind.Nothing && !value.Utf8.IsEmpty)
        {
            Notes.AddUnreadable(name, value.Text());
            Extra.Begin(name);
            Extra.Value(value);
        }
    }

    private void NameInGroup(Scalar name)
    {
        _column = _schema.OfGroup.Find(name.Utf8, out _);
        _nameInGroup = _column?.Name ?? $"{_schema.GroupName}.{name.PooledText()}";
    }

    private void StartGroup()
    {
        Group.StartElement();
        _place = Place.Group;
    }

    /// <summary>
    /// A change has succeeded if its whole answer is a number, true, or a text that means success; 0 and false do not.
    /// </summary>
    private void SetBareValue(Scalar value)
    {
        if (!MayBeBareValue || (value.Kind == ScalarKind.Text && WireParser.TryReadInteger(value.Utf8, out long? number) && number == 0))
        {
            return;
        }

        StartRow(newRow());
        if (_schema.BareValue is Column<TRow> column && (column.IsFlag || value.Kind != ScalarKind.Boolean))
        {
            _column = column;
            SetColumn(value);
        }

        if (_schema.Id is not null && !_schema.HasId(_row!))
        {
            // It says that something was made, and not what: nobody can go on with a row like that.
            return;
        }

        Envelope.HasRows = true;
        Rows.Add(_row!);
    }

    /// <summary>A 0 where a function is known to refuse with one.</summary>
    private bool IsRefusal(Scalar value) =>
        Function.RefusesWithZero && WireParser.TryReadFlag(value.Utf8, out bool? flag) && flag == false;

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

        if (_isGroup && _place is Place.Row or Place.Answer)
        {
            _placeAfterGroup = _place;
            _isInGroups = isArray;
            _isGroup = false;
            if (isArray)
            {
                _place = Place.Groups;
            }
            else
            {
                StartGroup();
            }

            return true;
        }

        if (NewNested(isArray) is not NestedText nested)
        {
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

    /// <summary>What takes an object or array in; null where nobody wants it.</summary>
    private NestedText? NewNested(bool isArray)
    {
        if (_isError)
        {
            // An error that is no text is told in its own words.
            return new WordsText();
        }

        if (_place is Place.Group)
        {
            return new JsonText();
        }

        if (_place is Place.Groups)
        {
            Notes.AddUnreadable(_schema.GroupName!, Column<TRow>.Container);
            Extra.Begin(_schema.GroupName!);
            return Extra;
        }

        if (_column is null)
        {
            return _isUnknown ? Extra : null;
        }

        if (_column.StartNested(isArray) is NestedText nested)
        {
            return nested;
        }

        _column.RefuseContainer();
        _column.SetNothing(_row!);
        Notes.AddUnreadable(_column.Name, Column<TRow>.Container);
        Extra.Begin(_column.Name);
        return Extra;
    }

    private void EndNested()
    {
        _nested.End();
        if (--_nestedDepth > 0)
        {
            return;
        }

        _place = _placeAfterNested;
        if (_nested == _extra)
        {
            return;
        }

        if (_isError)
        {
            Envelope.Set(EnvelopeMember.Error, _nested.Finish());
        }
        else if (_place == Place.Group)
        {
            Group.Add(_column, _nameInGroup, _nested.Json()!);
        }
        else if (!_column!.TrySetNested(_row!, _nested))
        {
            _column.SetNothing(_row!);
            Notes.AddUnreadable(_column.Name, Column<TRow>.Container);
            Extra.AddJson(_column.Name, _nested.Json()!);
        }

        _nested.Dispose();
    }
}
