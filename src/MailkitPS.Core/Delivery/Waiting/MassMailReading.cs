using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// The deliveries of a mass send in a wait. Each poll looks for new ones and asks for their totals; all of their messages it reads where
/// these or the results of the requests have changed, and where a decision depends on it.
/// </summary>
/// <param name="client">Who polls them.</param>
/// <param name="walk">The calls that read all.</param>
/// <param name="settlesAt">When the settle time of the latest request is over.</param>
internal sealed class MassMailReading(MailkitClient client, MassMailWalk walk, TimeSpan settlesAt)
    : PolledSource(client, number: int.MaxValue, settlesAt, firstPollAt: client.Clock.Elapsed), IMassMailReader<IPolledCall>
{
    private readonly List<(long SendId, long? Sent, long? Delivered, long? Failed)> _totals = [];
    private List<(long SendId, long? Sent, long? Delivered, long? Failed)>? _readTotals;
    private long _errors;
    private long _readErrors;
    private TimeSpan _readAt = TimeSpan.MinValue;
    private bool _readsAll;
    private DateTimeOffset _begunAt;
    private (string Words, long Id) _subject;
    private SendMassState _state = SendMassState.Waiting;

    /// <summary>A decision depends on the next poll.</summary>
    public bool IsAwaited { get; set; }

    /// <summary>The latest poll began when a decision depended on it.</summary>
    public bool IsDecisive { get; private set; }

    /// <summary>All messages have been read once at least.</summary>
    public bool HasRead => _readTotals is not null;

    public override string Name => "the deliveries";

    public override (string Words, long Id) Subject => _subject;

    /// <summary>It was refused, or every request was, so that there is nothing to decide on.</summary>
    public bool HasFailed => _state == SendMassState.Failed;

    public override bool IsWaiting => _state == SendMassState.Waiting;

    public override void BeginPoll(TimeSpan now, DateTimeOffset utcNow, bool isLast)
    {
        IsDecisive = IsAwaited;
        _readsAll = IsAwaited || isLast || (now >= SettlesAt && _readAt < SettlesAt);
        _begunAt = utcNow;
        _totals.Clear();
        base.BeginPoll(now, utcNow, isLast);
    }

    public override void BecomeLast() => _readsAll = true;

    public override void EndPoll(WaitStep step)
    {
        base.EndPoll(step);
        if (_readsAll)
        {
            _readTotals = [.. _totals];
            _readErrors = _errors;
            _readAt = PolledAt;
            walk.Comparison.Summary.SourceReadAt = IsoTime.Format(_begunAt);
            walk.Comparison.EndReading();
        }
    }

    public override void End(SendMassState state, MailkitException? failure = null)
    {
        base.End(state, failure);
        _state = state;
    }

    IPolledCall IMassMailReader<IPolledCall>.Read<TRow>(string what, long id, IRowSource<TRow> rows, Action<TRow> use)
    {
        _subject = (what, id);
        return new PolledCall<TRow>(rows, (row, _) => use(row));
    }

    protected override IEnumerable<IPolledCall> Calls()
    {
        foreach (IPolledCall call in walk.FindDeliveries(Client, this))
        {
            yield return call;
        }

        long[] sendIds = [.. walk.Deliveries.SendIds];
        foreach (long sendId in sendIds)
        {
            _subject = (FormattableString.Invariant($"the delivery {sendId}"), sendId);
            yield return new PolledCall<Delivery>(
                Client.GetDelivery(sendId),
                (delivery, _) => _totals.Add((sendId, delivery.SendCount, delivery.DeliveredCount, delivery.FailedCount)));
        }

        _readsAll = _readsAll || _readTotals?.SequenceEqual(_totals) != true || _readErrors != walk.Comparison.Summary.ErrorRowCount;
        if (!_readsAll)
        {
            yield break;
        }

        _errors = walk.Comparison.Summary.ErrorRowCount;
        walk.Comparison.BeginReading();
        foreach (long sendId in sendIds)
        {
            yield return walk.ReadMessages(Client, sendId, this);
        }
    }
}
