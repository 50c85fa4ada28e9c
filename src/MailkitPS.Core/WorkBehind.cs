using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Does something with each of many items, in their order, on another thread, while the caller goes on. One caller at a time.
/// </summary>
/// <typeparam name="TItem">What is given.</typeparam>
/// <param name="work">What is done with an item.</param>
internal sealed class WorkBehind<TItem>(Action<TItem> work)
{
    /// <summary>To hand over an item alone would take longer than most work on it.</summary>
    private const int BatchSize = 2000;

    private Task _worker = Task.CompletedTask;

    /// <summary>What is given next, and what is worked on: never more is in memory.</summary>
    private List<TItem> _batch = new(BatchSize);
    private List<TItem> _workedOn = new(BatchSize);

    /// <summary>Gives an item. Throws what the work has thrown, after which nothing more was done.</summary>
    public void Add(TItem item)
    {
        _batch.Add(item);
        if (_batch.Count == BatchSize)
        {
            HandOver();
        }
    }

    /// <summary>Waits until all is done. Throws what the work has thrown.</summary>
    public void Complete()
    {
        HandOver();
        _worker.GetAwaiter().GetResult();
    }

    private void HandOver()
    {
        _worker.GetAwaiter().GetResult();
        _workedOn.Clear();
        (_batch, _workedOn) = (_workedOn, _batch);
        List<TItem> batch = _workedOn;
        _worker = Task.Run(() => batch.ForEach(work));
    }
}
