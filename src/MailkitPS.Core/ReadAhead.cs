using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Reads from a source before its rows are asked for, on a thread of its own: within an answer, one read waits to be taken while the next
/// one is under way. A call is made only when all that came before it has been taken.
/// </summary>
/// <remarks>
/// A thread, because a task for each read keeps the pool so busy with itself that the code of the first call of a process stays slow for
/// long. Events, because all that spins first takes the processor from the other thread.
/// </remarks>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal sealed class ReadAhead<TRow> : IDisposable
    where TRow : class
{
    private readonly IRowSource<TRow> _source;
    private readonly CancellationToken _stop;

    // Left to the collector: the thread may still be looking at them.
    private readonly AutoResetEvent _isTaken = new(true);
    private readonly AutoResetEvent _isRead = new(false);
    private Task<IReadOnlyList<TRow>?>? _read;
    private IReadOnlyList<string> _log = [];
    private volatile bool _isDisposed;

    /// <param name="source">What is read from; disposed by whoever made it.</param>
    /// <param name="stop">Cancels the reads.</param>
    public ReadAhead(IRowSource<TRow> source, CancellationToken stop)
    {
        _source = source;
        _stop = stop;
        Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Set once for each read, when it has ended and can be taken.</summary>
    public WaitHandle IsRead => _isRead;

    /// <summary>Takes the read that has come; after one that failed or was the last there is no other.</summary>
    /// <param name="log">What happened meanwhile, one line an event.</param>
    public Task<IReadOnlyList<TRow>?> Take(out IReadOnlyList<string> log)
    {
        Task<IReadOnlyList<TRow>?> read = _read!;
        log = _log;
        _isTaken.Set();
        return read;
    }

    /// <summary>Ends the thread once its read has ended, which is for the source to cancel.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _isTaken.Set();
    }

    private void Run()
    {
        Task<IReadOnlyList<TRow>?> read;
        do
        {
            read = _source.ReadNextAsync(_stop);
            if (!read.IsCompleted)
            {
                ((IAsyncResult)read).AsyncWaitHandle.WaitOne();
            }

            // Looked at, because a failure that nobody takes is not to pass for one that was overlooked.
            _ = read.Exception;
            IReadOnlyList<string> log = _source.TakeLog();
            _isTaken.WaitOne();
            if (_isDisposed)
            {
                return;
            }

            _log = log;
            _read = read;
            _isRead.Set();
            if (!_source.IsInAnswer)
            {
                _isTaken.WaitOne();
                _isTaken.Set();
            }
        }
        while (!_isDisposed && read.Status == TaskStatus.RanToCompletion && read.Result is not null);
    }
}
