using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// The rows of all pages of a function, pulled as they arrive: each once, however the pages are cut. A page that breaks off is asked for
/// again from the last row on. One caller at a time.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public sealed class MailkitPager<TRow> : IRowSource<TRow>
    where TRow : class
{
    private readonly string _function;
    private readonly Func<PageCall, MailkitRowReader<TRow>> _open;
    private readonly Func<TRow, long> _idOf;
    private readonly PageWalk _walk;
    private readonly RetryPolicy _retry;
    private readonly IClock _clock;
    private readonly TimeSpan _delay;
    private readonly List<string> _log = [];
    private readonly List<string> _unknownMembers = [];
    private readonly object _opening = new();
    private MailkitRowReader<TRow>? _page;
    private int _failedAttempts;
    private TimeSpan _pause;
    private long _rowCount;
    private volatile bool _ended;

    /// <param name="function">The function that is walked over.</param>
    /// <param name="open">Makes the call of a page.</param>
    /// <param name="idOf">The ID of a row, by which the pages are cut.</param>
    /// <param name="pageSize">How many rows <paramref name="open"/> asks for.</param>
    /// <param name="options">Where to begin.</param>
    /// <param name="retry">When a page that broke off is asked for again.</param>
    /// <param name="clock">Time.</param>
    internal MailkitPager(
        string function,
        Func<PageCall, MailkitRowReader<TRow>> open,
        Func<TRow, long> idOf,
        int pageSize,
        PagingOptions options,
        RetryPolicy retry,
        IClock clock)
    {
        _function = function;
        _open = open;
        _idOf = idOf;
        _retry = retry;
        _clock = clock;
        _delay = options.PageDelay;
        _walk = new PageWalk(function, pageSize, options.After > 0 ? options.After : null);
        Position = options.Position ?? new PagingPosition();
        Position.Begin(function, options.Filter, _walk.Cursor, clock.UtcNow);
    }

    /// <summary>How far the walk has come, by what <see cref="MoveTo(TRow)"/> was told.</summary>
    public PagingPosition Position { get; }

    /// <inheritdoc/>
    string IRowSource<TRow>.Function => _function;

    /// <inheritdoc/>
    IReadOnlyList<string> IRowSource<TRow>.UnknownMembers => _unknownMembers;

    /// <inheritdoc/>
    bool IRowSource<TRow>.IsInAnswer => _page is { IsInAnswer: true };

    /// <inheritdoc/>
    CallState? IRowSource<TRow>.State
    {
        get
        {
            if (_page?.State is not CallState state)
            {
                return null;
            }

            state.Walk = FormattableString.Invariant($"page {Position.PageCount + 1}, {Position.RowCount} rows")
                + (Position.After is long after ? FormattableString.Invariant($" up to {after}") : string.Empty);
            return state;
        }
    }

    /// <summary>
    /// The new rows of one read from the network; an empty list when there were none in it, at the end of a page, or when a call failed
    /// that is made again; null when there are no further rows. A page is asked for only by the call after the one that found the end of
    /// the page before it: whoever needs no more rows causes no more calls.
    /// </summary>
    /// <exception cref="MailkitException">The walk cannot go on; rows that were handed out before are good.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public async Task<IReadOnlyList<TRow>?> ReadNextAsync(CancellationToken token)
    {
        if (_ended)
        {
            return null;
        }

        if (_walk.IsComplete)
        {
            _ended = true;
            Arrive();
            Position.IsComplete = true;
            return null;
        }

        MailkitRowReader<TRow> page = _page ?? OpenPage();
        try
        {
            IReadOnlyList<TRow>? rows = await page.ReadNextAsync(token).ConfigureAwait(false);
            _log.AddRange(page.TakeLog());
            if (rows is null)
            {
                _unknownMembers.AddRange(page.UnknownMembers.Except(_unknownMembers));
                _page = null;
                _pause = _delay;
                _failedAttempts = 0;
                _walk.EndPage();
                return [];
            }

            return TakeNew(rows);
        }
        catch (MailkitException e)
        {
            _log.AddRange(page.TakeLog());
            _page = null;
            if (!TryGoOn(e, page))
            {
                _ended = true;
                e.EndWalk(_rowCount, page.Attempts);
                throw;
            }

            return [];
        }
    }

    /// <summary>
    /// Moves the position to a row. To be called right before the row is used, in the order of the rows: should its use end everything,
    /// the position is right all the same.
    /// </summary>
    public void MoveTo(TRow row) => MoveTo(row, isCounted: true);

    /// <summary>What happened since the last call of this method, one line an event: never a body, never an e-mail address.</summary>
    public IReadOnlyList<string> TakeLog()
    {
        string[] lines = [.. _log];
        _log.Clear();
        return lines;
    }

    /// <summary>Cancels the call that is going on; a read in flight fails.</summary>
    public void Dispose()
    {
        lock (_opening)
        {
            _ended = true;
            _page?.Dispose();
        }
    }

    /// <param name="row">The row.</param>
    /// <param name="isCounted">False for a row that is not wanted.</param>
    internal void MoveTo(TRow row, bool isCounted)
    {
        Position.IsOrdered = _walk.IsOrdered;
        Position.RowCount += isCounted ? 1 : 0;

        // Out of order, rows with smaller IDs may still come: only the start of the page is sure then.
        Position.MoveTo(_walk.IsOrdered ? _idOf(row) : _walk.Start, _clock.UtcNow);
    }

    private List<TRow> TakeNew(IReadOnlyList<TRow> rows)
    {
        List<TRow> taken = new(rows.Count);
        foreach (TRow row in rows)
        {
            if (_walk.Take(_idOf(row)))
            {
                taken.Add(row);
            }
        }

        _rowCount += taken.Count;
        return taken;
    }

    /// <summary>Prepares to ask again for what is left of a page; false where that would be wrong, or has failed too often.</summary>
    private bool TryGoOn(MailkitException failure, MailkitRowReader<TRow> page)
    {
        // A new row shows that the server is there: its failures are counted anew.
        int failures = _walk.NewRows > 0 ? 1 : page.Attempts;
        if (!_walk.IsOrdered || !_retry.TryGetPause(failure, failures, out _pause))
        {
            return false;
        }

        _failedAttempts = failures;
        _walk.BreakPage();
        _log.Add(FormattableString.Invariant(
            $"{_function}: page {_walk.PageCount + 1} goes on behind {_walk.Cursor} in {_pause.TotalSeconds:0.0} s."));
        return true;
    }

    private MailkitRowReader<TRow> OpenPage()
    {
        Arrive();
        _walk.BeginPage();
        lock (_opening)
        {
            return _ended
                ? throw new OperationCanceledException("The pager has been disposed.")
                : _page = _open(new PageCall(_walk.PageCount + 1, _walk.Start, _failedAttempts, _pause));
        }
    }

    /// <summary>All rows of the pages that have ended have been used.</summary>
    private void Arrive()
    {
        Position.PageCount = _walk.PageCount;
        Position.IsOrdered = _walk.IsOrdered;
        Position.MoveTo(_walk.Cursor, _clock.UtcNow);
    }
}
