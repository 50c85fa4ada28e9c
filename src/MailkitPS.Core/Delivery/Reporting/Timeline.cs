using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// Errors and bounces over time, in so many steps of equal length as fit into a picture. A step grows while rows come, and each one is a
/// multiple of the one before it, so that the order of the rows does not matter.
/// </summary>
/// <param name="step">The length of a step in minutes, at least.</param>
internal sealed class Timeline(long step = 1)
{
    /// <summary>The most steps.</summary>
    public const int MaxSteps = 60;

    /// <summary>A picture has so many parts of equally many steps.</summary>
    public const int Parts = 4;

    public const long Hour = 60;

    public const long Day = 24 * Hour;

    public const long Week = 7 * Day;

    /// <summary>Steps that people know. What lies further apart takes twice as many weeks again and again.</summary>
    private static readonly long[] Steps = [1, 5, 15, Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, Week];

    private Dictionary<long, TimelineBar> _bars = [];
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    /// <summary>The length of a step in minutes.</summary>
    public long Step { get; private set; } = step;

    public bool Any => _bars.Count > 0;

    /// <summary>All steps from the first to the last that has something, and some more, so that they can be parted.</summary>
    public IEnumerable<TimelineBar> Bars => Enumerable
        .Range(0, (int)(_last - _first + Parts) / Parts * Parts)
        .Select(place => _bars.TryGetValue(_first + place, out TimelineBar? bar) ? bar : new(EdgeAt(place)));

    /// <summary>The errors of one and the bounces of another.</summary>
    public static Timeline Combine(Timeline errors, Timeline bounces)
    {
        Timeline both = new(Math.Max(errors.Step, bounces.Step));
        foreach (TimelineBar bar in errors._bars.Values)
        {
            both.Add(bar.Start, bar.Errors, 0);
        }

        foreach (TimelineBar bar in bounces._bars.Values)
        {
            both.Add(bar.Start, 0, bar.Bounces);
        }

        return both;
    }

    /// <summary>When a step begins, counted from the first one.</summary>
    public DateTime EdgeAt(int place) => TimeOf(_first + place);

    public void Add(DateTime date, long errors, long bounces)
    {
        if (errors + bounces == 0)
        {
            return;
        }

        long place = date.Ticks / TimeSpan.TicksPerMinute / Step;
        At(place).Add(errors, bounces);
        _first = Math.Min(_first, place);
        _last = Math.Max(_last, place);
        while (_last - _first >= MaxSteps)
        {
            Widen();
        }
    }

    private void Widen()
    {
        long wider = Steps.FirstOrDefault(step => step > Step) is long known and > 0 ? known : 2 * Step;
        long factor = wider / Step;
        Dictionary<long, TimelineBar> narrow = _bars;
        _bars = [];
        Step = wider;
        _first /= factor;
        _last /= factor;
        foreach (KeyValuePair<long, TimelineBar> bar in narrow)
        {
            At(bar.Key / factor).Add(bar.Value.Errors, bar.Value.Bounces);
        }
    }

    private TimelineBar At(long place)
    {
        if (!_bars.TryGetValue(place, out TimelineBar? bar))
        {
            _bars.Add(place, bar = new(TimeOf(place)));
        }

        return bar;
    }

    /// <summary>The last step may end where time itself does.</summary>
    private DateTime TimeOf(long place) =>
        new(Math.Min(place * Step, DateTime.MaxValue.Ticks / TimeSpan.TicksPerMinute) * TimeSpan.TicksPerMinute);
}
