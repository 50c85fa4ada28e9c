using System;

namespace MailkitPS;

/// <summary>
/// How far a walk over pages has come. It is updated row by row, so it is also right after Ctrl+C. Instants are ISO 8601 texts in UTC, so
/// that they survive a CSV file written and read under different cultures.
/// </summary>
public sealed class PagingPosition
{
    private DateTimeOffset? _startedAt;
    private DateTimeOffset? _updatedAt;

    internal PagingPosition()
    {
    }

    /// <summary>The function that is walked over; null before the first call.</summary>
    public string? Function { get; private set; }

    /// <summary>What narrowed the rows down, as parameters: <see cref="After"/> means something only with the same ones.</summary>
    public string? Filter { get; private set; }

    /// <summary>All rows up to this ID have been handed out, and what goes on begins behind it; null: nothing has.</summary>
    public long? After { get; internal set; }

    /// <summary>How many rows have been handed out.</summary>
    public long RowCount { get; internal set; }

    /// <summary>How many pages have been read to their end.</summary>
    public long PageCount { get; internal set; }

    /// <summary>The walk has come to the last row.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>The rows came in the order of their IDs so far.</summary>
    public bool IsOrdered { get; internal set; } = true;

    /// <summary>When the walk began.</summary>
    public string? StartedAt => Show(_startedAt);

    /// <summary>When the position moved last.</summary>
    public string? UpdatedAt => Show(_updatedAt);

    /// <summary>The text of the failure that ended the walk; null when there was none.</summary>
    public string? LastError { get; internal set; }

    /// <summary>Begins a walk, perhaps after another one.</summary>
    internal void Begin(string function, string? filter, long? after, DateTimeOffset now)
    {
        Function = function;
        Filter = filter;
        After = after;
        RowCount = 0;
        PageCount = 0;
        IsComplete = false;
        IsOrdered = true;
        LastError = null;
        _startedAt = _updatedAt = now;
    }

    /// <summary>Moves.</summary>
    internal void MoveTo(long? after, DateTimeOffset now)
    {
        After = after;
        _updatedAt = now;
    }

    private static string? Show(DateTimeOffset? time) => time is DateTimeOffset known ? IsoTime.Format(known) : null;
}
