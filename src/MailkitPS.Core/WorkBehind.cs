using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Does something with each of many items, in their order, on a thread of its own, while whoever gives them makes the next ones. One
/// caller at a time.
/// </summary>
/// <typeparam name="TItem">What is given.</typeparam>
internal sealed class WorkBehind<TItem> : IDisposable
{
    /// <summary>Handing over an item takes longer than most work on it.</summary>
    private const int BatchSize = 1000;

    /// <summary>A caller who is faster waits, so that there is never more than this in memory.</summary>
    private const int MaxWaitingBatches = 4;

    // Left to the collector: the thread may still be looking at it.
    private readonly BlockingCollection<List<TItem>> _batches = new(MaxWaitingBatches);
    private readonly Action<TItem> _work;
    private readonly Task _worker;
    private List<TItem> _batch = new(BatchSize);

    /// <param name="work">What is done with an item.</param>
    public WorkBehind(Action<TItem> work)
    {
        _work = work;
        _worker = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Gives an item.</summary>
    public void Add(TItem item)
    {
        _batch.Add(item);
        if (_batch.Count == BatchSize)
        {
            HandOver();
        }
    }

    /// <summary>Waits until all is done; throws what the work has thrown, after which nothing more was done.</summary>
    public void Complete()
    {
        HandOver();
        _batches.CompleteAdding();
        _worker.GetAwaiter().GetResult();
    }

    /// <summary>Ends the thread once it has done what it was given.</summary>
    public void Dispose() => _batches.CompleteAdding();

    private void HandOver()
    {
        _batches.Add(_batch);
        _batch = new(BatchSize);
    }

    private void Run()
    {
        try
        {
            foreach (List<TItem> batch in _batches.GetConsumingEnumerable())
            {
                batch.ForEach(_work);
            }
        }
        catch
        {
            // Taken all the same, or the caller would wait for room without end before it learns of the failure.
            foreach (List<TItem> unused in _batches.GetConsumingEnumerable())
            {
            }

            throw;
        }
    }
}
