using System;

namespace MailkitPS;

/// <summary>
/// Which rows of a page are new, and whether there is another page. Mailkit says of no answer that it is the last, nor whether the ID that
/// a page starts with is in it, so the walk asks from the last ID that it has, drops the rows that it knows, and ends on evidence only.
/// </summary>
/// <param name="function">The function that is walked over.</param>
/// <param name="pageSize">How many rows are asked for.</param>
/// <param name="after">All rows up to this ID are known; null for none.</param>
internal sealed class PageWalk(string function, int pageSize, long? after)
{
    private const long All = long.MaxValue;

    /// <summary>
    /// After a short page, one with fewer new rows than this part of the page size is the last: an account that is busy always has a few
    /// more, and the walk would never end.
    /// </summary>
    private const int TrickleDivisor = 100;

    /// <summary>A server may have a limit of its own, but none smaller than this: so few new rows are a trickle.</summary>
    private const int MinServerLimit = 10;

    /// <summary>A page of so many rows in descending order is no accident.</summary>
    private const int MinDescendingRows = 10;

    /// <summary>How many rows with the ID <see cref="Cursor"/> have been handed out.</summary>
    private long _handedAtCursor = All;
    private long? _start = after;
    private long _toDrop;
    private long _received;
    private long _behind;
    private long? _greatest;
    private long _countAtGreatest;
    private long? _previous;
    private long _largestPage;
    private bool _wasShort;

    /// <summary>All rows so far are those of one full page, the greatest ID first.</summary>
    private bool _isNewestFirst = true;
    private volatile bool _isUnordered;

    /// <summary>All rows up to this ID have been handed out; the next call starts here.</summary>
    public long? Cursor { get; private set; } = after;

    /// <summary>Where the current page starts.</summary>
    public long? Start => _start;

    /// <summary>How many rows of the current page are new.</summary>
    public long NewRows { get; private set; }

    /// <summary>How many pages have come to their end.</summary>
    public long PageCount { get; private set; }

    /// <summary>There is no further page.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>All rows came in the order of their IDs so far. Asked by another thread, too.</summary>
    public bool IsOrdered => !_isUnordered;

    /// <summary>A page begins, from the cursor.</summary>
    public void BeginPage()
    {
        _start = Cursor;
        _toDrop = _handedAtCursor;
        _received = 0;
        _behind = 0;
        NewRows = 0;
        _greatest = Cursor;
        _countAtGreatest = 0;
        _previous = null;
    }

    /// <summary>Takes the next row of the page.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Take(long id)
    {
        _received++;
        _isNewestFirst &= _previous is null || id < _previous;
        _isUnordered |= id < _previous;
        _previous = id;
        if (id < _start)
        {
            _behind++;
            return false;
        }

        // Counted, and not compared as a whole: a row may have changed meanwhile, and two rows may have one ID.
        if (id == _start && _toDrop > 0)
        {
            _toDrop--;
            return false;
        }

        NewRows++;
        if (id == _greatest)
        {
            _countAtGreatest++;
        }
        else if (_greatest is null || id > _greatest)
        {
            _greatest = id;
            _countAtGreatest = 1;
        }

        return true;
    }

    /// <summary>The page broke off; the next one begins behind the rows that it had. Only right while they were in order.</summary>
    public void BreakPage() => MoveCursor();

    /// <summary>The page has come to its end.</summary>
    /// <exception cref="MailkitException">It shows that the walk cannot go on without losing rows.</exception>
    public void EndPage()
    {
        MoveCursor();
        PageCount++;
        if (PageCount > 1 && NewRows == 0 && _isNewestFirst && _largestPage >= Math.Max(pageSize, MinDescendingRows))
        {
            throw Stalled("it answers with the newest rows first, so older ones may be missing");
        }

        if (_received == 0)
        {
            IsComplete = true;
            return;
        }

        if (_behind > 0)
        {
            throw Stalled("it answered with rows before that ID");
        }

        bool isFull = _received >= pageSize;
        if (NewRows == 0)
        {
            if (isFull || (_received > 1 && _received >= _largestPage))
            {
                throw Stalled("it answered with the same rows again");
            }

            IsComplete = true;
            return;
        }

        _largestPage = Math.Max(_largestPage, _received);

        // A short page is no proof, because the server may have a limit of its own: the walk asks once more. Nor are few rows proof, where
        // the server has never given more.
        bool isTrickle = NewRows * TrickleDivisor < pageSize && (NewRows < MinServerLimit || 2 * _received < _largestPage);
        IsComplete = !isFull && _wasShort && isTrickle;
        _wasShort = !isFull;
        _isNewestFirst &= PageCount == 1;
    }

    private void MoveCursor()
    {
        if (NewRows == 0)
        {
            return;
        }

        bool isSameId = _greatest == _start;
        _handedAtCursor = !isSameId ? _countAtGreatest : _handedAtCursor == All ? All : _handedAtCursor + NewRows;
        Cursor = _greatest;
    }

    private MailkitException Stalled(string reason) => new(
        MailkitErrorKind.PagingStalled,
        FormattableString.Invariant($"{function} did not go on behind {_start}: {reason}."));
}
