using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>The rows of one call, pulled as they arrive. One caller at a time.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public sealed class MailkitRowReader<TRow> : IDisposable
    where TRow : class
{
    private readonly MailkitClient _client;
    private readonly MailkitCall _call;
    private readonly RowSchema<TRow> _schema;
    private readonly RetryPolicy _retry;
    private readonly List<string> _log = [];
    private readonly object _opening = new();
    private Answer? _answer;
    private AnswerReader<TRow>? _reader;
    private TimeSpan _started;
    private TimeSpan _pause;
    private int _attempts;
    private int _rowsOfLastRead;
    private volatile bool _ended;

    internal MailkitRowReader(MailkitClient client, MailkitCall call, RowSchema<TRow> schema, RetryPolicy retry)
    {
        _client = client;
        _call = call;
        _schema = schema;
        _retry = retry;
    }

    /// <summary>How many rows have been handed out.</summary>
    public long RowCount { get; private set; }

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
            AnswerReader<TRow> reader = _reader ?? await OpenAsync(token).ConfigureAwait(false);
            List<TRow> rows = new(_rowsOfLastRead);
            if (!await reader.ReadAsync(rows, token).ConfigureAwait(false))
            {
                Complete(reader.Envelope);
                return null;
            }

            _rowsOfLastRead = rows.Count;

            RowCount += rows.Count;
            return rows;
        }
        catch (MailkitException e)
        {
            LogFailure(e);
            CloseAnswer();
            if (RowCount > 0 || !_retry.TryGetPause(e, _attempts, out _pause))
            {
                _ended = true;
                // The only way out of a call for what a server has said.
                throw e.AfterCall(RowCount, _attempts, _client.Redact);
            }

            Log(FormattableString.Invariant($"attempt {_attempts + 1} of {_retry.MaximumAttempts} in {_pause.TotalSeconds:0.0} s"));
            return [];
        }
    }

    /// <summary>What happened since the last call of this method, one line an event: never a body, never an address.</summary>
    public IReadOnlyList<string> TakeLog()
    {
        string[] lines = _log.ToArray();
        _log.Clear();
        return lines;
    }

    /// <summary>Breaks off the call, if it still goes on; a read that is in flight fails.</summary>
    public void Dispose()
    {
        lock (_opening)
        {
            _ended = true;
            _reader?.Dispose();
            _answer?.Dispose();
        }
    }

    private async Task<AnswerReader<TRow>> OpenAsync(CancellationToken token)
    {
        if (_attempts > 0)
        {
            await _client.Clock.DelayAsync(_pause, token).ConfigureAwait(false);
        }

        _attempts++;
        _started = _client.Clock.Elapsed;
        Answer answer = await _client.OpenAsync(_call, isOnlyAttempt: _retry.MaximumAttempts == 1, token).ConfigureAwait(false);
        Log(FormattableString.Invariant($"{_client.EndpointOf(_call)} answered with {answer.StatusCode} to attempt {_attempts} after {Elapsed()}"));
        lock (_opening)
        {
            if (_ended)
            {
                answer.Dispose();
                throw new OperationCanceledException("The reader has been disposed.");
            }

            _answer = answer;
            return _reader = _schema.Read(answer.Body, _client.FormatOf(_call));
        }
    }

    private void Complete(Envelope envelope)
    {
        if (envelope.Failure() is MailkitException failure)
        {
            throw failure;
        }

        if (!_schema.Accepts(envelope))
        {
            throw MailkitException.InvalidAnswer($"The answer has a shape that is not known: {envelope.Describe()}.");
        }

        _ended = true;
        Log(FormattableString.Invariant($"complete after {Elapsed()}, {RowCount} rows, {_answer!.Body.BytesRead} bytes"));
        CloseAnswer();
    }

    private void CloseAnswer()
    {
        if (_reader?.NotUnderstood.Count > 0)
        {
            Log($"not understood in the answer and skipped: {string.Join(", ", _reader.NotUnderstood)}");
        }

        _reader?.Dispose();
        _reader = null;
        _answer?.Dispose();
        _answer = null;
    }

    private void LogFailure(MailkitException e) =>
        Log(FormattableString.Invariant($"attempt {_attempts} at {_client.EndpointOf(_call)} failed after {Elapsed()}: {e.Message}"));

    private void Log(string text) => _log.Add(_client.Redact($"{_call.Function}: {text.TrimEnd('.')}."));

    private string Elapsed() => FormattableString.Invariant($"{(_client.Clock.Elapsed - _started).TotalSeconds:0.000} s");
}
