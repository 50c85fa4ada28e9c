using System;

namespace MailkitPS;

/// <summary>Where a walk over pages begins, and how it asks for them.</summary>
public sealed class PagingOptions
{
    /// <summary>Smaller pages would hold nothing but the row that is repeated where the start of a page is inclusive.</summary>
    private const int MinPageSize = 2;

    /// <summary>Only rows with a greater ID; none or 0 means from the beginning.</summary>
    public long? After
    {
        get;
        set => field = value >= 0 || value is null ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>How many rows a page has at most: how many calls are made, and never how many rows come. None means the usual.</summary>
    public int? PageSize
    {
        get;
        set => field = value >= MinPageSize || value is null ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The pause between two pages; none by default.</summary>
    public TimeSpan PageDelay { get; set; }

    /// <summary>What is kept up to date while the walk goes on; none means a new one.</summary>
    internal PagingPosition? Position { get; set; }

    /// <summary>What narrows the rows down, in words.</summary>
    internal string? Filter { get; set; }
}
