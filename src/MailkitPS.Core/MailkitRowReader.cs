using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>The rows of one call, pulled as they arrive. One caller at a time.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public sealed class MailkitRowReader<TRow> : IRowSource<TRow>
    where TRow : class
{
    private readonly MailkitClient _client;
    private readonly MailkitCall _call;
    private readonly AnswerShape<TRow> _shape;
    private readonly RetryPolicy _retry;
    private readonly PageCall? _page;
    private readonly Uri _endpoint;
    private readonly List<string> _log = [];
    private readonly object _opening = new();
    private Answer? _answer;
    private AnswerReader? _reader;
    private AnswerBuilder<TRow> _builder;
    private MailkitException? _failure;
    private SilenceTimer? _silence;
    private TimeSpan _started;
    private TimeSpan _pause;
    private TimeSpan _resumesAt;
    private int _attempts;
    private int _rowsOfLastRead;

    /// <summary>An attempt has been written whole, and what became of it is not known.</summary>
    private bool _mayBeDone;
    private volatile bool _ended;

    /// <param name="client">Who calls.</param>
    /// <param name="call">The call.</param>
    /// <param name="shape">What its answer looks like.</param>
    /// <param name="retry">How often it is repeated.</param>
    /// <param name="page">Which call of a walk it is; null if it is none.</param>
    internal MailkitRowReader(MailkitClient client, MailkitCall call, AnswerShape<TRow> shape, RetryPolicy retry, PageCall? page = null)
    {
        _client = client;
        _call = call;
        _shape = shape;
        _retry = retry;
        _endpoint = client.EndpointOf(call);
        _builder = shape.NewBuilder();
        if (page is not null)
        {
            _page = page;
            _attempts = page.FailedAttempts;
            _pause = page.Pause;
            _resumesAt = client.Clock.Elapsed + page.Pause;
        }
    }

    /// <summary>How many rows have been handed out.</summary>
    public long RowCount { get; private set; }

    /// <inheritdoc/>
    string IRowSource<TRow>.Function => _call.Function;

    /// <inheritdoc/>
    IReadOnlyList<string> IRowSource<TRow>.UnknownMembers => UnknownMembers;

    /// <inheritdoc/>
    bool IRowSource<TRow>.IsInAnswer => IsInAnswer;

    /// <summary>The members of the answer that are not known, once it has ended.</summary>
    internal IReadOnlyList<string> UnknownMembers { get; private set; } = [];

    /// <summary>How many attempts there were.</summary>
    internal int Attempts => _attempts;

    /// <summary>Its answer has begun and not ended.</summary>
    internal bool IsInAnswer => _reader is not null;

    /// <summary>The function and the IDs that it was given.</summary>
    private string Subject => field ??= CallWords.Subject(_call);

    /// <summary>How the call stands. Asked by who waits for a read, while another thread works on it: it may be a moment old.</summary>
    internal CallState State
    {
        get
        {
            TimeSpan limit = _client.SilenceLimit;
            TimeSpan pause = _resumesAt - _client.Clock.Elapsed;
            if (pause > TimeSpan.Zero)
            {
                int next = _attempts + 1;
                return new CallState(_call.Function, next, _retry.MaximumAttempts, RowCount)
                {
                    Pause = pause,
                    MaxSeconds = (pause + limit).TotalSeconds + _retry.MaxSecondsAfter(next, limit),
                };
            }

            return new CallState(_call.Function, _attempts, _retry.MaximumAttempts, RowCount)
            {
                MaxSeconds = _silence?.Remaining.TotalSeconds + (RowCount > 0 ? 0 : _retry.MaxSecondsAfter(_attempts, limit)),
            };
        }
    }

    /// <inheritdoc/>
    CallState? IRowSource<TRow>.State => State;

    /// <summary>
    /// The rows of one read from the network, in the order of the answer; an empty list when there were none in it, or when
    /// an attempt failed that the next call repeats; null when the answer is complete.
    /// </summary>
    /// <exception cref="MailkitException">The call failed; rows that were handed out before are good.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public async Task<IReadOnlyList<TRow>?> ReadNextAsync(CancellationToken token)
    {
        if (_ended)
        {
            return null;
        }

        try
        {
            AnswerReader reader = _reader ?? await OpenAsync(token).ConfigureAwait(false);
            List<TRow> rows = new(_rowsOfLastRead);
            if (!await ReadAsync(reader, rows, token).ConfigureAwait(false))
            {
                Complete(_builder.Envelope);
                return null;
            }

            _rowsOfLastRead = rows.Count;
            RowCount += rows.Count;
            return rows;
        }
        catch (MailkitException e)
        {
            if (e.Kind == MailkitErrorKind.InvalidAnswer && _answer?.Packing is string packing)
            {
                e.WithMessage(
                    $"{e.Message} Its header Content-Encoding holds a packing: {MessageText.Quote(packing)} is not understood here.");
            }

            e.IsNotFound = e.Refusal is string refusal && FunctionCatalog.Get(_call.Function).SaysNotFound(refusal);
            e.IsTaken = e.Refusal is string taken && KnownRefusals.IsOfATakenName(taken);
            e.MayBeDoneAlready = _mayBeDone;
            _mayBeDone = SendOutcomes.Of(e) == SendOutcome.Unknown;
            e.BelongTo(Subject, _client.Login, _call.Address);
            LogFailure(e);
            CloseAnswer();
            if (RowCount > 0 || !_retry.TryGetPause(e, _attempts, out _pause))
            {
                _ended = true;
                if (_page is null)
                {
                    e.EndCall(RowCount, _attempts);
                }

                throw;
            }

            _silence = null;
            _resumesAt = _client.Clock.Elapsed + _pause;
            Log(FormattableString.Invariant($"attempt {_attempts + 1} of {_retry.MaximumAttempts} in {_pause.TotalSeconds:0.0} s"));
            return [];
        }
    }

    /// <summary>All rows at once, of an answer that is known to be small.</summary>
    internal async Task<List<TRow>> ReadAllAsync(CancellationToken token)
    {
        List<TRow> all = [];
        while (await ReadNextAsync(token).ConfigureAwait(false) is IReadOnlyList<TRow> rows)
        {
            all.AddRange(rows);
        }

        return all;
    }

    /// <summary>What happened since the last call of this method, one line an event: never a body, never an e-mail address.</summary>
    public IReadOnlyList<string> TakeLog()
    {
        string[] lines = _log.ToArray();
        _log.Clear();
        return lines;
    }

    /// <summary>Cancels the call if it is still going on; a read in flight fails.</summary>
    public void Dispose()
    {
        AnswerReader? reader;
        Answer? answer;
        lock (_opening)
        {
            _ended = true;
            (reader, answer) = (_reader, _answer);
        }

        // Not within the lock: they wait for a callback that is under way, and what that brings about may wait for the lock.
        reader?.Dispose();
        answer?.Dispose();
    }

    /// <summary>Reads once; false when the answer has ended. Rows before a failure go out first, and the next read throws it.</summary>
    private async Task<bool> ReadAsync(AnswerReader reader, List<TRow> rows, CancellationToken token)
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        _builder.Rows = rows;
        try
        {
            return await reader.ReadAsync(token).ConfigureAwait(false);
        }
        catch (MailkitException e) when (rows.Count > 0)
        {
            _failure = e;
            return true;
        }
    }

    private async Task<AnswerReader> OpenAsync(CancellationToken token)
    {
        if (_attempts > 0 || _pause > TimeSpan.Zero)
        {
            await _client.Clock.DelayAsync(_pause, token).ConfigureAwait(false);
        }

        Route route = _retry.MaximumAttempts == 1
            ? _client.Transport.NewRoute()
            : await _client.Transport.ShareAsync(token).ConfigureAwait(false);
        _attempts++;
        _started = _client.Clock.Elapsed;
        _silence = new SilenceTimer(_client.SilenceLimit, _client.Clock, () => _client.DescribeServer(_endpoint));
        Answer answer = await _client.OpenAsync(_call, route, _silence, token).ConfigureAwait(false);
        Log(FormattableString.Invariant(
            $"{_endpoint} answered with {answer.StatusCode} to attempt {_attempts} after {Elapsed()}"));
        lock (_opening)
        {
            if (_ended)
            {
                answer.Dispose();
                throw new OperationCanceledException("The reader has been disposed.");
            }

            _answer = answer;
            _builder = _shape.NewBuilder();
            return _reader = _shape.NewReader(answer.Body, _client.FormatOf(_call), _builder, _client.Login);
        }
    }

    private void Complete(Envelope envelope)
    {
        if (envelope.Failure() is MailkitException failure)
        {
            throw failure;
        }

        if (!_shape.Accepts(envelope))
        {
            throw MailkitException.InvalidAnswer($"The answer has a shape that is not known: {envelope.Describe()}.");
        }

        _ended = true;
        Log(FormattableString.Invariant($"complete after {Elapsed()}, {RowCount} rows, {_answer!.Body.BytesRead} bytes"));
        CloseAnswer();
    }

    private void CloseAnswer()
    {
        if (_reader is not null && _builder.Notes.All.Count > 0)
        {
            Log($"not understood in the answer, and kept in Extra: {string.Join(", ", _builder.Notes.All)}");
            UnknownMembers = _builder.Notes.UnknownMembers;
        }

        _reader?.Dispose();
        _reader = null;
        _answer?.Dispose();
        _answer = null;
    }

    private void LogFailure(MailkitException e) =>
        Log(FormattableString.Invariant($"attempt {_attempts} at {_endpoint} failed after {Elapsed()}: {e.Message}"));

    private void Log(string text)
    {
        string page = _page is null ? string.Empty : $"{_page}: ";
        _log.Add(MessageText.WithoutAddresses(VisibleText.Of(_client.Login.Redact($"{Subject}: {page}{text.TrimEnd('.')}."))));
    }

    private string Elapsed() => FormattableString.Invariant($"{(_client.Clock.Elapsed - _started).TotalSeconds:0.000} s");
}
